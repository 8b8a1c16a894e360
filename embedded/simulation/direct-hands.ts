import { randomUUID } from 'node:crypto';
import { leave } from '../../api/form-reader/leave';
import { answerRules } from '../../api/portal/answer-rules';
import { ownForm, type ReadForm } from '../../api/portal/form-as-read';
import { linkOfToken } from '../../api/portal/link-guard';
import { saveSent } from '../../api/portal/save-item';
import type { Portal } from '../../api/portal/deps';
import { recordLinkOpened, type LinkPage } from '../../db/links';
import { findReplyItem, listReplyItems, type ReplyItem } from '../../db/reply-items';
import { finishSitting, openSittingOf } from '../../db/submissions';
import { ACCOUNTS_FIELD } from '../../domain/answers/account-list';
import { answerFields, type AnswerField } from '../../domain/answers/answer-fields';
import { inputName } from '../../domain/answers/input-name';
import { addDays, type LocalDate } from '../../domain/calendar/local-date';
import { localDate } from '../../domain/calendar/local-time';
import { Refusal } from '../../domain/problem';
import { verifyRecipient, type HandoverRecipient } from '../../vault/seal/recipient';
import { CANARY } from './canary';
import type { Hands, Line, Sending } from '../simulated/hands';
import type { Reader } from '../simulated/tempers/temper';

/** What a receipt was shown for: it has to open to these words for ever. */
export interface Ledger {
  receipt: string;
  secrets: { itemId: string; word: string }[];
}

export interface DirectHandsOptions {
  portal: Portal;
  /** The token in the newest mail that this reader has. */
  token: (reader: Reader) => string | undefined;
  /** A fresh secret that is like no other. */
  secret: () => string;
  /** Whether a form is sent a second time by a double click. */
  twice: () => boolean;
}

/** The portal's own functions behind its pages, without the pages: same checks, same sealing, same statements. */
export class DirectHands implements Hands {
  readonly ledger: Ledger[] = [];
  /** Items whose present answer is of no use. */
  readonly garbage = new Set<string>();
  private readonly typed: Ledger['secrets'] = [];

  constructor(private readonly options: DirectHandsOptions) {}

  async list(reader: Reader): Promise<readonly Line[] | null> {
    const link = await this.link(reader);
    if (!link) return null;
    const { portal } = this.options;
    await recordLinkOpened(portal.db, link, portal.clock.now());
    const items = await listReplyItems(portal.db, link.handoverId);
    return items.map(({ id, criticality, state, answerType }) => ({
      id,
      critical: criticality === 'critical',
      state,
      answerType,
    }));
  }

  async answer(reader: Reader, line: Line, sending: Sending): Promise<boolean> {
    const { portal } = this.options;
    const link = await this.link(reader);
    const item = link && (await findReplyItem(portal.db, link.handoverId, line.id));
    if (!link || !item) return false;
    const fields = this.filledIn(link, item, sending);
    const sent = { link, item, upload: await this.sealed(link, item, fields) };
    const outcome = await saveSent(portal, sent);
    if (outcome.kind !== 'saved') return false;
    if (this.options.twice()) await saveSent(portal, sent);
    this.typed.push(...secretsIn(fields).map((word) => ({ itemId: item.id, word })));
    if (sending.garbage) this.garbage.add(item.id);
    else this.garbage.delete(item.id);
    return true;
  }

  async finish(reader: Reader): Promise<boolean> {
    const { portal } = this.options;
    const link = await this.link(reader);
    const open = link && (await openSittingOf(portal.db, link.contactId));
    if (!link || !open) return false;
    const finished = await finishSitting(
      portal.db,
      {
        submissionId: open.submissionId,
        handoverId: link.handoverId,
        actor: `contact:${link.contactId}`,
      },
      portal.clock.now(),
    );
    if (!finished) return false;
    this.ledger.push({ receipt: finished.receipt.number, secrets: this.typed.splice(0) });
    return true;
  }

  /** Nobody reads mail in a simulation without a mail server: the chase goes on, as it does for a reply. */
  mail(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private async link(reader: Reader): Promise<LinkPage | null> {
    const token = this.options.token(reader);
    if (token === undefined) return null;
    try {
      return await linkOfToken(this.options.portal, token, 'reply');
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** As the form's reader hands it on. */
  private async sealed(link: LinkPage, item: ReplyItem, typed: URLSearchParams): Promise<ReadForm> {
    const { portal } = this.options;
    const today = localDate({ timeZone: link.previousMspTimeZone }, portal.clock.now());
    const left = await leave(typed, {
      rules: answerRules(item, today),
      seal: recipientOf(link, portal),
      fileIds: [],
    });
    return {
      ...ownForm(new URLSearchParams(left.fields), Buffer.alloc(0)),
      answer: left.answer && Buffer.from(left.answer),
      likeness: typed.toString(),
    };
  }

  private filledIn(link: LinkPage, item: ReplyItem, sending: Sending): URLSearchParams {
    const today = localDate(
      { timeZone: link.previousMspTimeZone },
      this.options.portal.clock.now(),
    );
    const fields = new URLSearchParams({
      type: sending.type,
      form: randomUUID(),
      ...(item.answerId === null ? {} : { seen: item.answerId }),
    });
    for (const field of answerFields(item, sending.type)) {
      fields.set(inputName(sending.type, field.key), this.valueOf(field, today, sending));
    }
    return fields;
  }

  private valueOf(field: AnswerField, today: LocalDate, { promisedFor }: Sending): string {
    // Accounts would become items of their own, named in clear.
    if (field.key === ACCOUNTS_FIELD || field.set) return '';
    if (field.secret) return this.options.secret();
    if (field.word !== undefined) return field.word;
    switch (field.input) {
      case 'day':
        return field.key === 'until' ? addDays(today, promisedFor) : today;
      case 'count':
        return '2';
      case 'choice':
        return field.choices?.[0]?.value ?? '';
      default:
        return this.options.secret();
    }
  }
}

function recipientOf(link: LinkPage, portal: Portal): HandoverRecipient {
  const { handoverId, recipient, recipientSignature: signature } = link;
  return verifyRecipient({ handoverId, recipient, signature }, portal.pinned);
}

function secretsIn(fields: URLSearchParams): string[] {
  return [...fields.values()].filter((value) => value.startsWith(CANARY));
}
