import { Refusal } from '../problem';
import type { Stage } from '../handover/stage';

const DAY_MS = 86_400_000;
/** Calendar days that a formal notice gives, unless a person says otherwise: up to the step to counsel. */
const TERM_DAYS = 7;

export function noticeTerm(at: Date): Date {
  return new Date(at.getTime() + TERM_DAYS * DAY_MS);
}

/** Why there is nothing to give notice of; null when a notice may be prepared. */
export function refuseNotice(facts: {
  stage: Stage;
  requestedAt: Date | null;
  required: number;
}): Refusal | null {
  if (facts.requestedAt === null) {
    return new Refusal(
      'not_requested',
      'The letter of request has not gone out yet. A notice tells of requests that were made.',
    );
  }
  if (facts.stage === 'cancelled') {
    return new Refusal('cancelled', 'This handover was cancelled: nothing is required any more.');
  }
  return facts.required === 0
    ? new Refusal(
        'nothing_required',
        'Nothing is outstanding and nothing was refused, so there is nothing to require.',
      )
    : null;
}
