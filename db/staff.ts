import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from './pool';
import type { StaffTable } from './tables/people';

/** One of our own people. */
export interface Staff {
  id: string;
  name: string;
  email: string;
  role: StaffTable['role'];
}

const FIRST_STAFF: readonly { name: string; mailbox: string; role: Staff['role'] }[] = [
  { name: 'Maya Lindqvist', mailbox: 'maya', role: 'account_manager' },
  { name: 'Tom Okafor', mailbox: 'tom', role: 'technician' },
  { name: 'Aisha Rahman', mailbox: 'aisha', role: 'technician' },
  { name: 'Gareth Pugh', mailbox: 'gareth', role: 'lead' },
];

/**
 * Gives an empty house somebody to sign in as: an account manager, two technicians and a lead, with
 * addresses under `domain`. Does nothing once there is anybody; two starts at once make them once.
 */
export async function ensureStaff(
  queries: Queries,
  facts: { domain: string; at: Date },
): Promise<void> {
  const known = await queries.selectFrom('staff').select('id').limit(1).executeTakeFirst();
  if (known) return;
  await queries
    .insertInto('staff')
    .values(
      FIRST_STAFF.map(({ name, mailbox, role }) => ({
        id: randomUUID(),
        name,
        email: `${mailbox}@${facts.domain}`,
        role,
        created_at: facts.at,
      })),
    )
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
}

/** Everybody who works here, account managers first, then by name. */
export async function listStaff(queries: Queries): Promise<Staff[]> {
  return queries
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role'])
    .where('deactivated_at', 'is', null)
    .orderBy(
      sql`array_position(array['account_manager', 'technician', 'lead', 'admin'], staff.role)`,
    )
    .orderBy('name')
    .execute();
}

/** Who works here in this role, in a fixed order. */
export async function activeOf(queries: Queries, role: Staff['role']): Promise<Staff[]> {
  return queries
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role'])
    .where('role', '=', role)
    .where('deactivated_at', 'is', null)
    .orderBy('email')
    .execute();
}

/** Somebody who works here; undefined for who does no longer. */
export async function findStaff(queries: Queries, id: string): Promise<Staff | undefined> {
  return queries
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role'])
    .where('id', '=', id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
}
