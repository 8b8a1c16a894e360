import type { ActivityDeps } from '../activities/deps';
import { tellDigest } from '../activities/house/digest';
import { keepOutside } from '../activities/house/keep-outside';
import { keepReceipts } from '../activities/house/keep-receipts';
import { tendPurges } from '../activities/house/purge';
import { tellLooserRules } from '../activities/house/tell-looser-rules';
import { tellStalled } from '../activities/house/tell-stalled';
import { tellLooks } from '../activities/house/weekly-looks';
import { watchHouse } from '../activities/house/watch-house';
import { portalMailDue } from '../activities/mail/portal-mail';
import { reconcile } from '../activities/reconcile';
import { beginPlanB } from '../activities/resets';
import { refreshStalled } from '../activities/stalled';
import { sweepUnmade } from '../db/export-chunks';
import { expireExports } from '../db/export-ends';
import { lookDone, looksDue, startDone, startsDue } from '../db/looks';
import { beat } from '../db/outages';
import { plansDue } from '../db/plan-again';
import { sweepUploads } from '../db/uploads';
import { readPosition } from '../db/positions';
import { stallChecksDue } from '../db/stalled';
import { nextAct, type Position } from '../domain/handover/position';
import type { Clock } from '../platform/clock';
import type { HandoverWorkflows } from '../workflows/client/handover-client';

const BATCH = 100;
/** Files that nobody claimed, taken away in one minute. */
const UPLOADS_AT_ONCE = 500;
/** One row for all workers: one that is alive is enough. */
const WORKER = 'worker';
/** How often the house is looked after, in the machine's time. */
const HOUSE_MS = 60_000;

export interface SweeperDeps {
  /** What activities are made of, but for the instant, which is the clock's here. */
  activities: Omit<ActivityDeps, 'at'>;
  workflows: Pick<HandoverWorkflows, 'start' | 'tell'>;
  clock: Clock;
}

/**
 * One pass: starts what was written while Temporal was away; then, wherever people answered, signed or finished
 * tasks, brings the rows in line and tells the workflow where it stands now; what they asked for by mail is sent. The workflow would do the same by an
 * activity of its own, and does where this fails; done here it costs the workflow one signal a sitting. What fails
 * stays due and is tried in the next pass. Returns how many were told or started.
 */
export async function sweep({ activities, workflows, clock }: SweeperDeps): Promise<number> {
  const { db, onError } = activities;
  const deps: ActivityDeps = { ...activities, at: () => clock.now() };
  let done = 0;
  // One that fails is reported and stays due; the others behind it do not wait for it.
  const each = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      done += 1;
    } catch (error) {
      onError(error);
    }
  };
  for (const { id, position } of await startsDue(db, BATCH)) {
    await each(async () => {
      await workflows.start(id, position);
      await startDone(db, id);
    });
  }
  for (const id of await looksDue(db, clock.now(), BATCH)) {
    await each(async () => {
      const position = await inLine(deps, id).catch((error: unknown) => {
        onError(error);
        return readPosition(db, id);
      });
      await workflows.tell(id, position);
      await lookDone(db, id, position);
    });
  }
  for (const send of await portalMailDue(deps)) await each(send);
  for (const id of await plansDue(db, clock.now(), BATCH)) {
    await each(() => beginPlanB(deps, id));
  }
  for (const id of await stallChecksDue(db, clock.now(), BATCH)) {
    await each(async () => {
      await refreshStalled(deps, id);
    });
  }
  return done;
}

/**
 * What concerns the house as a whole: that this worker is alive, what fails for everybody, and who is told of
 * what stands still. Each by itself, so that one that fails holds up no other.
 */
export async function keepHouse({ activities, clock }: SweeperDeps): Promise<void> {
  const deps: ActivityDeps = { ...activities, at: () => clock.now() };
  const acts: (() => Promise<unknown>)[] = [
    () => beat(deps.db, WORKER, clock.now()),
    () => expireExports(deps.db, clock.now()),
    () => sweepUnmade(deps.db, clock.now()),
    () => watchHouse(deps),
    () => tellStalled(deps),
    () => tellDigest(deps),
    () => sweepUploads(deps.db, clock.now(), UPLOADS_AT_ONCE),
    () => tendPurges(deps),
    () => tellLooks(deps),
    () => tellLooserRules(deps),
    () => keepReceipts(deps),
    // Last, so that what the others wrote is in it.
    () => keepOutside(deps),
  ];
  for (const act of acts) await act().catch(deps.onError);
}

/** Brings one handover's rows in line with what people said, and returns where it stands. */
export async function inLine(deps: ActivityDeps, handoverId: string): Promise<Position> {
  const position = await readPosition(deps.db, handoverId);
  const act = nextAct(position, deps.at().getTime());
  return act.kind === 'reconcile' ? reconcile(deps, handoverId) : refreshStalled(deps, handoverId);
}

export interface Sweeper {
  stop(): Promise<void>;
}

/** Sweeps again and again, `everyMs` of the machine's time apart; a failing pass is reported and tried again. */
export function startSweeper(deps: SweeperDeps, options: { everyMs: number }): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let pass: Promise<void> = Promise.resolve();
  let keptAt = -Infinity;
  const run = async (): Promise<void> => {
    try {
      await sweep(deps);
      if (performance.now() - keptAt < HOUSE_MS) return;
      keptAt = performance.now();
      await keepHouse(deps);
    } catch (error) {
      deps.activities.onError(error);
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
