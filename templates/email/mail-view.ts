import type { Rung } from '../../domain/contacts/contact';
import type { StepTemplate } from '../../domain/chase/policy';
import type { Criticality } from '../../domain/items/item';
import type { DecisionOutcome } from '../../domain/decisions/outcome';
import type { RefusalReason } from '../../domain/items/answer';
import type { StalledReason } from '../../domain/handover/stage';
import type { Language, StoryLine } from '../view';
import type { PortalMailViews } from './portal-mail-view';

export interface MailItem {
  position: number;
  name: string;
  criticality: Criticality;
  onlyTheyCanRelease: boolean;
  /** Sent back: what does not work and what would help, in our people's words. */
  note?: string | null;
  /** They named this day, and it has not passed. */
  promisedFor?: Date | null;
}

export interface AnyMail {
  language: Language;
  /** When the message is written. */
  at: Date;
  /** As in the letter: `{Client}: handover {letterNumber}, …`. */
  letterNumber: string;
  /** Null greets without a name. */
  to: { name: string | null };
  client: { name: string; callBackPhone?: string | null };
  /** `timeZone` (IANA) is the zone of every date in the message. */
  previousMsp: { name: string; timeZone: string };
  us: { name: string; phone?: string | null; email: string };
}

/** Every step of the chase, to the previous MSP, the sponsor or counsel. */
export interface ChaseMail extends AnyMail {
  /** This contact's own link, never another's. */
  link: string;
  verifyUrl: string;
  totalItems: number;
  /** What is still outstanding now, any order: the message sorts. */
  outstanding: readonly MailItem[];
  /** Names of items that came since the last message to this contact. */
  came: readonly string[];
  /** How many items have an answer altogether. */
  answeredTotal: number;
  requestedAt: Date;
  criticalDueAt: Date;
  deadlineAt: Date;
  /** Oldest first; the messages choose the lines they need. */
  story: readonly StoryLine[];
  /** Until when this contact's link works; left out says "as before". */
  linkUntil?: Date | null;
  /** formal-notice: by when the client requires it. */
  requireBy?: Date | null;
  /** Whom the sponsor may ring at the previous MSP. */
  call?: { name: string; phone: string | null } | null;
  refused?: readonly { name: string; reason: RefusalReason }[];
  /** What this reader sent besides and can be of no use, a line each. */
  wanted?: readonly string[];
  /** counsel: the files attached, with the SHA-256 of their bytes (lower-case hexadecimal). */
  evidence?: readonly { name: string; sha256: string }[];
  /** counsel: they came to too much for a mail, and wait behind `link`; else they are attached. */
  evidenceElsewhere?: boolean;
}

/** To a contact of the previous MSP whose promised day has passed. */
export interface PromiseBrokenMail extends ChaseMail {
  promised: readonly { name: string; promisedFor: Date }[];
}

/** What a person of ours did about a refusal. */
export interface SettlementView {
  outcome: DecisionOutcome;
  /** As a person wrote it, currency and all. */
  amount: string | null;
  /** The day by which, or on which; the instant lies on it in the previous MSP's zone. */
  on: Date | null;
}

/** To whoever refused, once a person of ours has answered the refusal. */
export interface RefusalAnsweredMail extends ChaseMail {
  settled: readonly SettlementView[];
}

/** To the client's signatory. */
export interface AuthorityMail extends AnyMail {
  link: string;
  /** The client's zone, IANA. */
  timeZone: string;
  totalItems: number;
  criticalItems: number;
  /** When the authority was first sent for signing. */
  waitingSince: Date;
}
export interface AuthorityReminderMail extends AuthorityMail {
  /** 1 to 4; more repeat the fourth. */
  index: number;
}

/** To the client, about what the previous MSP says it has itself. */
export interface AskClientMail extends AnyMail {
  /** The client's own page; it lists these items only. */
  link: string;
  /** The client's zone, IANA. */
  timeZone: string;
  totalItems: number;
  outstanding: readonly MailItem[];
}

/** To the client's sponsor, without the previous MSP's link. */
export interface RequestCopyMail extends AnyMail {
  /** The verify page, or the client's own page. Never a reply link. */
  link: string;
  totalItems: number;
  criticalDueAt: Date;
  deadlineAt: Date;
  verifyUrl: string;
}

/** To the contact who finished for now; the receipt is attached. */
export interface ReceiptMail extends AnyMail {
  link: string;
  receiptNumber: string;
  submitted: number;
  answeredTotal: number;
  totalItems: number;
  outstanding: readonly MailItem[];
}

/** To both sides of a joint swap, each in its own time; the calendar entry is attached. */
export interface SwapAgreedMail extends AnyMail {
  link: string;
  timeZone: string;
  otherZone: string;
  item: string;
  startsAt: Date;
}

export interface AllDoneMail extends AnyMail {
  link: string;
  totalItems: number;
}

/** To a task's owner; to the leads and the account manager, too, when the owner did not move. */
export interface OverdueTaskMail extends AnyMail {
  link: string;
  /** Our own zone, IANA. */
  timeZone: string;
  tasks: readonly {
    name: string;
    dueAt: Date;
    kind: 'recover' | 'rotate' | 'revoke' | 'day_one' | 'verify';
    /** Whose it is, when it is not the reader's. */
    owner?: string | null;
    /** People were reminded of it before. */
    again?: boolean;
  }[];
}

/** To the account manager, with our own zone (IANA). */
interface ToManager extends AnyMail {
  link: string;
  timeZone: string;
}

export interface ClosedMail extends ToManager {
  totalItems: number;
  accepted: number;
  recovered: number;
  rotated: number;
  waived: number;
}

/** What was sent is destroyed soon. */
export interface PurgeWarningMail extends ToManager {
  purgeAt: Date;
  days: number;
}

export interface StalledMail extends ToManager {
  reason: StalledReason;
  since: Date;
  /** How much more of it came since this was last told; 0 for the first time. */
  more: number;
}

/** An address that is not written to any more. */
export interface ContactBouncedMail extends ToManager {
  who: string;
  /** Of the client's people, not of the previous MSP's. */
  ofClient: boolean;
  /** Who gets the messages instead; null when there is nobody else. */
  next: string | null;
}

/** What came by mail and waits to be read. */
export interface MailCameMail extends ToManager {
  replies: number;
  /** Reports and mails that only a person can make sense of. */
  others: number;
}

/** Each template's own view. */
export interface MailViews extends PortalMailViews {
  request: ChaseMail;
  reached: ChaseMail;
  reminder: ChaseMail;
  critical: ChaseMail;
  escalation: ChaseMail;
  deadline: ChaseMail;
  'deadline-sponsor': ChaseMail;
  'formal-notice': ChaseMail;
  'formal-notice-sponsor': ChaseMail;
  counsel: ChaseMail;
  'last-word': ChaseMail;
  'last-word-sponsor': ChaseMail;
  'promise-broken': PromiseBrokenMail;
  'sent-back': ChaseMail;
  'refusal-answered': RefusalAnsweredMail;
  'authority-request': AuthorityMail;
  'authority-reminder': AuthorityReminderMail;
  'request-copy': RequestCopyMail;
  'ask-client': AskClientMail;
  'ask-client-reminder': AskClientMail;
  receipt: ReceiptMail;
  'all-done': AllDoneMail;
  'swap-agreed': SwapAgreedMail & { verifyUrl: string };
  'swap-agreed-house': SwapAgreedMail;
  'overdue-task': OverdueTaskMail;
  closed: ClosedMail;
  stalled: StalledMail;
  'purge-warning': PurgeWarningMail;
  'contact-bounced': ContactBouncedMail;
  'mail-came': MailCameMail;
}
export type MailTemplate = keyof MailViews;

/** The templates that take a {@link ChaseMail}: a policy's steps, in the words of their reader. */
export type ChaseTemplate =
  StepTemplate | 'deadline-sponsor' | 'formal-notice-sponsor' | 'last-word-sponsor';

/** Which words a step of the policy uses for a contact on this rung. */
export function mailTemplateFor(step: StepTemplate, rung: Rung): ChaseTemplate {
  const ofClient = rung === 'sponsor' || rung === 'signatory';
  if (ofClient && step === 'deadline') return 'deadline-sponsor';
  if (ofClient && step === 'formal-notice') return 'formal-notice-sponsor';
  if (ofClient && step === 'last-word') return 'last-word-sponsor';
  return step;
}
