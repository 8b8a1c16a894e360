import { sql } from 'kysely';
import {
  MOST_FILE_BYTES,
  MOST_HANDOVER_BYTES,
  MOST_HANDOVER_FILES,
  UNFINISHED_MS,
} from '../domain/uploads/limits';
import type { Queries } from './pool';

/** Whose file it is: nobody else may add to it, ask after it, or claim it. */
export interface UploadKey {
  fileId: string;
  handoverId: string;
  linkId: string;
  /** Null for what is of no item: a signed copy of the letter, and what was not asked for. */
  itemId: string | null;
}

export interface UploadChunk extends UploadKey {
  /** From 1. */
  number: number;
  sealed: Uint8Array;
  /** SHA-256 of `sealed`. */
  fingerprint: Buffer;
  /** Bytes of its content, filled up. */
  content: number;
  at: Date;
}

/** `repeated`: it was there already, which is as good as stored. */
export type StoreOutcome =
  'stored' | 'repeated' | 'gone' | 'too_many_files' | 'file_too_large' | 'handover_full';

/** Stores one sealed chunk with its number, in one transaction that is durable when this returns. */
export async function storeUploadChunk(db: Queries, chunk: UploadChunk): Promise<StoreOutcome> {
  const { fileId, number, handoverId, linkId, itemId, sealed, fingerprint, content, at } = chunk;
  const { rows } = await sql<{ said: StoreOutcome }>`
    select store_upload_chunk(${fileId}, ${number}, ${handoverId}, ${linkId}, ${itemId}, ${Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length)},
      ${fingerprint}, ${content}, ${at}, ${MOST_FILE_BYTES}, ${MOST_HANDOVER_BYTES}, ${MOST_HANDOVER_FILES}) as said
  `.execute(db);
  return rows[0]?.said ?? 'gone';
}

/** What is there of a file: its chunks in order, and whether its manifest has come. Undefined for nobody's and others'. */
export async function findUpload(
  db: Queries,
  { fileId, handoverId, linkId, itemId }: UploadKey,
): Promise<{ finished: boolean; chunks: { number: number; fingerprint: Buffer }[] } | undefined> {
  const { rows } = await sql<{
    finished: boolean;
    number: number | null;
    fingerprint: Buffer | null;
  }>`
    select u.finished_at is not null as finished, c.number, c.fingerprint
    from uploads u left join file_chunks c on c.file_id = u.id
    where u.id = ${fileId} and u.handover_id = ${handoverId} and u.link_id = ${linkId}
      and u.item_id is not distinct from ${itemId}::uuid and u.claimed_at is null
    order by c.number
  `.execute(db);
  const [first] = rows;
  if (first === undefined) return undefined;
  const chunks = rows.flatMap(({ number, fingerprint }) =>
    number === null || fingerprint === null ? [] : [{ number, fingerprint }],
  );
  return { finished: first.finished, chunks };
}

export interface WholeUpload extends UploadKey {
  chunks: number;
  sealedManifest: Uint8Array;
  /** Of the chunks in order and the manifest. */
  fingerprint: Buffer;
  at: Date;
}

/** Keeps a file's manifest beside its chunks, which must all be there. Again it says `finished`, and keeps the first. */
export async function finishUpload(
  db: Queries,
  { fileId, handoverId, linkId, itemId, ...whole }: WholeUpload,
): Promise<'finished' | 'incomplete' | 'gone'> {
  const { rows } = await sql<{ said: 'finished' | 'incomplete' | 'gone' }>`
    select finish_upload(${fileId}, ${handoverId}, ${linkId}, ${itemId}, ${whole.chunks},
      ${Buffer.from(whole.sealedManifest)}, ${whole.fingerprint}, ${whole.at}) as said
  `.execute(db);
  return rows[0]?.said ?? 'gone';
}

/**
 * The whole files among these that this link sent for this item (null: for none), in the order in which they were named. `claimed` by
 * an answer already are those of a form that is sent once more because its sender never heard that it was saved.
 */
export async function wholeUploads(
  db: Queries,
  {
    fileIds,
    linkId,
    itemId,
  }: { fileIds: readonly string[]; linkId: string; itemId: string | null },
): Promise<{ id: string; chunks: number; fingerprint: Buffer; claimed: boolean }[]> {
  if (fileIds.length === 0) return [];
  const rows = await db
    .selectFrom('uploads')
    .where('id', 'in', fileIds)
    .where('link_id', '=', linkId)
    .where('item_id', 'is not distinct from', itemId)
    .where('finished_at', 'is not', null)
    .select(['id', 'chunks', 'fingerprint', 'claimed_at'])
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  return fileIds.flatMap((id) => {
    const { chunks = null, fingerprint = null, claimed_at = null } = known.get(id) ?? {};
    if (chunks === null || fingerprint === null) return [];
    return [{ id, chunks, fingerprint, claimed: claimed_at !== null }];
  });
}

/** Takes away uploads that nobody claimed, 48 hours after their last chunk; at most `most` at once. Returns how many. */
export async function sweepUploads(db: Queries, at: Date, most: number): Promise<number> {
  const before = new Date(at.getTime() - UNFINISHED_MS);
  const { rows } = await sql<{ swept: number }>`
    select sweep_unfinished_files(${before}, ${most}) as swept
  `.execute(db);
  return rows[0]?.swept ?? 0;
}
