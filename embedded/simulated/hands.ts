import type { AnswerType } from '../../domain/items/answer';
import type { ItemState } from '../../domain/items/item';
import type { Reader, Words } from './tempers/temper';

/** One line of the list behind a link, as its reader sees it. */
export interface Line {
  id: string;
  critical: boolean;
  state: ItemState;
  answerType: AnswerType | null;
}

export interface Sending {
  type: AnswerType;
  /** Calendar days ahead, for a promise. */
  promisedFor: number;
  garbage: boolean;
}

/** What does for the tempers what they decide: with real pages and mail, or directly. */
export interface Hands {
  /** Opens the newest link of this reader. Null when there is none, or it opens nothing any more. */
  list(reader: Reader): Promise<readonly Line[] | null>;
  /** Saves one answer; false when the page did not take it. */
  answer(reader: Reader, line: Line, sending: Sending): Promise<boolean>;
  /** “Finished for now”; false when there was nothing to finish. */
  finish(reader: Reader): Promise<boolean>;
  /** Sends words back by mail; false where mail cannot be sent back. */
  mail(reader: Reader, words: Words): Promise<boolean>;
}
