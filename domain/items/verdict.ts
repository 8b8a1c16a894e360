import { Refusal } from '../problem';
import { hasArrived, type AnswerType } from './answer';
import type { ItemState } from './item';

export interface JudgedItem {
  state: ItemState;
  answerType: AnswerType | null;
  /** A recover task for it is open or stands by. */
  recovering: boolean;
}

const NOT_ANSWERED: Readonly<Record<Exclude<ItemState, 'answered'>, string>> = {
  outstanding: 'This item has no answer yet, so there is nothing to accept or send back.',
  rejected: 'The answer to this item was sent back already. Wait for a new one, or waive the item.',
  accepted: 'This item is accepted already.',
  waived: 'This item is waived, so nothing more is expected for it.',
};

function refuseUnanswered(state: ItemState): Refusal | null {
  return state === 'answered' ? null : new Refusal(`item_${state}`, NOT_ANSWERED[state]);
}

/** Why an item cannot be accepted now, or null. What arrived can be; so can a word we take for an answer. */
export function refuseAcceptance(item: JudgedItem): Refusal | null {
  const unanswered = refuseUnanswered(item.state);
  if (unanswered) return unanswered;
  if (item.answerType === 'promised') {
    return new Refusal(
      'only_promised',
      'This is only a promise so far. Wait for the item itself, or waive it.',
    );
  }
  if (item.answerType === 'refused') {
    return new Refusal(
      'was_refused',
      'They refused this item, so there is nothing to accept. Settle the refusal with them and send the answer back, or waive the item.',
    );
  }
  if (!hasArrived(item.answerType) && item.recovering) {
    return new Refusal(
      'being_recovered',
      'Nothing arrived for this item and a recover task is open for it. Finish or waive that task, or waive the item.',
    );
  }
  return null;
}

/** Why an answer cannot be sent back now, or null. The note is what the previous MSP will read. */
export function refuseRejection(item: JudgedItem, note: string): Refusal | null {
  const unanswered = refuseUnanswered(item.state);
  if (unanswered) return unanswered;
  if (note.trim() === '') {
    return new Refusal(
      'note_missing',
      'Write a note for the previous MSP: what is wrong, and what you need instead.',
    );
  }
  return null;
}
