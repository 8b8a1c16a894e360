import { Refusal } from '../domain/problem';
import { refuseSecretText } from '../domain/resets/secret-text';
import { changeTask, type TaskAct } from './change-task';
import type { Db, Queries } from './pool';
import { takeTurns } from './task-owners';
import { refuseTooEarly } from './task-waits';

/** To whom: one of our people, or `in_turn` for the next one of its role. */
export type NewOwner = { id: string } | { email: string } | 'in_turn';

/** Gives an open task to a person who works here. Throws Refusal. */
export async function assignTask(db: Db, act: TaskAct & { to: NewOwner }): Promise<void> {
  await changeTask(db, {
    act,
    action: 'task.assigned',
    change: async (tx, task) => {
      const owner = await ownerFor(tx, act.to, {
        handoverId: task.handover_id,
        role: task.owner_role,
      });
      await tx
        .updateTable('reset_tasks')
        .set({ owner_id: owner.id, reminded: 0 })
        .where('id', '=', task.id)
        .execute();
      return { owner: owner.email };
    },
  });
}

async function ownerFor(
  tx: Queries,
  to: NewOwner,
  task: { handoverId: string; role: string },
): Promise<{ id: string; email: string }> {
  const next = to === 'in_turn' ? (await takeTurns(tx, { ...task, count: 1 }))[0] : undefined;
  const person = to === 'in_turn' ? { id: next ?? '' } : to;
  if ('id' in person && person.id === '') {
    throw new Refusal('nobody_there', 'Nobody of this role works here. Choose somebody by name.');
  }
  const found = await tx
    .selectFrom('staff')
    .select(['id', 'email'])
    .where('deactivated_at', 'is', null)
    .where((e) =>
      'id' in person
        ? e('id', '=', person.id)
        : e(e.fn<string>('lower', ['email']), '=', person.email.toLowerCase()),
    )
    .executeTakeFirst();
  if (!found) throw new Refusal('no_such_person', 'Choose one of the people in the list.');
  return found;
}

/** Somebody works on it now, and owns it if nobody did; a program begins it for nobody. Throws Refusal. */
export async function beginTask(
  db: Db,
  act: TaskAct & { staffId: string | null; insists: boolean },
): Promise<void> {
  await changeTask(db, {
    act,
    action: 'task.begun',
    change: async (tx, task) => {
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
    },
  });
}

/** Replaces the note that technicians leave each other. Throws Refusal. */
export async function noteTask(db: Db, act: TaskAct & { note: string }): Promise<void> {
  const note = act.note.trim();
  const refusal = refuseSecretText(note);
  if (refusal) throw refusal;
  await changeTask(db, {
    act,
    action: 'task.noted',
    change: async (tx, task) => {
      await tx
        .updateTable('reset_tasks')
        .set({ note: note === '' ? null : note })
        .where('id', '=', task.id)
        .execute();
      return {};
    },
  });
}
