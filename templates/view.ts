import type { AlsoSentReceipt } from '../domain/answers/receipt';
import type { AnswerType, RefusalReason } from '../domain/items/answer';
import type { Criticality, Kind, Scope } from '../domain/items/item';

/**
 * What the words need to know. Callers pass instants as `Date` and a zone as its IANA name; every
 * date is put into words here, in the reader's language (templates/language/dates.ts). Countries
 * are ISO 3166-1 alpha-2. Addresses are lines separated by `\n`.
 */
export const LANGUAGES = ['en-GB', 'en-US', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface ClientView {
  name: string;
  address?: string | null;
  country: string;
  /** The client's *public* number: the reader may doubt us and ring the client. */
  callBackPhone?: string | null;
  /** Register data for the foot of a letter (Germany asks for it, GmbHG 35a), one line. */
  register?: string | null;
}

export interface PreviousMspView {
  name: string;
  address?: string | null;
  country: string;
  /** Dates in letters and mails are this zone's. */
  timeZone: string;
}

export interface UsView {
  name: string;
  address?: string | null;
  phone?: string | null;
  email: string;
  register?: string | null;
}

/** `on_file`: signed earlier, elsewhere. `signed`: on our page. `to_sign`: not yet. */
export interface AuthorityView {
  kind: 'on_file' | 'signed' | 'to_sign';
  /** Null only for `to_sign`. */
  signedOn: Date | null;
  by: string;
  title: string;
}

export interface RequestItemView {
  /** The number printed in annex A. */
  position: number;
  group: string;
  name: string;
  kind: Kind;
  criticality: Criticality;
  onlyTheyCanRelease: boolean;
  /** What an answer should carry, in the catalogue's words. */
  replyFields: readonly string[];
  scope: Scope;
}

/** Everything that the letter of request, the authority and the formal notice say. */
export interface RequestView {
  language: Language;
  /** The letter's date. */
  at: Date;
  letterNumber: string;
  client: ClientView;
  previousMsp: PreviousMspView;
  us: UsView;
  authority: AuthorityView;
  recipient: { name: string | null };
  items: readonly RequestItemView[];
  criticalDueAt: Date;
  deadlineAt: Date;
  /** When the previous MSP's own access ends; the deadline when left out. */
  accessEndsAt?: Date;
  /** The recipient's own link; null prints no address (copies for the client carry none). */
  replyUrl: string | null;
  verifyUrl: string;
}

/** How the signatory signed, for the signature block of the authority. */
export interface SignatureView {
  name: string;
  title: string;
  at: Date;
  /** The zone in which the time is printed: the client's. */
  timeZone: string;
  ip: string;
  consent: string;
  /** The strokes of a drawn one; null for a typed name alone. */
  drawing: string | null;
}

export interface AuthorityLetterView {
  language: Language;
  at: Date;
  letterNumber: string;
  client: ClientView;
  previousMsp: PreviousMspView;
  us: UsView;
  signatory: { name: string; title: string };
  items: readonly RequestItemView[];
  validFrom: Date;
  validUntil: Date;
  /** Null prints an empty signature block. */
  signature: SignatureView | null;
}

/** How the previous MSP has answered an item that the client still requires. */
export type AnswerSoFar =
  | { what: 'none' }
  | { what: 'promised'; at: Date; until: Date }
  | { what: 'refused'; at: Date; reason: RefusalReason }
  /** An answer came and was sent back as not usable. */
  | { what: 'rejected'; at: Date };

export interface NoticeItemView extends RequestItemView {
  soFar: AnswerSoFar;
}

export interface FormalNoticeView extends RequestView {
  /** What is required: outstanding, or refused. */
  items: readonly NoticeItemView[];
  /** Who signs for the client; empty lines when nobody is known. */
  signatory: { name: string; title: string } | null;
  requireBy: Date;
  /** Requests and answers, oldest first. */
  story: readonly NoticeLine[];
}

export interface ReceiptFileView {
  bytes?: number;
  /** Lower-case hexadecimal of the sealed bytes: a hash of the content would let a small secret be guessed. */
  sha256: string;
}

export interface ReceiptItemView {
  position: number;
  group: string;
  name: string;
  answer: AnswerType;
  answeredAt: Date;
  /** Only for `promised`. */
  promisedUntil?: Date | null;
  /** SHA-256 of the sealed answer, lower-case hexadecimal. */
  fingerprint?: string;
  files: readonly ReceiptFileView[];
}

/** Proof for who answered: what, when, by whom. Never a value, never a file's name. */
export interface ReceiptView {
  language: Language;
  receiptNumber: string;
  letterNumber: string;
  /** When the sitting was finished. */
  at: Date;
  timeZone: string;
  client: { name: string };
  previousMsp: { name: string };
  us: UsView;
  /** The portal does not know addresses: it may not read them. */
  by: { name: string; email: string | null };
  items: readonly ReceiptItemView[];
  answeredTotal: number;
  itemsTotal: number;
  /** Their own word that their access is removed; null where nobody gave it. */
  accessRemoved: { by: string; items: readonly string[] } | null;
  /** What came and was not asked for. */
  alsoSent: readonly AlsoSentReceipt[];
  /** Where it is checked: the page, its code there, and the address that has both filled in. */
  check: { page: string; code: string; url: string } | null;
  /** By when all was asked for; null when it is not agreed yet. */
  deadlineAt?: Date | null;
}

export interface ReportItemView {
  position: number;
  group: string;
  name: string;
  scope: Scope;
  answer: AnswerType | null;
  answeredAt: Date | null;
  acceptedAt: Date | null;
  /** Handed over to the client, and no longer with us. */
  left: { at: Date; by: string } | null;
  waived: { at: Date; reason: string } | null;
}

export interface ReportTaskView {
  position: number;
  itemName: string;
  kind: 'recover' | 'rotate' | 'revoke' | 'day_one' | 'verify';
  openedAt: Date;
  endedAt: Date | null;
  state: 'open' | 'done' | 'waived';
  owner: string | null;
  /** Where the new secret was recorded (a place, never the secret), or why it was waived. */
  note: string | null;
}

export interface ReportMessageView {
  at: Date;
  template: string;
  to: string;
  outcome: 'not sent' | 'unknown' | 'rejected' | 'accepted';
}

export interface ClosingReportView {
  language: Language;
  letterNumber: string;
  at: Date;
  /** Ours: this report is for our own house and the client. */
  timeZone: string;
  client: { name: string };
  /** `timeZone` (IANA): where the deadline's day ended. */
  previousMsp: { name: string; timeZone: string };
  us: UsView;
  requestedAt: Date | null;
  deadlineAt: Date | null;
  closedAt: Date;
  items: readonly ReportItemView[];
  tasks: readonly ReportTaskView[];
  messages: readonly ReportMessageView[];
}

/** One line of "what happened so far", oldest first. */
export const STORY_EVENTS = [
  'requested',
  'reached',
  'opened',
  'answered',
  'reminded',
  'promised',
  'promise_broken',
  'critical_due',
  'escalated',
  'deadline',
  'noticed',
] as const;
export interface StoryLine {
  at: Date;
  what: (typeof STORY_EVENTS)[number];
  /** How many items, where that makes sense (answered, promised). */
  count?: number;
}

/** On paper a refusal is told as what it is; messages leave that to a person. */
export const NOTICE_EVENTS = [...STORY_EVENTS, 'refused'] as const;
export type NoticeLine = Omit<StoryLine, 'what'> & { what: (typeof NOTICE_EVENTS)[number] };
