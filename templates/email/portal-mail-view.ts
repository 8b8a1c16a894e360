import type { DeclineReason } from '../../domain/signing/decline';
import type { AnyMail } from './mail-view';

/** To the client: the sealed package with what is its own. */
export interface PackageMail extends AnyMail {
  link: string;
  /** The client's zone, IANA. */
  timeZone: string;
  totalItems: number;
  /** Sealed to an age key of the client's; otherwise to a passphrase that is told by telephone. */
  ownKey: boolean;
}

/** To a colleague of a contact, who has passed some groups on. */
export interface PassedOnMail extends AnyMail {
  link: string;
  verifyUrl: string;
  /** Who passed it on. */
  who: string;
  groups: readonly string[];
}

/** To the account manager: somebody asks about an item. The question itself is sealed and not in it. */
export interface QuestionAskedMail extends AnyMail {
  link: string;
  /** Our own zone, IANA. */
  timeZone: string;
  who: string;
  item: string;
}

/** To whoever asked. */
export interface QuestionAnsweredMail extends AnyMail {
  link: string;
  verifyUrl: string;
  item: string;
  /** As our person wrote it. */
  answer: string;
}

/** To whoever sent what can be of no use, beside answers. */
export interface SendAgainMail extends AnyMail {
  link: string;
  /** Null for the client's signatory, who gave the very letter. */
  verifyUrl: string | null;
  /** A line each. */
  wanted: readonly string[];
}

/** To the account manager: the signatory does not sign. */
export interface AuthorityDeclinedMail extends AnyMail {
  link: string;
  /** Our own zone, IANA. */
  timeZone: string;
  who: string;
  declined: DeclineReason;
}

/** Messages that something on the portal's pages called for. */
export interface PortalMailViews {
  package: PackageMail;
  'package-reminder': PackageMail;
  'package-last': PackageMail;
  'passed-on': PassedOnMail;
  'question-asked': QuestionAskedMail;
  'question-answered': QuestionAnsweredMail;
  'send-again': SendAgainMail;
  'authority-declined': AuthorityDeclinedMail;
}
