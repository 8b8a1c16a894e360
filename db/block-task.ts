import { Refusal } from '../domain/problem';
import { refuseBlock, type Block } from '../domain/resets/blocked';
import { changeTask, planAnew, type TaskAct } from './change-task';
import type { Db } from './pool';
import { UNBLOCKED } from './reset-tasks';

/** Nobody can work on it until something else has happened: nobody is reminded before `until`. Throws Refusal. */
export async function blockTask(db: Db, act: TaskAct & Block): Promise<void> {
  const refusal = refuseBlock(act, act.at);
  if (refusal) throw refusal;
  const note = act.note.trim();
  await changeTask(db, {
    act,
    action: 'task.blocked',
    change: async (tx, task) => {
      await tx
        .updateTable('reset_tasks')
        .set({
          blocked_at: task.blocked_at ?? act.at,
          blocked_reason: act.reason,
          blocked_note: note === '' ? null : note,
          blocked_until: act.until,
        })
        .where('id', '=', task.id)
        .execute();
      return {
        waits_for: act.reason,
        until: act.until.toISOString(),
        ...(note === '' ? {} : { note }),
      };
    },
  });
}

/** It can be worked on again; reminders come as for any other. Anybody may say so. Throws Refusal. */
export async function unblockTask(db: Db, act: TaskAct): Promise<void> {
  await changeTask(db, {
    act,
    action: 'task.unblocked',
    change: async (tx, task) => {
      if (task.blocked_at === null) throw new Refusal('not_blocked', 'This task is not blocked.');
      await tx.updateTable('reset_tasks').set(UNBLOCKED).where('id', '=', task.id).execute();
      await planAnew(tx, task.handover_id, act.at);
      return { waits_for: task.blocked_reason };
    },
  });
}
