import type { DecisionOutcome } from '../../domain/decisions/outcome';
import type { RefusalReason } from '../../domain/items/answer';
import type { StalledReason } from '../../domain/handover/stage';
import type { DeclineReason } from '../../domain/signing/decline';
import type { MailTemplate } from '../email/mail-view';
import type { STORY_EVENTS } from '../view';

/** Lists that the message fills from its view. */
export type MailList =
  | 'outstanding'
  | 'critical'
  | 'story'
  | 'promised'
  | 'refused'
  | 'settled'
  | 'wanted'
  | 'evidence'
  | 'tasks';

/**
 * One piece of a message; text and HTML are made from the same pieces, so they say the same.
 * Strings are Handlebars over the facts of templates/email/mail-facts.ts; an empty piece vanishes.
 */
export type MailBlock =
  | { p: string }
  | { list: MailList; most?: number; more?: string }
  | { say: readonly string[] }
  | { button: string };

export interface MailText {
  /** What stands after the comma of the subject. */
  part: string;
  /** In the subject and thread of the letter of request; the part is then line one's business. */
  keepsSubject?: true;
  tone: 'formal' | 'friendly';
  /** Whether the line on how to check that we are genuine stands at the end. */
  verify?: true;
  blocks: readonly MailBlock[];
}

export type MailTexts = Readonly<
  Record<Exclude<MailTemplate, 'authority-reminder'>, MailText> & {
    'authority-reminder': readonly [MailText, MailText, MailText, MailText];
  }
>;

export interface MailFrame {
  subject: string;
  greeting: { named: string; unnamed: string };
  closing: { formal: string; friendly: string };
  verify: string;
  linkBelow: string;
  /** Default last line of a list cut short; `{{n}}` is how many are left out. */
  more: string;
  today: string;
  byDay: string;
  /** onlyYou: null where the reader is not who can release it. */
  mark: { critical: string; onlyYou: string | null; promised: string };
  /** A line of the list whose item was sent back, with what our people wrote about it. */
  withNote: string;
  /** Before what the reader sent besides and can be of no use, in a message about something else. */
  wantedToo: string;
  /** After an opening that a person wrote: how many items are open, and the dates. */
  standing: string;
  promisedFor: string;
  dueOn: string;
  story: Readonly<Record<(typeof STORY_EVENTS)[number], string>>;
  /** What was done about a refusal; `amount` and `day` may be missing. */
  settled: Readonly<Record<DecisionOutcome, string>>;
  refusal: Readonly<Record<RefusalReason, string>>;
  stalled: Readonly<Record<StalledReason, string>>;
  /** Why a signatory does not sign. */
  declined: Readonly<Record<DeclineReason, string>>;
  task: Readonly<Record<'recover' | 'rotate' | 'revoke' | 'day_one' | 'verify', string>>;
  and: string;
}

export interface MailWords {
  frame: MailFrame;
  texts: MailTexts;
}
