import { writeAudit } from './audit';
import { SEALED_FILE } from './claim-file';
import type { Db, Queries } from './pool';

/** Somebody who is about to be handed something that was sealed. */
export interface RevealAct {
  handoverId: string;
  itemId: string | null;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  reason: string;
  at: Date;
}

/**
 * Writes down that one file is about to be handed out. Committed before it is opened: when this throws, nothing
 * may leave (security.md, S10).
 */
export async function recordDownload(db: Db, act: RevealAct & { fileId: string }): Promise<void> {
  await db.transaction().execute((tx) =>
    writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'file.downloaded',
      details: { item: act.itemId, file: act.fileId, reason: act.reason },
    }),
  );
}

/**
 * As {@link recordDownload}, for the words with which items were refused: free text is sealed like a secret, and
 * read without the ceremony of a reveal (security.md, “Sealing”).
 */
export async function recordNotesRead(
  db: Db,
  act: Pick<RevealAct, 'handoverId' | 'by' | 'at'> & { decisionId: string },
): Promise<void> {
  await db.transaction().execute((tx) =>
    writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'notes.read',
      details: { decision: act.decisionId },
    }),
  );
}

/** The item's present answer, sealed; undefined when it has none. */
export async function readSealedAnswer(
  queries: Queries,
  itemId: string,
): Promise<{ id: string; sealed: Buffer; answeredAt: Date; by: string } | undefined> {
  return queries
    .selectFrom('items as i')
    .innerJoin('answers as a', 'a.id', 'i.answer_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .select(['a.id', 'a.sealed', 'a.answered_at as answeredAt', 'c.name as by'])
    .where('i.id', '=', itemId)
    .executeTakeFirst();
}

export interface SealedFile {
  id: string;
  chunks: number;
  receivedAt: Date;
  sealedManifest: Buffer;
}

/** The files that an item holds, oldest first. */
export async function readSealedFiles(queries: Queries, itemId: string): Promise<SealedFile[]> {
  return queries
    .selectFrom('files')
    .select(['id', 'chunks', 'received_at as receivedAt', 'sealed_manifest as sealedManifest'])
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

/** The signed copy of the authority, when one was uploaded. */
export async function readSignedCopy(
  queries: Queries,
  handoverId: string,
): Promise<SealedFile | undefined> {
  return queries
    .selectFrom('authorities as a')
    .innerJoin('files as f', 'f.id', 'a.file_id')
    .select(SEALED_FILE)
    .where('a.handover_id', '=', handoverId)
    .where('f.removed_at', 'is', null)
    .executeTakeFirst();
}

/** A file's sealed chunks in order, one in memory at a time. */
export async function* readSealedChunks(
  db: Db,
  file: Pick<SealedFile, 'id' | 'chunks'>,
): AsyncGenerator<Buffer, void, void> {
  for (let number = 1; number <= file.chunks; number++) {
    const row = await db
      .selectFrom('file_chunks')
      .select('sealed')
      .where('file_id', '=', file.id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) return;
    yield row.sealed;
  }
}
