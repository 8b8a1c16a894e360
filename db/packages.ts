import type { Selectable } from 'kysely';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { takeOther } from './looks-at-others';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';
import { planStepRows, type StepRow } from './steps';
import type { PackagesTable } from './tables/packages';

export type PackageRow = Selectable<PackagesTable>;

/** The packages of a handover, newest first, those that were replaced too. */
export async function listPackages(queries: Queries, handoverId: string): Promise<PackageRow[]> {
  return queries
    .selectFrom('packages')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('number', 'desc')
    .execute();
}

export interface PackedItem {
  packageId: string;
  itemId: string;
  answerId: string;
}

/** Which answers the packages of a handover carry. */
export async function packedItems(queries: Queries, handoverId: string): Promise<PackedItem[]> {
  return queries
    .selectFrom('package_items as pi')
    .innerJoin('packages as p', 'p.id', 'pi.package_id')
    .select(['pi.package_id as packageId', 'pi.item_id as itemId', 'pi.answer_id as answerId'])
    .where('p.handover_id', '=', handoverId)
    .execute();
}

export interface LeftItem {
  itemId: string;
  at: Date;
  by: string;
}

/** Items whose present answer is with the client, and with us no more. */
export async function leftWithClient(queries: Queries, handoverId: string): Promise<LeftItem[]> {
  const rows = await queries
    .selectFrom('package_items as pi')
    .innerJoin('packages as p', 'p.id', 'pi.package_id')
    .innerJoin('items as i', (join) =>
      join.onRef('i.id', '=', 'pi.item_id').onRef('i.answer_id', '=', 'pi.answer_id'),
    )
    .select(['pi.item_id as itemId', 'p.confirmed_at as at', 'p.confirmed_by as by'])
    .where('p.handover_id', '=', handoverId)
    .where('p.confirmed_at', 'is not', null)
    .execute();
  return rows.flatMap(({ itemId, at, by }) => (at ? [{ itemId, at, by: by ?? '' }] : []));
}

export interface PackageAct {
  handoverId: string;
  /** As in the audit log: `staff:<email>`, `contact:<id>`. */
  by: string;
  at: Date;
}

/**
 * Whose values are about to be opened for a package: committed before anything is (security.md, S10). `look`: what a
 * second person has agreed to, which is used up by it. Throws Refusal.
 */
export async function recordPacking(
  db: Db,
  { handoverId, by, at }: PackageAct,
  of: { items: readonly string[]; look: { id: string; staffId: string } | null },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const taken = of.look && (await takeOther(tx, { ...of.look, handoverId, piece: null, at }));
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'package.begun',
      details: { items: [...of.items], ...(taken ? { agreed_by: taken.agreedBy } : {}) },
    });
  });
}

export async function storePackageChunk(
  db: Db,
  chunk: { packageId: string; number: number; handoverId: string; bytes: Buffer; at: Date },
): Promise<void> {
  await db
    .insertInto('package_chunks')
    .values({
      package_id: chunk.packageId,
      number: chunk.number,
      handover_id: chunk.handoverId,
      ciphertext: chunk.bytes,
      stored_at: chunk.at,
    })
    .execute();
}

/** Takes away the pieces of a package that was not finished, or was replaced. */
export async function dropPackageChunks(queries: Queries, packageId: string): Promise<void> {
  await queries.deleteFrom('package_chunks').where('package_id', '=', packageId).execute();
}

export interface NewPackage {
  id: string;
  contactId: string;
  sealedTo: PackageRow['sealed_to'];
  chunks: number;
  bytes: number;
  sha256: Buffer;
  items: readonly { itemId: string; answerId: string; fileIds: readonly string[] }[];
}

/**
 * The pieces are stored; from here on they are a package. The one that still waited is replaced by it, and
 * its message is planned: the workflow looks at once. Throws Refusal when an answer has changed meanwhile.
 */
export async function sendPackage(
  db: Db,
  act: PackageAct & { made: NewPackage },
  steps: (number: number) => readonly StepRow[],
): Promise<void> {
  const { handoverId, by, at, made } = act;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await refuseChanged(tx, made);
    const [last] = await listPackages(tx, handoverId);
    const number = (last?.number ?? 0) + 1;
    if (last?.confirmed_at === null) await withdraw(tx, last, at);
    await tx
      .insertInto('packages')
      .values({
        id: made.id,
        handover_id: handoverId,
        number,
        contact_id: made.contactId,
        made_at: at,
        made_by: by,
        sealed_to: made.sealedTo,
        chunks: made.chunks,
        bytes: made.bytes,
        sha256: made.sha256,
        withdrawn_at: null,
        first_downloaded_at: null,
        confirmed_at: null,
        confirmed_by: null,
        confirmed_how: null,
      })
      .execute();
    await tx
      .insertInto('package_items')
      .values(
        made.items.map(({ itemId, answerId }) => ({
          package_id: made.id,
          item_id: itemId,
          answer_id: answerId,
        })),
      )
      .execute();
    await storePackedFiles(tx, made);
    await planStepRows(tx, steps(number));
    await tx
      .updateTable('handovers')
      .set({ look_due_at: at })
      .where('id', '=', handoverId)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'package.made',
      details: {
        package: made.id,
        number,
        items: made.items.length,
        contact: made.contactId,
        sealed_to: made.sealedTo,
        sha256: made.sha256.toString('hex'),
      },
    });
  });
}

async function storePackedFiles(tx: Queries, { id, items }: NewPackage): Promise<void> {
  const files = items.flatMap(({ fileIds }) => fileIds);
  if (files.length === 0) return;
  await tx
    .insertInto('package_files')
    .values(files.map((fileId) => ({ package_id: id, file_id: fileId })))
    .execute();
}

async function refuseChanged(tx: Queries, { items }: NewPackage): Promise<void> {
  const same = await tx
    .selectFrom('items')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(
      'answer_id',
      'in',
      items.map(({ answerId }) => answerId),
    )
    .where('state', 'in', ['answered', 'accepted'])
    .executeTakeFirstOrThrow();
  const files = await tx
    .selectFrom('files')
    .select('id')
    .where(
      'item_id',
      'in',
      items.map(({ itemId }) => itemId),
    )
    .where('removed_at', 'is', null)
    .execute();
  const packed = new Set(items.flatMap(({ fileIds }) => fileIds));
  const sameFiles = files.length === packed.size && files.every(({ id }) => packed.has(id));
  if (same.n !== items.length || !sameFiles) {
    throw new Refusal(
      'answers_changed',
      'An answer was changed while the package was being made. Look at the items, and make it once more.',
    );
  }
}

async function withdraw(tx: Queries, last: PackageRow, at: Date): Promise<void> {
  await tx.updateTable('packages').set({ withdrawn_at: at }).where('id', '=', last.id).execute();
  await dropPackageChunks(tx, last.id);
  await tx
    .updateTable('steps')
    .set({ state: 'skipped', taken_at: at, skip_reason: 'package_replaced' })
    .where('handover_id', '=', last.handover_id)
    .where('kind', '=', 'package')
    .where('state', '=', 'planned')
    .execute();
}
