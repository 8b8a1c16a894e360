import type { TemperName } from '../../../domain/rehearsal/tempers';
import type { AnswerType } from '../../../domain/items/answer';
import type { Dice } from '../dice';

/** A person at the previous MSP, by the rung that we write to. */
export type Reader = 'first' | 'second' | 'owner';

/** What a mail and the list behind its link tell its reader. */
export interface Received {
  reader: Reader;
  template: string;
  /** The how many-th mail of ours that this reader got, from 1. */
  nth: number;
  at: Date;
  /** Working days of theirs since the first mail to anybody there. */
  day: number;
}

export interface Answering {
  type: AnswerType;
  /** Which lines of the list, as it stands then. */
  of: 'open' | 'critical' | 'promised' | 'sent-back' | 'answered';
  /** From 0 to 1; at least one line when there is any. */
  share: number;
  /** Calendar days ahead, for a promise. */
  promisedFor?: number;
  /** Of no use: our people will send it back. */
  garbage?: boolean;
}

/** Words that a person, or their machine, sends back by mail. */
export type Words = 'out-of-office' | 'reply' | 'not-me' | 'colleague';

/** What a person does in one go. */
export type Deed =
  | { kind: 'open' }
  /** Answers on the pages, and takes the receipt. */
  | { kind: 'answer'; answers: readonly Answering[] }
  | { kind: 'mail'; words: Words };

/** Something that a person will do, so many hours of work from now. */
export interface Intent {
  reader: Reader;
  inHours: number;
  deed: Deed;
}

/** How a previous MSP behaves: a decision without hands (../hands.ts has them). The same dice, the same life. */
export interface Temper {
  name: TemperName;
  /** Whether a mail to this reader finds a mailbox; `day` as in Received. */
  hasMailbox?(reader: Reader, day: number): boolean;
  react(received: Received, dice: Dice): Intent[];
}

export const DAY = 8;

/** Answers on the pages; everything that is open, where nothing else is said. */
export const answer = (
  reader: Reader,
  inHours: number,
  ...answers: readonly Partial<Answering>[]
): Intent => ({
  reader,
  inHours,
  deed: {
    kind: 'answer',
    answers: (answers.length === 0 ? [{}] : answers).map((one) => ({
      type: 'provided',
      of: 'open',
      share: 1,
      ...one,
    })),
  },
});

export const open = (reader: Reader, inHours: number): Intent => ({
  reader,
  inHours,
  deed: { kind: 'open' },
});

export const mail = (reader: Reader, inHours: number, words: Words): Intent => ({
  reader,
  inHours,
  deed: { kind: 'mail', words },
});
