import { Refusal } from '../domain/problem';
import type { Check } from '../domain/resets/checklist';
import { changeTask, type TaskAct } from './change-task';
import type { Db, Queries } from './pool';

export interface Tick extends TaskAct {
  step: string;
  done: boolean;
  /** The playbook's steps for the task: others are not ticked. */
  steps: readonly string[];
}

/**
 * Ticks or unticks one step. Each tick is a row of its own, so that two people's never overwrite each other; the
 * first who ticks a step is remembered. Saying again what is so already changes nothing. Throws Refusal.
 */
export async function tickStep(db: Db, act: Tick): Promise<void> {
  const { step, done } = act;
  const place = act.steps.indexOf(step);
  if (place < 0 && done) {
    throw new Refusal(
      'no_such_step',
      'The playbook has no such step for this task any more. Look at the list anew.',
    );
  }
  await changeTask(db, {
    act,
    action: done ? 'task.ticked' : 'task.unticked',
    change: async (tx, task) => {
      if (done) {
        await tx
          .insertInto('task_checks')
          .values({ task_id: task.id, step, checked_by: act.by, checked_at: act.at })
          .onConflict((conflict) => conflict.columns(['task_id', 'step']).doNothing())
          .execute();
        await beginQuietly(tx, task.id, act.at);
      } else {
        await tx
          .deleteFrom('task_checks')
          .where('task_id', '=', task.id)
          .where('step', '=', step)
          .execute();
      }
      return { step: place + 1 };
    },
  });
}

/** What was ticked, in that order. */
export async function readChecks(queries: Queries, taskId: string): Promise<Check[]> {
  return queries
    .selectFrom('task_checks')
    .select(['step', 'checked_by as by', 'checked_at as at'])
    .where('task_id', '=', taskId)
    .orderBy('checked_at')
    .orderBy('step')
    .execute();
}

/** How many of these steps nobody has ticked. */
export async function untickedOf(
  queries: Queries,
  taskId: string,
  steps: readonly string[],
): Promise<number> {
  if (steps.length === 0) return 0;
  const ticked = new Set((await readChecks(queries, taskId)).map((check) => check.step));
  return steps.filter((step) => !ticked.has(step)).length;
}

/** Whoever ticks a step has begun the task: what was done for it must not vanish with a stand-by. */
async function beginQuietly(tx: Queries, taskId: string, at: Date): Promise<void> {
  await tx
    .updateTable('reset_tasks')
    .set({ begun_at: at })
    .where('id', '=', taskId)
    .where('begun_at', 'is', null)
    .execute();
}
