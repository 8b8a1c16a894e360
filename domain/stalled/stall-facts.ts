import type { OfficeCalendar } from '../calendar/calendar';
import type { AnswerFacts, AnswerType } from '../items/answer';
import type { Stage } from '../handover/stage';
import type { ClientFacts } from './client-rules';

export interface StallItem extends AnswerFacts {
  answerType: AnswerType | null;
  answeredAt: Date | null;
  /** When its answer was sent back; null unless it is rejected now. */
  rejectedAt: Date | null;
  onlyTheyCanRelease: boolean;
  /** A recover task for it is open: somebody of ours works on it. */
  beingRecovered: boolean;
  /** A recover task for it was done, or a person said that it need not be: nothing about it stands still any more. */
  recovered: boolean;
}

export interface StallTask {
  openedAt: Date;
  /** Its due date, or the later day on which a blocked one is to be looked at again. */
  overdueAt: Date;
  inCircle: boolean;
  /** Somebody works on it, or has said what it is blocked by. */
  begun: boolean;
}

/** A message that no mail server has taken. */
export interface UnsentMessage {
  /** When it was first offered. */
  since: Date;
  /** When it was last offered. */
  triedAt: Date;
}

export interface EndedStep {
  kind: string;
  taken: boolean;
  at: Date;
}

/** What finding out why a handover stands still needs to know. All instants UTC. */
export interface StallFacts {
  stage: Stage;
  paused: boolean;
  requestedAt: Date | null;
  /** The previous MSP's calendar: working days are theirs. */
  calendar: OfficeCalendar;
  /** Local hour (0 to 23) at which our messages leave. */
  sendingHour: number;
  items: readonly StallItem[];
  /** Contacts of the previous MSP, and when mail to each came back for good. */
  contacts: readonly { bouncedAt: Date | null }[];
  firstOpenedAt: Date | null;
  /** The last instant at which an answer came. */
  lastAnswerAt: Date | null;
  ended: readonly EndedStep[];
  planned: readonly { kind: string; dueAt: Date }[];
  /** Open reset tasks that somebody is expected to work on; stand-by ones left out. */
  tasks: readonly StallTask[];
  /** Since when something is refused and no person has decided what to do; null when nothing is. */
  undecidedSince: Date | null;
  /** Messages that the mail server would not take. */
  unsent: readonly UnsentMessage[];
  /** Mail server or worker are failing for everybody: said once elsewhere, not for each handover. */
  outage: boolean;
  /** Since when the signatory's no waits for a person; left out when there is none. */
  declinedAt?: Date | null;
  /** When who signs was named. */
  signatoryNamedAt?: Date | null;
  /** What the client is asked for, and who is there to answer; left out when nothing is. */
  client?: ClientFacts;
}
