import type { Compilable } from 'kysely';
import { Refusal } from '../domain/problem';
import { refuseRecordedWhere } from '../domain/resets/recorded-where';
import { refuseSecretText } from '../domain/resets/secret-text';
import { changeTask, type LockedTask, type TaskAct, type TaskRow } from './change-task';
import type { Db, Queries } from './pool';
import { UNBLOCKED } from './reset-tasks';
import type { JsonObject } from './tables/json';
import { untickedOf } from './task-checks';
import { refuseTooEarly } from './task-waits';

export interface Finish extends TaskAct {
  recordedWhere: string;
  note: string;
  /** The playbook's steps for it: how many are not ticked is written down, and hinders nothing. */
  steps?: readonly string[];
  /** Although it should come after something that is not settled yet. */
  insists: boolean;
}

/**
 * Done. What was rotated had arrived, so its item is accepted with it; what was recovered is settled.
 * Throws Refusal, and nothing has changed then.
 */
export async function finishTask(db: Db, act: Finish): Promise<void> {
  const where = act.recordedWhere.trim();
  const note = act.note.trim();
  const change = async (tx: Queries, task: LockedTask): Promise<JsonObject> => {
    const refusal =
      refuseRecordedWhere(task.reason, act.recordedWhere) ?? refuseSecretText(act.note);
    if (refusal) throw refusal;
    if (task.held) await refuseTooEarly(tx, task.id, act.insists);
    return {
      ...(where === '' ? {} : { recorded_where: where }),
      ...(act.insists ? { insisted: true } : {}),
      unticked: await untickedOf(tx, task.id, act.steps ?? []),
    };
  };
  const writes = (tx: Queries, task: TaskRow): Compilable[] => [
    tx
      .updateTable('reset_tasks')
      .set({
        state: 'done',
        finished_at: act.at,
        finished_by: act.by,
        asked_at: null,
        begun_at: task.begun_at ?? act.at,
        recorded_where: where === '' ? null : where,
        note: note === '' ? task.note : note,
        ...UNBLOCKED,
      })
      .where('id', '=', task.id),
    ...(task.reason === 'rotate' ? [acceptRotated(tx, task.item_id, act.at)] : []),
    ...(task.reason === 'recover' ? settleRecovered(tx, task, act.at) : []),
  ];
  await changeTask(db, { act, action: 'task.done', change, writes });
}

/** Not to be done, with the reason. Throws Refusal, and nothing has changed then. */
export async function waiveTask(db: Db, act: TaskAct & { reason: string }): Promise<void> {
  const reason = act.reason.trim();
  const change = (): Promise<JsonObject> => {
    if (reason !== '') return Promise.resolve({ reason });
    throw new Refusal('reason_missing', 'Write why this task need not be done.');
  };
  const writes = (tx: Queries, task: TaskRow): Compilable[] => [
    tx
      .updateTable('reset_tasks')
      .set({
        state: 'waived',
        finished_at: act.at,
        finished_by: act.by,
        waive_reason: reason,
        ...UNBLOCKED,
      })
      .where('id', '=', task.id),
    ...(task.reason === 'recover' ? settleRecovered(tx, task, act.at) : []),
  ];
  await changeTask(db, { act, action: 'task.waived', change, writes });
}

function acceptRotated(tx: Queries, itemId: string, at: Date): Compilable {
  return tx
    .updateTable('items')
    .set({ state: 'accepted', settled_at: at })
    .where('id', '=', itemId)
    .where('state', '=', 'answered')
    .where('answer_type', 'in', ['provided', 'transferred', 'handed_over']);
}

/** What stood still because of it may go on: that is found out without the workflow. */
function settleRecovered(tx: Queries, task: TaskRow, at: Date): Compilable[] {
  return [
    tx
      .updateTable('handovers')
      .set({ stall_check_at: at })
      .where('id', '=', task.handover_id)
      .where('stalled_reason', 'is not', null),
    tx
      .updateTable('items')
      .set({ settled_at: at })
      .where('id', '=', task.item_id)
      .where('settled_at', 'is', null),
  ];
}
