import { lookDone, looksDue, startDone, startsDue } from '../db/looks';
import type { Db } from '../db/pool';
import { NoSuchHandover, readPosition } from '../db/positions';
import type { Clock } from '../platform/clock';
import type { HandoverWorkflows } from '../workflows/client/handover-client';

const BATCH = 100;

export interface SweeperDeps {
  db: Db;
  workflows: Pick<HandoverWorkflows, 'start' | 'tell'>;
  clock: Clock;
}

/**
 * One pass: starts what was written while Temporal was away, and tells workflows of answers, signatures and
 * finished tasks. What fails stays due and is tried in the next pass. Returns how many were told or started.
 */
export async function sweep({ db, workflows, clock }: SweeperDeps): Promise<number> {
  let done = 0;
  for (const { id, position } of await startsDue(db, BATCH)) {
    await workflows.start(id, position);
    await startDone(db, id);
    done += 1;
  }
  for (const id of await looksDue(db, clock.now(), BATCH)) {
    const position = await readPosition(db, id);
    await workflows.tell(id, position);
    await lookDone(db, id, position);
    done += 1;
  }
  return done;
}

export interface Sweeper {
  stop(): Promise<void>;
}

/** Sweeps again and again, `everyMs` of the machine's time apart; a failing pass is reported and tried again. */
export function startSweeper(
  deps: SweeperDeps,
  options: { everyMs: number; onError: (error: unknown) => void },
): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let pass: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      await sweep(deps);
    } catch (error) {
      if (!(error instanceof NoSuchHandover)) options.onError(error);
    }
  };
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      pass = run().finally(schedule);
    }, options.everyMs);
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
