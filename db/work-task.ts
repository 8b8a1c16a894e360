import { Refusal } from '../domain/problem';
import { changeTask, type TaskAct } from './finish-task';
import type { Db } from './pool';
import { refuseTooEarly } from './task-waits';

/** Gives an open task to a person; null gives it back to its role. Throws Refusal. */
export async function assignTask(db: Db, act: TaskAct & { ownerId: string | null }): Promise<void> {
  await changeTask(db, act, 'task.assigned', async (tx, task) => {
    const owner =
      act.ownerId === null
        ? null
        : await tx
            .selectFrom('staff')
            .select(['id', 'email'])
            .where('id', '=', act.ownerId)
            .executeTakeFirst();
    if (owner === undefined) {
      throw new Refusal('no_such_person', 'Choose one of the people in the list.');
    }
    await tx
      .updateTable('reset_tasks')
      .set({ owner_id: owner?.id ?? null })
      .where('id', '=', task.id)
      .execute();
    return { owner: owner?.email ?? null };
  });
}

/** Somebody works on it now, and owns it if nobody did. Throws Refusal. */
export async function beginTask(
  db: Db,
  act: TaskAct & { staffId: string; insists: boolean },
): Promise<void> {
  await changeTask(db, act, 'task.begun', async (tx, task) => {
    if (task.begun_at !== null) {
      throw new Refusal('begun_already', 'This task was begun already.');
    }
    await refuseTooEarly(tx, task.id, act.insists);
    await tx
      .updateTable('reset_tasks')
      .set({ begun_at: act.at, owner_id: task.owner_id ?? act.staffId })
      .where('id', '=', task.id)
      .execute();
    return act.insists ? { insisted: true } : {};
  });
}

/** Replaces the note that technicians leave each other. Throws Refusal. */
export async function noteTask(db: Db, act: TaskAct & { note: string }): Promise<void> {
  await changeTask(db, act, 'task.noted', async (tx, task) => {
    const note = act.note.trim();
    await tx
      .updateTable('reset_tasks')
      .set({ note: note === '' ? null : note })
      .where('id', '=', task.id)
      .execute();
    return {};
  });
}
