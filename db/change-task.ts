import type { Compilable, Selectable } from 'kysely';
import { Refusal } from '../domain/problem';
import { isOpenTask } from '../domain/resets/task';
import { inOneFlight } from './in-one-flight';
import type { Db, Queries } from './pool';
import { refuseWhenOver, touchAndLook } from './positions';
import type { JsonObject } from './tables/json';
import type { ResetTasksTable } from './tables/resets';
import { write } from './transactions';

export type TaskRow = Selectable<ResetTasksTable>;

export interface TaskAct {
  taskId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

export interface Change {
  act: TaskAct;
  /** As in the audit log: `task.done`. */
  action: string;
  /** Changes the task and returns what the log says besides. */
  change: (tx: Queries, task: LockedTask) => Promise<JsonObject>;
  /** What is written after that, in one flight with the counting. */
  writes?: (tx: Queries, task: LockedTask) => Compilable[];
}

/** A task as it is behind the lock. */
export interface LockedTask extends TaskRow {
  /** It waits for something that it must not be done before. */
  held: boolean;
}

/** One change of one open task: handover locked first, then counted anew, the look, the log last. */
export async function changeTask(db: Db, change: Change): Promise<void> {
  await changeAnyTask(db, {
    ...change,
    change: (tx, task) => {
      if (!isOpenTask(task.state)) throw ended(task);
      return change.change(tx, task);
    },
  });
}

/** As {@link changeTask}, whether the task has ended or not; not once its handover is closed. */
export async function changeAnyTask(
  db: Db,
  { act, action, change, writes = () => [] }: Change,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const task = await lockTask(tx, act.taskId);
    const details = await change(tx, task);
    const touching = touchAndLook(tx, {
      handoverId: task.handover_id,
      at: act.at,
      actor: act.by,
      action,
      details: { task: task.id, item: task.item_id, reason_of_task: task.reason, ...details },
    });
    await inOneFlight(tx, ...writes(tx, task), touching);
  });
}

/** The worker brings the tasks and their reminders in line, and the workflow looks again. */
export async function planAnew(tx: Queries, handoverId: string, at: Date): Promise<void> {
  await write(
    tx,
    tx
      .updateTable('handovers')
      .set({ look_due_at: at, tasks_stale: true })
      .where('id', '=', handoverId),
  );
}

/** As lockLiveHandover, for the handover that a task belongs to. Returns the task as it is behind the lock. */
async function lockTask(tx: Queries, taskId: string): Promise<LockedTask> {
  const lock = tx
    .selectFrom('handovers')
    .select('stage')
    .where('id', '=', (task) =>
      task.selectFrom('reset_tasks').select('handover_id').where('reset_tasks.id', '=', taskId),
    )
    .forUpdate();
  const reading = tx
    .selectFrom('reset_tasks')
    .selectAll()
    .select((task) =>
      task
        .exists(
          task
            .selectFrom('reset_task_waits as w')
            .whereRef('w.task_id', '=', 'reset_tasks.id')
            .where('w.kind', '=', 'all_of')
            .select('w.task_id'),
        )
        .as('held'),
    )
    .where('id', '=', taskId);
  const [[handover], [task]] = await inOneFlight(tx, lock, reading);
  if (!handover || !task) throw new Refusal('no_such_task', 'There is no such reset task.');
  refuseWhenOver(handover.stage);
  return { ...task, held: Boolean(task.held) };
}

function ended(task: TaskRow): Refusal {
  const how =
    task.state === 'withdrawn' ? 'is no longer needed, because the item came' : `is ${task.state}`;
  return new Refusal('task_ended', `This task ${how}: nothing more can be done to it.`);
}
