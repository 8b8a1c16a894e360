import { sql } from 'kysely';
import { Refusal } from '../domain/problem';
import { refuseConfirmation } from '../domain/package/package-rules';
import { writeAudit } from './audit';
import { listPackages, type PackageAct, type PackageRow } from './packages';
import type { Db, Queries } from './pool';
import { lockHandover, touchAndLook, touchHandover } from './positions';

/** The package that waits for this contact or was the last one it confirmed. */
export async function packageFor(
  queries: Queries,
  handoverId: string,
  contactId: string,
): Promise<(PackageRow & { items: number }) | undefined> {
  return queries
    .selectFrom('packages as p')
    .selectAll('p')
    .select((e) =>
      e
        .selectFrom('package_items')
        .whereRef('package_id', '=', 'p.id')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('items'),
    )
    .where('p.handover_id', '=', handoverId)
    .where('p.contact_id', '=', contactId)
    .where('p.withdrawn_at', 'is', null)
    .orderBy('p.number', 'desc')
    .limit(1)
    .executeTakeFirst()
    .then((row) => row && { ...row, items: row.items ?? 0 });
}

/** The pieces in order, one in memory at a time. */
export async function* readPackageChunks(
  db: Db,
  { id, chunks }: Pick<PackageRow, 'id' | 'chunks'>,
): AsyncGenerator<Buffer, void, void> {
  for (let number = 1; number <= chunks; number++) {
    const row = await db
      .selectFrom('package_chunks')
      .select('ciphertext')
      .where('package_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) throw new Error('a piece of a package is missing');
    yield row.ciphertext;
  }
}

/** Somebody is about to get it: in the log first. */
export async function recordPackageDownload(
  db: Db,
  { handoverId, by, at }: PackageAct,
  packageId: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await tx
      .updateTable('packages')
      .set({ first_downloaded_at: at })
      .where('id', '=', packageId)
      .where('first_downloaded_at', 'is', null)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'package.downloaded',
      details: { package: packageId },
    });
  });
}

/**
 * The client has it. In the same transaction its items leave our vault: sealed answers are emptied, sealed
 * files and the package deleted; what came is still known by type, date and fingerprint. False when it was
 * confirmed already. Throws Refusal.
 */
export async function confirmPackage(
  db: Db,
  act: PackageAct & { packageId: string; name: string; how: 'page' | 'told' },
): Promise<boolean> {
  const { handoverId, by, at, packageId, how } = act;
  const name = act.name.trim();
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const row = await tx
      .selectFrom('packages')
      .selectAll()
      .where('id', '=', packageId)
      .where('handover_id', '=', handoverId)
      .executeTakeFirst();
    if (!row) throw new Refusal('no_such_package', 'There is no such package.');
    if (row.confirmed_at !== null) return false;
    const refusal = refuseConfirmation({
      withdrawn: row.withdrawn_at !== null,
      downloaded: row.first_downloaded_at !== null,
      name,
    });
    if (refusal) throw refusal;
    await tx
      .updateTable('packages')
      .set({ confirmed_at: at, confirmed_by: name, confirmed_how: how })
      .where('id', '=', packageId)
      .execute();
    await sql`select remove_left_with_client(${packageId}::uuid)`.execute(tx);
    await sql`select remove_unmade_exports(${handoverId}::uuid)`.execute(tx);
    const touching = touchAndLook(tx, {
      handoverId,
      at,
      actor: by,
      action: 'package.confirmed',
      details: { package: packageId, by: name, how },
    });
    await tx.executeQuery(touching);
    return true;
  });
}

/** As {@link confirmPackage}, for the package that waits: the client said so by telephone. Throws Refusal. */
export async function confirmTold(db: Db, act: PackageAct & { name: string }): Promise<void> {
  const waiting = (await listPackages(db, act.handoverId)).find(
    (one) => one.withdrawn_at === null && one.confirmed_at === null,
  );
  if (!waiting) throw new Refusal('no_such_package', 'No package waits to be confirmed.');
  await confirmPackage(db, { ...act, packageId: waiting.id, how: 'told' });
}
