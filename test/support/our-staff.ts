import type { Db } from '../../db/pool';

/** Addresses of our people by their first names, as the console made them at its first start. */
export async function staffAddresses(
  db: Db,
): Promise<Record<'maya' | 'tom' | 'aisha' | 'gareth', string>> {
  const rows = await db.selectFrom('staff').select('email').execute();
  const of = (name: string): string =>
    rows.find(({ email }) => email.startsWith(`${name}@`))?.email ?? `nobody called ${name}`;
  return { maya: of('maya'), tom: of('tom'), aisha: of('aisha'), gareth: of('gareth') };
}
