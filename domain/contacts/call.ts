import { Refusal } from '../problem';

export const CALL_OUTCOMES = ['reached', 'no_answer', 'left_message', 'wrong_person'] as const;
/** What came of a telephone call. */
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Characters that what was agreed may have: one line. */
export const MOST_AGREED = 300;

/** Why a call cannot have happened at this instant, or null. */
export function refuseCallTime(
  calledAt: Date,
  { began, now }: { began: Date; now: Date },
): Refusal | null {
  if (calledAt.getTime() > now.getTime()) {
    return new Refusal(
      'call_in_future',
      'This is still to come. Record a call once it has happened.',
    );
  }
  if (calledAt.getTime() < began.getTime()) {
    return new Refusal(
      'call_before_start',
      'This was before the handover began. Check the day and the time.',
    );
  }
  return null;
}
