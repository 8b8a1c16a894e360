import { sql } from 'kysely';
import { Refusal } from '../domain/problem';
import type { ExportRow, NewExport } from './exports';
import type { Db, Queries } from './pool';

export async function storeExportChunk(
  db: Db,
  chunk: { exportId: string; number: number; handoverId: string; sealed: Buffer; at: Date },
): Promise<void> {
  await db
    .insertInto('export_chunks')
    .values({
      export_id: chunk.exportId,
      number: chunk.number,
      handover_id: chunk.handoverId,
      sealed: chunk.sealed,
      stored_at: chunk.at,
    })
    .execute();
}

export async function dropExportChunks(queries: Queries, exportId: string): Promise<void> {
  await queries.deleteFrom('export_chunks').where('export_id', '=', exportId).execute();
}

/** The chunks in order, one in memory at a time. */
export async function* readExportChunks(
  db: Db,
  { id, chunks }: Pick<ExportRow, 'id' | 'chunks'>,
): AsyncGenerator<Buffer, void, void> {
  for (let number = 1; number <= chunks; number++) {
    const row = await db
      .selectFrom('export_chunks')
      .select('sealed')
      .where('export_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) return;
    yield row.sealed;
  }
}

/**
 * Throws Refusal where the chunks are not all there any more, or something that was opened for them has left with the
 * client or was purged since. Call it with the handover's row locked, as whoever takes them away does.
 */
export async function refuseLeft(
  tx: Queries,
  { id, chunks, items, alsoSent }: Pick<NewExport, 'id' | 'chunks' | 'items' | 'alsoSent'>,
): Promise<void> {
  const answers = items.map(({ answerId }) => answerId);
  const { rows } = await sql<{ whole: boolean }>`
    select (select count(*) from export_chunks where export_id = ${id}) = ${chunks}
      and not exists (select from answers where id = any(${answers}::uuid[]) and sealed = '')
      and not exists (select from also_sent where id = any(${[...alsoSent]}::uuid[]) and sealed = '')
      as whole`.execute(tx);
  if (rows[0]?.whole) return;
  throw new Refusal(
    'left_meanwhile',
    'Something of it left with the client, or was purged, while the file was being made. Look at the items, and make it once more.',
  );
}

/** Milliseconds after which pieces that nothing was made of are taken away. */
const UNMADE_MS = 24 * 3_600_000;

/**
 * Takes away pieces of files for the next vault and of packages whose maker was killed before they were one. For the
 * sweeper.
 */
export async function sweepUnmade(queries: Queries, at: Date): Promise<void> {
  const before = new Date(at.getTime() - UNMADE_MS);
  await sql`delete from export_chunks c where c.stored_at <= ${before}
    and not exists (select from exports x where x.id = c.export_id)`.execute(queries);
  await sql`delete from package_chunks c where c.stored_at <= ${before}
    and not exists (select from packages p where p.id = c.package_id)`.execute(queries);
}
