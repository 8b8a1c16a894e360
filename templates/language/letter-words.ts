import type { AnswerType } from '../../domain/items/answer';
import type { Kind } from '../../domain/items/item';
import type { RequestView, ReportItemView, ReportMessageView, ReportTaskView } from '../view';
import type { AnswerSoFar, NOTICE_EVENTS } from '../view';

/** A heading and its paragraphs (Handlebars over the facts of templates/letter/letter-facts.ts). */
export interface Section {
  title: string;
  paragraphs: readonly string[];
}

export interface CommonWords {
  pageOf: string;
  number: string;
  date: string;
  greeting: { named: string; unnamed: string };
  closing: { named: string; unnamed: string };
  kinds: Readonly<Record<Kind, string>>;
  /** Only names that differ from the catalogue's. */
  groups: Readonly<Record<string, string>>;
  critical: string;
  onlyYou: string;
  signature: { name: string; title: string; placeAndDate: string; signature: string };
}

export interface RequestWords {
  title: string;
  subject: string;
  opening: readonly string[];
  authority: Readonly<Record<RequestView['authority']['kind'], string>>;
  copy: string;
  genuine: Section;
  dates: { title: string; lead: string; critical: string; all: string };
  /** In the order of the letter: how to answer, until then, access, data, if not, money. */
  sections: readonly Section[];
  rights: string;
  onBehalf: string;
  enclosures: string;
  annex: { title: string; lead: string; head: readonly [string, string, string, string] };
}

export interface AuthorityWords {
  title: string;
  subject: string;
  paragraphs: readonly string[];
  signed: { title: string; lines: readonly string[]; consent: string };
  unsigned: string;
  annex: { title: string; head: readonly [string, string, string] };
}

export interface NoticeWords {
  title: string;
  subject: string;
  /** How it travels, above the address. */
  sentBy: string;
  before: readonly string[];
  story: string;
  events: Readonly<Record<(typeof NOTICE_EVENTS)[number], string>>;
  after: readonly string[];
  annex: { title: string; head: readonly [string, string, string, string] };
  soFar: Readonly<Record<AnswerSoFar['what'] | 'promise_passed', string>>;
}

export interface ReceiptWords {
  title: string;
  lead: string;
  facts: { by: string; at: string; letter: string; answered: string };
  head: readonly [string, string, string, string];
  answers: Readonly<Record<AnswerType, string>>;
  until: string;
  /** Of days promised for after the deadline. */
  late: string;
  files: string;
  noFiles: string;
  note: string;
  access: { title: string; declared: string };
  /** What came and was not asked for: `entries` of an export, or a filled `list`. */
  also: { title: string; entries: string; list: string };
  verify: string;
}

export interface ReportWords {
  title: string;
  lead: string;
  facts: { requested: string; deadline: string; closed: string; counts: string };
  items: { title: string; head: readonly [string, string, string, string] };
  outcome: {
    unanswered: string;
    accepted: string;
    /** With the client, and whose word that is. */
    left: string;
    waived: string;
    recovered: string;
    rotated: string;
    open: string;
  };
  scope: Readonly<Record<ReportItemView['scope'], string>>;
  tasks: { title: string; head: readonly [string, string, string, string]; none: string };
  taskKind: Readonly<Record<ReportTaskView['kind'], string>>;
  taskState: Readonly<Record<ReportTaskView['state'], string>>;
  messages: { title: string; head: readonly [string, string, string, string]; none: string };
  /** Names of the messages; another is shown as it is. */
  messageNames: Readonly<Record<string, string>>;
  fate: Readonly<Record<ReportMessageView['outcome'], string>>;
}

/** One sentence of law for the countries concerned (letters.md section 3, without what is marked [?]). */
export interface LawWords {
  /** `{{cites}}` is one or two of the regimes below. */
  privacy: string;
  regimes: Readonly<Record<'eu' | 'uk', string>>;
  and: string;
  /** Added in the same sentence when a party is in Germany. */
  germany: string;
  /** Where only Australia is concerned: no duty of return was found there. */
  protection: string;
  /** Where no law of those countries is known to us. */
  contract: string;
  /** The same in a letter in which the client speaks for itself. */
  own: { privacy: string; germany: string; contract: string };
}

/** The index of the evidence file for counsel. */
export interface BundleWords {
  title: string;
  lead: string;
  asOf: string;
  counts: string;
  head: readonly [string, string];
  kinds: Readonly<
    Record<
      'letter' | 'message' | 'messages' | 'receipt' | 'answers' | 'acts' | 'people' | 'log' | 'how',
      string
    >
  >;
  leftOut: { title: string; lines: readonly string[] };
}

/** That the secrets of a handover were destroyed. */
export interface PurgeWords {
  title: string;
  lead: string;
  facts: { over: string; purged: string; counts: string };
  how: { title: string; lines: readonly string[] };
  key: string;
  left: { title: string; lines: readonly string[] };
}

export interface LetterWords {
  common: CommonWords;
  request: RequestWords;
  authority: AuthorityWords;
  notice: NoticeWords;
  receipt: ReceiptWords;
  report: ReportWords;
  law: LawWords;
  bundle: BundleWords;
  purge: PurgeWords;
  /** The note on top in the client's package, a paragraph each. */
  package: readonly string[];
}
