import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { LinkPage } from '../../db/links';
import { MOST_FILE_BYTES, MOST_HANDOVER_BYTES } from '../../domain/uploads/limits';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import type { FormRules } from '../form-reader/messages';
import type { Portal } from './deps';
import { sealedFormOf, typedFormOf } from './form-body';
import { FormAtReader } from './form-at-reader';
import { ownForm, type ReadForm } from './form-as-read';
import { passOn } from './owned-bodies';
import { HandoverFull } from './upload-refusals';

/** Beyond this a request is not even read to its end. */
const MOST_UPLOAD_BYTES = MOST_HANDOVER_BYTES + MOST_FILE_BYTES;

/** So long a form waits for those that are on their way already. */
const IN_TURN_MS = 10_000;

/** Known to this process and its readers only and never written down, so that a likeness says nothing about a secret. */
const LIKENESS_KEY = randomBytes(32);

export interface FormToRead {
  link: LinkPage;
  rules: FormRules;
  /** To whom it is sealed; null where nothing is. */
  recipient: HandoverRecipient | null;
  /** Of what its files are; null for a signed copy of the letter. */
  itemId?: string | null;
  /** Whoever asks shows what was typed again where files are refused (`refusal`), which are thrown otherwise. */
  keepsTyped?: true;
}

/**
 * Has a form read by a process of its own. Whatever goes wrong, nothing of it stays stored.
 * @throws UploadsBusy, FileTooLarge, TooManyFiles, FormTooLarge, BrokenForm, NotAForm, and what the database says of a
 *   file, after the request was read to its end, so that the browser shows the answer.
 */
export async function readForm(
  portal: Portal,
  request: FastifyRequest,
  { link, rules, recipient, itemId = null, keepsTyped }: FormToRead,
): Promise<ReadForm> {
  const sealed = sealedFormOf(request);
  if (sealed !== null) return ownForm(sealed, LIKENESS_KEY);
  const contentType = typedFormOf(request);
  if (contentType === null || request.headers['content-length'] === '0') {
    return ownForm(new URLSearchParams(), LIKENESS_KEY);
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_UPLOAD_BYTES) throw new HandoverFull();
  const leave = await portal.forms.enterInTurn(link.linkId, IN_TURN_MS);
  const line = portal.readers.take();
  line.onOver(leave);
  const form = new FormAtReader(portal, line, { link, itemId });
  request.formAtReader = form;
  const whole = passOn(request.raw, line, MOST_UPLOAD_BYTES);
  try {
    await form.read(whole, {
      contentType,
      rules,
      recipient: recipient && signedAgain(portal, link),
      likenessKey: LIKENESS_KEY,
    });
    if (form.refusal !== null && !keepsTyped) throw form.refusal;
    return form;
  } catch (cause) {
    line.end();
    // A browser that is still sending shows no answer.
    await whole;
    await form.discard();
    throw cause;
  }
}

/** The reader believes nobody, either. */
function signedAgain({ pinned }: Portal, link: LinkPage) {
  return {
    handoverId: link.handoverId,
    recipient: link.recipient,
    signature: link.recipientSignature,
    pinned: pinned.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
