import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';
import type { Staff } from './staff';
import { giveOwners, readUnowned } from './task-owners';

export interface StaffAct {
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

export interface StaffLine extends Staff {
  active: boolean;
  /** Open tasks of theirs. */
  tasks: number;
}

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Everybody who ever worked here, those who do first. */
export async function listEverybody(queries: Queries): Promise<StaffLine[]> {
  return queries
    .selectFrom('staff as s')
    .select((e) => [
      's.id',
      's.name',
      's.email',
      's.role',
      e('s.deactivated_at', 'is', null).$castTo<boolean>().as('active'),
      sql<number>`(select count(*) from reset_tasks t
        where t.owner_id = s.id and t.state in ('standby', 'open'))`.as('tasks'),
    ])
    .orderBy('s.deactivated_at', (order) => order.asc().nullsFirst())
    .orderBy('s.name')
    .execute();
}

/** Throws Refusal for an address that somebody has already, or that is none. */
export async function addStaff(
  db: Db,
  person: StaffAct & Pick<Staff, 'name' | 'email' | 'role'>,
): Promise<void> {
  const name = person.name.trim();
  const email = person.email.trim().toLowerCase();
  if (name === '' || name.length > 100) throw new Refusal('name_missing', 'Write a name.');
  if (!EMAIL.test(email) || email.length > 200) {
    throw new Refusal('wrong_address', 'Write an e-mail address, such as tom@northgate.example.');
  }
  await db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('staff')
      .values({ id: randomUUID(), name, email, role: person.role, created_at: person.at })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw new Refusal('known_already', 'Somebody has this address already.');
    await log(tx, person, 'staff.added', { person: email, role: person.role });
  });
}

/** What work comes to them from now on; what they own they keep. Throws Refusal. */
export async function setStaffRole(
  db: Db,
  act: StaffAct & { id: string; role: Staff['role'] },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { email } = await personOf(tx, act.id);
    await tx.updateTable('staff').set({ role: act.role }).where('id', '=', act.id).execute();
    await log(tx, act, 'staff.role_changed', { person: email, role: act.role });
  });
}

/**
 * Somebody leaves or comes back. Who leaves is signed out and their open tasks go to others in turn. Throws
 * Refusal for oneself: somebody has to be left to undo it.
 */
export async function setStaffActive(
  db: Db,
  act: StaffAct & { id: string; active: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { email } = await personOf(tx, act.id);
    if (!act.active && act.by === `staff:${email}`) {
      throw new Refusal('oneself', 'You cannot take yourself out. Ask a colleague to do it.');
    }
    await tx
      .updateTable('staff')
      .set({ deactivated_at: act.active ? null : act.at })
      .where('id', '=', act.id)
      .execute();
    if (!act.active) await tx.deleteFrom('sessions').where('staff_id', '=', act.id).execute();
    await log(tx, act, act.active ? 'staff.activated' : 'staff.deactivated', { person: email });
  });
  if (!act.active) await shareOut(db, act);
}

/** One handover at a time, each locked first. What a crash leaves out, the worker gives out when it looks next. */
async function shareOut(db: Db, { id, at }: StaffAct & { id: string }): Promise<void> {
  const handovers = await db
    .selectFrom('reset_tasks')
    .select('handover_id as id')
    .distinct()
    .where('owner_id', '=', id)
    .where('state', 'in', ['standby', 'open'])
    .execute();
  for (const handover of handovers) {
    await db.transaction().execute(async (tx) => {
      await lockHandover(tx, handover.id);
      await giveOwners(tx, handover.id, { tasks: await readUnowned(tx, handover.id), at });
    });
  }
}

async function personOf(tx: Queries, id: string): Promise<{ email: string }> {
  const person = await tx
    .selectFrom('staff')
    .select('email')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!person) throw new Refusal('no_such_person', 'There is nobody like that.');
  return person;
}

async function log(
  tx: Queries,
  { by, at }: StaffAct,
  action: string,
  details: Record<string, string>,
): Promise<void> {
  await writeAudit(tx, { handoverId: null, at, actor: by, action, details });
}

export async function hasStaff(queries: Queries): Promise<boolean> {
  const anybody = await queries.selectFrom('staff').select('id').limit(1).executeTakeFirst();
  return anybody !== undefined;
}

/** The one administrator that an empty house begins with. Does nothing once there is anybody. */
export async function ensureAdmin(
  db: Db,
  admin: { name: string; address: string },
  at: Date,
): Promise<void> {
  if (await hasStaff(db)) return;
  const name = admin.name === '' ? admin.address : admin.name;
  const person = { name, email: admin.address, role: 'admin', by: 'system', at } as const;
  // Two starts at once: one of them finds the other's.
  await addStaff(db, person).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'known_already')) throw error;
  });
}
