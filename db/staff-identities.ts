import { sql } from 'kysely';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import type { Staff } from './staff';

/** Who somebody is at a sign-in service (OpenID Connect Core, 5.7). */
export interface Identity {
  issuer: string;
  subject: string;
}

export type FoundStaff =
  | { kind: 'known'; staff: Staff }
  /** Nobody here has this address, or who has it works here no longer. */
  | { kind: 'stranger' }
  /** Somebody here has the address, and signs in as somebody else at the service. */
  | { kind: 'other_account' };

/** Who of ours this is, whatever address came along; undefined for an account that was never seen here. */
export async function findLinked(
  queries: Queries,
  { issuer, subject }: Identity,
): Promise<FoundStaff | undefined> {
  const linked = await queries
    .selectFrom('staff_identities as i')
    .innerJoin('staff as s', 's.id', 'i.staff_id')
    .select(['s.id', 's.name', 's.email', 's.role', 's.deactivated_at'])
    .where('i.issuer', '=', issuer)
    .where('i.subject', '=', subject)
    .executeTakeFirst();
  if (!linked) return undefined;
  const { deactivated_at: gone, ...staff } = linked;
  return gone === null ? { kind: 'known', staff } : { kind: 'stranger' };
}

/**
 * Links an account that was never seen here to whoever of ours has its address. The address decides this once;
 * `email` must be null unless the service vouches for it.
 */
export async function linkByEmail(
  db: Db,
  { issuer, subject }: Identity,
  { email, at }: { email: string | null; at: Date },
): Promise<FoundStaff> {
  if (email === null) return { kind: 'stranger' };
  return db.transaction().execute(async (tx) => {
    const staff = await tx
      .selectFrom('staff')
      .select(['id', 'name', 'email', 'role'])
      .where(sql`lower(email)`, '=', email.trim().toLowerCase())
      .where('deactivated_at', 'is', null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!staff) return { kind: 'stranger' };
    const linked = await tx
      .insertInto('staff_identities')
      .values({ issuer, subject, staff_id: staff.id, linked_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('staff_id')
      .executeTakeFirst();
    if (!linked) return { kind: 'other_account' };
    await writeAudit(tx, {
      handoverId: null,
      at,
      actor: `staff:${staff.email}`,
      action: 'staff.identity_linked',
      details: { issuer, subject },
    });
    return { kind: 'known', staff };
  });
}

/** Whoever signs in next with this person's address becomes them: after an account at the service was made anew. */
export async function forgetIdentities(
  db: Db,
  act: { staffId: string; by: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('staff_identities as i')
      .using('staff as s')
      .whereRef('s.id', '=', 'i.staff_id')
      .where('i.staff_id', '=', act.staffId)
      .returning('s.email')
      .execute();
    const [first] = gone;
    if (!first) return;
    await writeAudit(tx, {
      handoverId: null,
      at: act.at,
      actor: act.by,
      action: 'staff.identity_forgotten',
      details: { person: first.email },
    });
  });
}

/** Ids of everybody who has signed in by a service. */
export async function withIdentity(queries: Queries): Promise<ReadonlySet<string>> {
  const rows = await queries.selectFrom('staff_identities').select('staff_id').distinct().execute();
  return new Set(rows.map((row) => row.staff_id));
}
