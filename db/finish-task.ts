import type { Selectable } from 'kysely';
import { Refusal } from '../domain/problem';
import { isOpenTask } from '../domain/resets/task';
import { refuseRecordedWhere } from '../domain/resets/recorded-where';
import { writeAudit } from './audit';
import { refuseWhenOver } from './items';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';
import { lookWhenSettled } from './settled-look';
import { refuseTooEarly } from './task-waits';
import type { JsonObject } from './tables/json';
import type { ResetTasksTable } from './tables/resets';

export type TaskRow = Selectable<ResetTasksTable>;

export interface TaskAct {
  taskId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/**
 * Done. What was rotated had arrived, so its item is accepted with it; what was recovered is settled.
 * Throws Refusal, and nothing has changed then.
 */
export async function finishTask(
  db: Db,
  act: TaskAct & { recordedWhere: string; note: string; insists: boolean },
): Promise<void> {
  await changeTask(db, act, 'task.done', async (tx, task) => {
    const refusal = refuseRecordedWhere(task.reason, act.recordedWhere);
    if (refusal) throw refusal;
    await refuseTooEarly(tx, task.id, act.insists);
    const where = act.recordedWhere.trim();
    const note = act.note.trim();
    await tx
      .updateTable('reset_tasks')
      .set({
        state: 'done',
        finished_at: act.at,
        finished_by: act.by,
        asked_at: null,
        begun_at: task.begun_at ?? act.at,
        recorded_where: where === '' ? null : where,
        note: note === '' ? task.note : note,
      })
      .where('id', '=', task.id)
      .execute();
    if (task.reason === 'rotate') await acceptRotated(tx, task.item_id, act.at);
    if (task.reason === 'recover') await settleRecovered(tx, task.item_id, act.at);
    return {
      ...(where === '' ? {} : { recorded_where: where }),
      ...(act.insists ? { insisted: true } : {}),
    };
  });
}

/** Not to be done, with the reason. Throws Refusal, and nothing has changed then. */
export async function waiveTask(db: Db, act: TaskAct & { reason: string }): Promise<void> {
  const reason = act.reason.trim();
  await changeTask(db, act, 'task.waived', async (tx, task) => {
    if (reason === '') {
      throw new Refusal('reason_missing', 'Write why this task need not be done.');
    }
    await tx
      .updateTable('reset_tasks')
      .set({ state: 'waived', finished_at: act.at, finished_by: act.by, waive_reason: reason })
      .where('id', '=', task.id)
      .execute();
    if (task.reason === 'recover') await settleRecovered(tx, task.item_id, act.at);
    return { reason };
  });
}

/**
 * One change of one open task: handover locked first, then counted anew, the look, the log last.
 * `change` returns what the log says besides.
 */
export async function changeTask(
  db: Db,
  act: TaskAct,
  action: string,
  change: (tx: Queries, task: TaskRow) => Promise<JsonObject>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const handoverId = await handoverOf(tx, act.taskId);
    await lockHandover(tx, handoverId);
    await refuseWhenOver(tx, handoverId);
    const task = await tx
      .selectFrom('reset_tasks')
      .selectAll()
      .where('id', '=', act.taskId)
      .executeTakeFirstOrThrow();
    if (!isOpenTask(task.state)) throw ended(task);
    const details = await change(tx, task);
    await touchHandover(tx, handoverId, act.at);
    await lookWhenSettled(tx, handoverId, act.at);
    await writeAudit(tx, {
      handoverId,
      at: act.at,
      actor: act.by,
      action,
      details: { task: task.id, item: task.item_id, reason_of_task: task.reason, ...details },
    });
  });
}

async function handoverOf(tx: Queries, taskId: string): Promise<string> {
  const row = await tx
    .selectFrom('reset_tasks')
    .select('handover_id')
    .where('id', '=', taskId)
    .executeTakeFirst();
  if (!row) throw new Refusal('no_such_task', 'There is no such reset task.');
  return row.handover_id;
}

function ended(task: TaskRow): Refusal {
  const how =
    task.state === 'withdrawn' ? 'is no longer needed, because the item came' : `is ${task.state}`;
  return new Refusal('task_ended', `This task ${how}: nothing more can be done to it.`);
}

async function acceptRotated(tx: Queries, itemId: string, at: Date): Promise<void> {
  await tx
    .updateTable('items')
    .set({ state: 'accepted', settled_at: at })
    .where('id', '=', itemId)
    .where('state', '=', 'answered')
    .where('answer_type', 'in', ['provided', 'transferred', 'handed_over'])
    .execute();
}

async function settleRecovered(tx: Queries, itemId: string, at: Date): Promise<void> {
  await tx
    .updateTable('items')
    .set({ settled_at: at })
    .where('id', '=', itemId)
    .where('settled_at', 'is', null)
    .execute();
}
