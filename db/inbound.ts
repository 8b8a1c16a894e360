import type { Selectable } from 'kysely';
import type { Queries } from './pool';
import type { InboundMessagesTable } from './tables/inbound';

export type InboundRow = Selectable<InboundMessagesTable>;
export type NewInbound = Omit<
  InboundRow,
  | 'told_at'
  | 'first_opened_at'
  | 'set_aside_at'
  | 'set_aside_by'
  | 'set_aside_reason'
  | 'place_in'
  | 'placed_at'
  | 'placed_by'
  | 'original_left_at'
  | 'text_left_at'
>;

/** Keeps a mail, once: false, and nothing changed, when the same mail has been kept before. */
export async function insertInbound(tx: Queries, row: NewInbound): Promise<boolean> {
  const result = await tx
    .insertInto('inbound_messages')
    .values(row)
    .onConflict((conflict) => conflict.column('likeness').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function isKnown(queries: Queries, likeness: Buffer): Promise<boolean> {
  const row = await queries
    .selectFrom('inbound_messages')
    .select('id')
    .where('likeness', '=', likeness)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertInboundChunk(
  tx: Queries,
  chunk: { inboundId: string; number: number; sealed: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('inbound_chunks')
    .values({
      inbound_id: chunk.inboundId,
      number: chunk.number,
      sealed: Buffer.from(chunk.sealed),
    })
    .execute();
}

/** In the place of the chunk that was there. */
export async function replaceInboundChunk(
  tx: Queries,
  chunk: { inboundId: string; number: number; sealed: Uint8Array },
): Promise<void> {
  await tx
    .updateTable('inbound_chunks')
    .set({ sealed: Buffer.from(chunk.sealed) })
    .where('inbound_id', '=', chunk.inboundId)
    .where('number', '=', chunk.number)
    .execute();
}

export async function replaceSealed(tx: Queries, id: string, sealed: Uint8Array): Promise<void> {
  await tx
    .updateTable('inbound_messages')
    .set({ sealed: Buffer.from(sealed) })
    .where('id', '=', id)
    .execute();
}

export interface HeldFile {
  inboundId: string;
  /** From 1, in the mail's order. */
  number: number;
  handoverId: string;
  fileId: string;
  chunks: number;
  sealedManifest: Uint8Array;
  fingerprint: Buffer;
  at: Date;
}

/** A file that came with a mail, whose chunks are stored already: of no item, until a person says of which. */
export async function holdAttachment(tx: Queries, file: HeldFile): Promise<void> {
  await tx
    .insertInto('files')
    .values({
      id: file.fileId,
      handover_id: file.handoverId,
      item_id: null,
      submission_id: null,
      received_at: file.at,
      chunks: file.chunks,
      sealed_manifest: Buffer.from(file.sealedManifest),
      fingerprint: file.fingerprint,
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto('inbound_attachments')
    .values({
      inbound_id: file.inboundId,
      number: file.number,
      file_id: file.fileId,
      state: 'held',
    })
    .execute();
}
