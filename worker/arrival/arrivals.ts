import type { ActivityDeps } from '../../activities/deps';
import { answersToCheck, settleArrival } from '../../db/arrivals';
import type { Clock } from '../../platform/clock';
import type { ClamdAddress } from '../../platform/settings';
import { returnedNote } from '../../templates/language/returned';
import type { Vault } from '../../vault/open/vault';
import { lookAtAnswer } from './check-answer';
import { checkOthers } from './check-others';
import { scanFiles } from './scan-files';
import { waitsForKey } from './unusable-key';

const BATCH = 50;

export interface ArrivalDeps {
  activities: Pick<ActivityDeps, 'db' | 'onError'>;
  vault: Pick<Vault, 'unlock'>;
  clock: Clock;
  /** Undefined where no virus scanner is set. */
  clamd: ClamdAddress | undefined;
}

/**
 * One pass over what has arrived since the last: opens it, holds it against its manifest, has files scanned. An answer
 * that cannot be used goes back to its sender, who is asked for anything else once more. Returns how much was looked at;
 * what fails is tried again in the next pass.
 */
export async function arrivalPass(deps: ArrivalDeps): Promise<number> {
  const checked = (await checkAnswers(deps)) + (await checkOthers(deps));
  return checked + (deps.clamd ? await scanFiles(deps, deps.clamd) : 0);
}

async function checkAnswers(deps: ArrivalDeps): Promise<number> {
  const { db, onError } = deps.activities;
  let done = 0;
  for (const answer of await answersToCheck(db, BATCH)) {
    try {
      const { finding, remarks } = await lookAtAnswer(deps, answer);
      const note = finding === null ? '' : returnedNote(answer.language, finding);
      await settleArrival(db, answer, { finding, remarks, note, at: deps.clock.now() });
      done += 1;
    } catch (error) {
      if (!(await waitsForKey(deps, answer.handoverId, error))) onError(error);
    }
  }
  return done;
}

/** Passes again and again, `everyMs` of the machine's time apart; a failing one is reported and tried again. */
export function startArrivals(
  deps: ArrivalDeps,
  { everyMs }: { everyMs: number },
): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let pass: Promise<unknown> = Promise.resolve();
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      pass = arrivalPass(deps).catch(deps.activities.onError).finally(schedule);
    }, everyMs);
  };
  schedule();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await pass;
    },
  };
}
