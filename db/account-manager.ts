import type { Queries } from './pool';

const STAFF = 'staff:';

/** The person behind an actor of the audit log (`staff:<email>`), or undefined for a token or the system. */
export async function findAccountManager(
  queries: Queries,
  actor: string,
): Promise<{ name: string; email: string } | undefined> {
  if (!actor.startsWith(STAFF)) return undefined;
  return queries
    .selectFrom('staff')
    .select(['name', 'email'])
    .where('email', '=', actor.slice(STAFF.length))
    .executeTakeFirst();
}
