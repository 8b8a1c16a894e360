import { randomUUID } from 'node:crypto';
import { saveAnswer, type AnswerFile, type SaveOutcome } from '../../db/answers';
import { saveClientWord } from '../../db/client-questions';
import type { LinkPage } from '../../db/links';
import type { ReplyItem } from '../../db/reply-items';
import { wholeUploads } from '../../db/uploads';
import { ACCOUNTS_FIELD } from '../../domain/answers/account-list';
import { WORD_FIELD } from '../../domain/answers/answer-fields';
import {
  checkAnswer,
  type AnswerProblem,
  type CheckedAnswer,
} from '../../domain/answers/check-answer';
import { endOfWorkingDay, localDate } from '../../domain/calendar/local-time';
import { MOST_PROMISES } from '../../domain/items/answer';
import { confirmingWord } from '../../templates/language/portal-answer-words';
import { fingerprint } from '../../vault/seal/fingerprint';
import { zoneOf } from './asked-items';
import { BrokenForm } from './broken-form';
import type { Portal } from './deps';
import { formId } from './form-id';
import { isUuid } from './link-guard';
import { namedUploads } from './named-uploads';
import { NO_SWAP, proposedSwap } from './proposed-swap';
import { recentForms } from './recent-forms';
import { sealedAnswer, typedShapes } from './sealed-form';
import type { ReadForm } from './form-as-read';

/** A sitting that nobody adds to for this long is looked at as it is. */
const IDLE_MS = 30 * 60 * 1000;

export interface SentAnswer {
  link: LinkPage;
  item: ReplyItem;
  upload: ReadForm;
}

export type SentOutcome = SaveOutcome | { kind: 'wrong'; problems: AnswerProblem[] };

/** Checks and saves what a form brought; what was typed in it is sealed by now. `repeated` is returned only for a form that has been changed since. */
export async function saveSent(portal: Portal, sent: SentAnswer): Promise<SentOutcome> {
  const { fields } = sent.upload;
  const keepFiles = fields.get('keep-files') === 'yes';
  const at = portal.clock.now();
  const zone = { timeZone: zoneOf(sent.link) };
  const type = fields.get('type') ?? '';
  const today = localDate(zone, at);
  const sealed = sent.upload.answer ?? sealedAnswer(fields);
  const text = typedShapes(sent.item, fields, today);
  const typed = (key: string): string =>
    key === WORD_FIELD ? confirmingWord(text(key)) : text(key);
  const named = namedUploads(fields);
  const key = { fileIds: named, linkId: sent.link.linkId, itemId: sent.item.id };
  const uploads = await wholeUploads(portal.db, key);
  const fresh = uploads.filter(({ claimed }) => !claimed);
  const files = [
    ...sent.upload.files,
    ...fresh.map((file): AnswerFile => ({ ...file, sealedManifest: null })),
  ];
  const check = checkAnswer(sent.item, type, typed, {
    promises: sent.item.promises,
    files: [...sent.upload.files, ...uploads].map(({ id }) => id),
    today,
  });
  const swap = type === 'promised' ? await proposedSwap(portal, sent, { typed, at }) : NO_SWAP;
  const problems = [...(check.ok ? [] : check.problems), ...swap.problems];
  if (uploads.length < named.length) problems.push(FILE_GONE);
  if (!check.ok || problems.length > 0) return { kind: 'wrong', problems };
  if (sealed === null) throw new BrokenForm();

  const id = answerId(sent);
  const { likeness } = sent.upload;
  recentForms.remember(id, likeness);
  const answer = newAnswer(sent, check.answer, {
    id,
    sealed,
    files,
    keepFiles,
    swapSlots: swap.slots,
    at,
  });
  const { type: said } = answer;
  const outcome =
    sent.item.ofClient && (said === 'never_held' || said === 'promised')
      ? await saveClientWord(portal.db, { ...answer, said })
      : await saveAnswer(portal.db, answer);
  if (outcome.kind === 'saved') recentForms.settle(id, likeness);
  // The same form sent twice, by a double click or after a broken line: it is saved, and says so.
  const isSaved = outcome.kind === 'repeated' && recentForms.isSame(id, likeness);
  return isSaved ? { kind: 'saved' } : outcome;
}

function newAnswer(
  { link, item, upload }: SentAnswer,
  answer: CheckedAnswer,
  {
    id,
    keepFiles,
    swapSlots,
    sealed,
    at,
    ...own
  }: {
    id: string;
    /** By the sender's browser, if it could, or by the form's reader. */
    sealed: Buffer;
    files: readonly AnswerFile[];
    keepFiles: boolean;
    swapSlots: readonly Date[];
    at: Date;
  },
) {
  const zone = { timeZone: zoneOf(link) };
  const lastSlot = swapSlots.at(-1);
  const promisedOn = lastSlot ? localDate(zone, lastSlot) : answer.promisedOn;
  return {
    id,
    submissionId: randomUUID(),
    handoverId: link.handoverId,
    itemId: item.id,
    linkId: link.linkId,
    contactId: link.contactId,
    seenAnswerId: seenAnswer(upload.fields),
    type: answer.type,
    promisedUntil: promisedOn === null ? null : endOfWorkingDay(zone, promisedOn),
    swapSlots,
    refusalReason: answer.refusalReason,
    listsAccounts: answer.value.fields.some(({ key }) => key === ACCOUNTS_FIELD),
    sealed,
    fingerprint: fingerprint(sealed),
    files: own.files,
    keepFiles,
    mostPromises: MOST_PROMISES,
    idleUntil: new Date(at.getTime() + IDLE_MS),
    at,
  };
}

const FILE_GONE: AnswerProblem = { field: 'files', code: 'file_gone' };

/** The answer that its sender has seen, or has agreed to replace. */
export function seenAnswer(fields: URLSearchParams): string | null {
  const named = fields.get('replace') === 'yes' ? fields.get('standing') : fields.get('seen');
  return named !== null && isUuid(named) ? named : null;
}

function answerId({ link, item, upload }: SentAnswer): string {
  return formId('answer', [link.linkId, item.id], upload.fields.get('form'));
}
