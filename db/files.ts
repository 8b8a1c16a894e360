import { sql } from 'kysely';
import type { Queries } from './pool';

export interface SealedChunkRow {
  fileId: string;
  number: number;
  handoverId: string;
  sealed: Uint8Array;
  at: Date;
}

/** Stores one sealed chunk. It counts for nothing until its file has a row. */
export async function storeChunk(db: Queries, chunk: SealedChunkRow): Promise<void> {
  await db
    .insertInto('file_chunks')
    .values({
      file_id: chunk.fileId,
      number: chunk.number,
      handover_id: chunk.handoverId,
      sealed: Buffer.from(chunk.sealed),
      stored_at: chunk.at,
      fingerprint: null,
    })
    .execute();
}

/** Takes away the chunks of uploads that nothing was made of. A file that was accepted is left alone. */
export async function discardUnfinished(db: Queries, fileIds: readonly string[]): Promise<void> {
  for (const id of fileIds) await sql`select discard_unfinished_file(${id}::uuid)`.execute(db);
}

/** How many files an item holds now, without names: those are sealed. */
export async function countFiles(db: Queries, itemId: string): Promise<number> {
  const row = await db
    .selectFrom('files')
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
