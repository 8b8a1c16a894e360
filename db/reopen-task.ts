import { Refusal } from '../domain/problem';
import { changeAnyTask, planAnew, type TaskAct, type TaskRow } from './change-task';
import type { Db, Queries } from './pool';

/**
 * Takes back a mistake: a task that was done or waived is open again, and what it settled is unsettled. Possible
 * until its handover is closed, for the closing report tells what was done. Throws Refusal.
 */
export async function reopenTask(db: Db, act: TaskAct & { reason: string }): Promise<void> {
  const reason = act.reason.trim();
  if (reason === '') throw new Refusal('reason_missing', 'Write why it is opened again.');
  await changeAnyTask(db, {
    act,
    action: 'task.reopened',
    change: async (tx, task) => {
      await refuseReopening(tx, task);
      await tx
        .updateTable('reset_tasks')
        .set({
          state: 'open',
          finished_at: null,
          finished_by: null,
          recorded_where: null,
          waive_reason: null,
          reminded: 0,
        })
        .where('id', '=', task.id)
        .execute();
      await unsettle(tx, task);
      await planAnew(tx, task.handover_id, act.at);
      return {
        reason,
        was: task.state,
        ...(task.recorded_where === null ? {} : { recorded_where: task.recorded_where }),
      };
    },
  });
}

async function refuseReopening(tx: Queries, task: TaskRow): Promise<void> {
  if (task.state === 'open' || task.state === 'standby') {
    throw new Refusal('open_already', 'This task is open.');
  }
  if (task.state === 'withdrawn') {
    throw new Refusal('withdrawn', 'This task was withdrawn because nothing is left to do for it.');
  }
  const other = await tx
    .selectFrom('reset_tasks')
    .select('id')
    .where('item_id', '=', task.item_id)
    .where('reason', '=', task.reason)
    .where('state', 'in', ['open', 'standby'])
    .executeTakeFirst();
  if (other) {
    throw new Refusal(
      'another_open',
      'Another task of this kind is open for the item. Work on that.',
    );
  }
}

/** What the end of this task settled has its very instant; what a person had accepted before stays accepted. */
async function unsettle(tx: Queries, task: TaskRow): Promise<void> {
  if (task.finished_at === null) return;
  const settledWithIt = tx
    .updateTable('items')
    .where('id', '=', task.item_id)
    .where('settled_at', '=', task.finished_at);
  if (task.reason === 'rotate') {
    await settledWithIt
      .set({ state: 'answered', settled_at: null })
      .where('state', '=', 'accepted')
      .execute();
  } else if (task.reason === 'recover') {
    await settledWithIt
      .set({ settled_at: null })
      .where('state', 'not in', ['accepted', 'waived'])
      .execute();
  }
}
