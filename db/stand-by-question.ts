import { Refusal } from '../domain/problem';
import { changeTask, planAnew, type TaskAct, type TaskRow } from './change-task';
import type { Db, Queries } from './pool';
import { UNBLOCKED } from './reset-tasks';

/** The item came while Plan B was under way: what was done goes on as its rotation. Throws Refusal. */
export async function keepAsRotation(db: Db, act: TaskAct): Promise<void> {
  await answerQuestion(db, act, 'task.kept', (tx, task) =>
    tx
      .updateTable('reset_tasks')
      .set({
        reason: 'rotate',
        state: 'open',
        asked_at: null,
        converted_from: 'recover',
        converted_at: act.at,
        reminded: 0,
        ...UNBLOCKED,
      })
      .where('id', '=', task.id)
      .execute(),
  );
}

/** What was begun is not needed; what came is rotated in its own time, like anything that came. Throws Refusal. */
export async function dropStandBy(db: Db, act: TaskAct): Promise<void> {
  await answerQuestion(db, act, 'task.dropped', (tx, task) =>
    tx
      .updateTable('reset_tasks')
      .set({
        state: 'withdrawn',
        asked_at: null,
        waive_reason: 'arrived',
        finished_at: act.at,
        finished_by: act.by,
      })
      .where('id', '=', task.id)
      .execute(),
  );
}

async function answerQuestion(
  db: Db,
  act: TaskAct,
  action: string,
  change: (tx: Queries, task: TaskRow) => Promise<unknown>,
): Promise<void> {
  await changeTask(db, {
    act,
    action,
    change: async (tx, task) => {
      if (task.asked_at === null) {
        throw new Refusal('nothing_asked', 'Nothing is asked about this task any more.');
      }
      await change(tx, task);
      // The planner says what comes next: a rotation whose time has come, or another order.
      await planAnew(tx, task.handover_id, act.at);
      return {};
    },
  });
}
