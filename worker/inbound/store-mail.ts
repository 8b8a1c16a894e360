import { createHash, randomUUID } from 'node:crypto';
import { storeChunk } from '../../db/files';
import {
  holdAttachment,
  insertInbound,
  insertInboundChunk,
  type NewInbound,
} from '../../db/inbound';
import type { Queries } from '../../db/pool';
import type { InboundView } from '../../domain/inbound/inbound-view';
import { sealStream } from '../../vault/seal/chunker';
import { fingerprint, fingerprintOfAll } from '../../vault/seal/fingerprint';
import { sealManifest } from '../../vault/seal/manifest';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import { CHUNK_BYTES, sealValue } from '../../vault/seal/seal';
import type { ReadFile } from './read-mail';

export interface MailToStore {
  row: Omit<NewInbound, 'sealed' | 'chunks' | 'attachments' | 'kibibytes'>;
  recipient: HandoverRecipient;
  view: Omit<InboundView, 'original' | 'files'>;
  raw: Buffer;
  files: readonly ReadFile[];
  /** Whether its files are held for a person to file under items. */
  holds: boolean;
}

/**
 * Stores a mail in the caller's transaction: what it says, its bytes, and the files that came with it, each sealed as
 * it is written, one chunk in memory at a time. False when the same mail is there already.
 */
export async function storeMail(tx: Queries, mail: MailToStore): Promise<boolean> {
  const { row, recipient, raw, files } = mail;
  const original = totalsOf(raw);
  const view: InboundView = {
    ...mail.view,
    files: files.map(({ name, mediaType, content }) => ({
      name,
      mediaType,
      size: content.length,
    })),
    original,
  };
  const kept = await insertInbound(tx, {
    ...row,
    kibibytes: Math.ceil(raw.length / 1024),
    attachments: files.length,
    sealed: Buffer.from(await sealValue(recipient, view)),
    chunks: original.chunkSizes.length,
  });
  if (!kept) return false;
  for await (const chunk of sealStream(recipient, of(raw), raw.length).chunks) {
    await insertInboundChunk(tx, { inboundId: row.id, ...chunk });
  }
  if (!mail.holds || row.handover_id === null) return true;
  for (const [index, file] of files.entries()) {
    await hold(tx, { file, number: index + 1, mail, handoverId: row.handover_id });
  }
  return true;
}

function totalsOf(raw: Buffer): InboundView['original'] {
  const chunkSizes: number[] = [];
  for (let from = 0; from < raw.length || from === 0; from += CHUNK_BYTES) {
    chunkSizes.push(Math.min(CHUNK_BYTES, raw.length - from));
  }
  return { size: raw.length, sha256: createHash('sha256').update(raw).digest('hex'), chunkSizes };
}

async function* of(bytes: Buffer): AsyncGenerator<Buffer, void, void> {
  yield bytes;
}

async function hold(
  tx: Queries,
  {
    file,
    number,
    mail,
    handoverId,
  }: { file: ReadFile; number: number; mail: MailToStore; handoverId: string },
): Promise<void> {
  const { recipient, row } = mail;
  const fileId = randomUUID();
  const { content, name, mediaType } = file;
  const stream = sealStream(recipient, of(content), content.length);
  const fingerprints: Buffer[] = [];
  for await (const { number: chunk, sealed } of stream.chunks) {
    fingerprints.push(fingerprint(sealed));
    await storeChunk(tx, { fileId, number: chunk, handoverId, sealed, at: row.received_at });
  }
  const manifest = { version: 1, name, mediaType, content: stream.totals() } as const;
  const sealedManifest = await sealManifest(recipient, manifest);
  await holdAttachment(tx, {
    inboundId: row.id,
    number,
    handoverId,
    fileId,
    chunks: fingerprints.length,
    sealedManifest,
    fingerprint: fingerprintOfAll([...fingerprints, fingerprint(sealedManifest)]),
    at: row.received_at,
  });
}
