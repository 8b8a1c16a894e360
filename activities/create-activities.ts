import { ApplicationFailure, CancelledFailure, heartbeat } from '@temporalio/activity';
import type { HandoverActivities } from '../domain/handover/handover-activities';
import { carryOut } from './carry-out';
import { closeHandover } from './close-handover';
import type { ActivityDeps } from './deps';
import { reconcile } from './reconcile';
import { takeStep } from './take-step';

/** The activities of the handover workflow, by the names under which it asks for them. */
export function createActivities(deps: ActivityDeps): HandoverActivities {
  const tell = discreet(deps);
  return {
    takeStep: (input) => tell(takeStep(deps, input)),
    reconcile: ({ handover }) => tell(reconcile(deps, handover)),
    carryOut: (input) => tell(carryOut(deps, input)),
    closeHandover: ({ handover }) => tell(closeHandover(deps, handover)),
  };
}

const BEAT_MS = 5_000;

/** What went wrong goes to our log; the history learns its name only, for an error may quote an address. */
function discreet({ onError }: ActivityDeps): <T>(attempt: Promise<T>) => Promise<T> {
  return async (attempt) => {
    // Most attempts are over before the first beat; a slow mail server's are not to be taken for dead.
    const beating = setInterval(heartbeat, BEAT_MS);
    try {
      return await attempt;
    } catch (error) {
      if (error instanceof ApplicationFailure || error instanceof CancelledFailure) throw error;
      onError(error);
      const name = error instanceof Error ? error.name : 'Error';
      throw ApplicationFailure.retryable('it will be tried again', name);
    } finally {
      clearInterval(beating);
    }
  };
}
