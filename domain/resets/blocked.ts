import { atHour, type OfficeCalendar } from '../calendar/calendar';
import { isLocalDate } from '../calendar/local-date';
import { Refusal } from '../problem';
import { refuseSecretText } from './secret-text';

/** What a task that nobody can work on waits for. */
export const BLOCK_REASONS = ['vendor', 'client', 'other_task', 'other'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export interface Block {
  reason: BlockReason;
  note: string;
  /** When somebody looks again: the beginning of that day of ours, UTC. */
  until: Date;
}

const MOST_NOTE = 500;
const LONGEST_MS = 366 * 86_400_000;

/** Why a task cannot be blocked like this at `at`, or null. */
export function refuseBlock({ reason, note, until }: Block, at: Date): Refusal | null {
  if (reason === 'other' && note.trim() === '') {
    return new Refusal('reason_missing', 'Write what it waits for.');
  }
  if (note.length > MOST_NOTE) {
    return new Refusal('note_too_long', `Keep it under ${MOST_NOTE} characters.`);
  }
  if (until.getTime() <= at.getTime()) {
    return new Refusal(
      'look_again_past',
      'Choose a day after today on which somebody looks again.',
    );
  }
  if (until.getTime() - at.getTime() > LONGEST_MS) {
    return new Refusal(
      'look_again_far',
      'Look again within a year, or waive the task if it need not be done.',
    );
  }
  return refuseSecretText(note);
}

/** Reads what a person gave; `lookAgainOn` is a day of our office. Throws Refusal for what is no reason or no day. */
export function readBlock(
  given: { reason: string; note: string; lookAgainOn: string },
  office: OfficeCalendar,
): Block {
  const reason = BLOCK_REASONS.find((one) => one === given.reason);
  if (!reason) throw new Refusal('reason_missing', 'Choose what it waits for.');
  if (!isLocalDate(given.lookAgainOn)) {
    throw new Refusal(
      'look_again_missing',
      'Choose the day on which somebody looks again, such as 2027-03-19.',
    );
  }
  return { reason, note: given.note, until: atHour(office, given.lookAgainOn, 0) };
}
