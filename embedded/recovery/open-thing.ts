import { sql } from 'kysely';
import { readInboundChunks, readSealedMail } from '../../db/inbound-read';
import { readExportChunks } from '../../db/export-chunks';
import type { Db } from '../../db/pool';
import { readSealedChunks } from '../../db/reveals';
import { openInboundView, originalOf } from '../../vault/open/inbound-view';
import { CannotOpen } from '../../vault/open/open';
import type { HandoverOpener } from '../../vault/open/vault';
import { fingerprint, fingerprintOfAll } from '../../vault/seal/fingerprint';
import type { Thing } from './sealed-things';

/**
 * Opens one thing, whole. Returns the bytes of a file's content, and 0 for what is no file. Throws CannotOpen, also when
 * it is another than its receipt says.
 */
export async function openThing(db: Db, opener: HandoverOpener, thing: Thing): Promise<number> {
  const { what, id } = thing;
  switch (what) {
    case 'answer':
      return openValue(db, opener, { table: 'answers', id });
    case 'also_sent':
      return openValue(db, opener, { table: 'also_sent', id });
    case 'question':
      return openValue(db, opener, { table: 'item_questions', id });
    case 'decline':
      return openValue(db, opener, { table: 'authority_declines', id });
    case 'file':
      return openStored(db, opener, { table: 'files', id });
    case 'export':
      return openStored(db, opener, { table: 'exports', id });
    case 'upload':
      return openUpload(db, opener, id);
    case 'mail':
      return openMail(db, opener, id);
    case 'fragment':
      for await (const chunk of fragments(db, id)) await opener.openBytes(chunk);
      return 0;
  }
}

async function openValue(
  db: Db,
  opener: HandoverOpener,
  from: { table: 'answers' | 'also_sent' | 'item_questions' | 'authority_declines'; id: string },
): Promise<number> {
  const row = await db
    .selectFrom(from.table)
    .select(['sealed', 'fingerprint'])
    .where('id', '=', from.id)
    .executeTakeFirstOrThrow();
  await opener.openValue(row.sealed);
  // The receipt shows this: what opens is what was accepted.
  if (!fingerprint(row.sealed).equals(row.fingerprint)) throw new CannotOpen();
  return 0;
}

interface SealedWhole {
  sealedManifest: Buffer;
  chunks: AsyncIterable<Buffer>;
  fingerprint: Buffer;
}

async function openWhole(opener: HandoverOpener, whole: SealedWhole): Promise<number> {
  const { sealedManifest } = whole;
  const prints: Buffer[] = [];
  const manifest = await opener.openManifest(sealedManifest);
  let bytes = 0;
  const chunks = printed(whole.chunks, prints);
  for await (const part of opener.openFile(manifest, chunks)) bytes += part.length;
  const print = fingerprintOfAll([...prints, fingerprint(sealedManifest)]);
  if (!print.equals(whole.fingerprint)) throw new CannotOpen();
  return bytes;
}

async function* printed(
  chunks: AsyncIterable<Buffer>,
  prints: Buffer[],
): AsyncGenerator<Buffer, void, void> {
  for await (const chunk of chunks) {
    prints.push(fingerprint(chunk));
    yield chunk;
  }
}

async function openStored(
  db: Db,
  opener: HandoverOpener,
  from: { table: 'files' | 'exports'; id: string },
): Promise<number> {
  const row = await db
    .selectFrom(from.table)
    .select(['id', 'chunks', 'sealed_manifest', 'fingerprint'])
    .where('id', '=', from.id)
    .executeTakeFirstOrThrow();
  const chunks = from.table === 'files' ? readSealedChunks(db, row) : readExportChunks(db, row);
  return openWhole(opener, { ...row, sealedManifest: row.sealed_manifest, chunks });
}

/** A file that no answer has claimed yet: whole once its manifest has come, in pieces before. */
async function openUpload(db: Db, opener: HandoverOpener, id: string): Promise<number> {
  const row = await db
    .selectFrom('uploads')
    .select(['id', 'chunks', 'sealed_manifest', 'fingerprint'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { chunks: count, sealed_manifest: sealedManifest, fingerprint: print } = row;
  if (count !== null && sealedManifest !== null && print !== null) {
    const chunks = readSealedChunks(db, { id, chunks: count });
    return openWhole(opener, { sealedManifest, chunks, fingerprint: print });
  }
  for await (const chunk of fragments(db, id)) await opener.openBytes(chunk);
  return 0;
}

/** Pieces of one file in the order of their numbers, one in memory at a time, gaps and all. */
async function* fragments(db: Db, id: string): AsyncGenerator<Buffer, void, void> {
  for (const [table, column] of [
    ['file_chunks', 'file_id'],
    ['export_chunks', 'export_id'],
  ] as const) {
    const numbers = await sql<{ number: number }>`
      select number from ${sql.table(table)} where ${sql.ref(column)} = ${id} order by number`.execute(
      db,
    );
    for (const { number } of numbers.rows) {
      const { rows } = await sql<{ sealed: Buffer }>`
        select sealed from ${sql.table(table)} where ${sql.ref(column)} = ${id} and number = ${number}`.execute(
        db,
      );
      for (const { sealed } of rows) yield sealed;
    }
  }
}

async function openMail(db: Db, opener: HandoverOpener, id: string): Promise<number> {
  const row = await db
    .selectFrom('inbound_messages')
    .select(['id', 'chunks', 'original_left_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const view = await openInboundView(opener, await readSealedMail(db, id));
  // It left for the client, and what the mail says did not.
  if (row.original_left_at !== null) return 0;
  const parts = opener.openFile(originalOf(view), readInboundChunks(db, row));
  for await (const part of parts) part.fill(0);
  return 0;
}
