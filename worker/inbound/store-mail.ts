import { createHash, randomUUID } from 'node:crypto';
import { storeChunk } from '../../db/files';
import {
  holdAttachment,
  insertInbound,
  insertInboundChunk,
  replaceInboundChunk,
  replaceSealed,
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
  await holdFiles(tx, {
    id: row.id,
    handoverId: row.handover_id,
    recipient,
    at: row.received_at,
    files,
  });
  return true;
}

export interface FilesToHold {
  id: string;
  handoverId: string;
  recipient: HandoverRecipient;
  at: Date;
  files: readonly ReadFile[];
}

/** Keeps what came with a mail for a person to file under items. */
export async function holdFiles(tx: Queries, mail: FilesToHold): Promise<void> {
  for (const [index, file] of mail.files.entries()) await hold(tx, mail, file, index + 1);
}

/**
 * Seals a mail that is kept already anew, to its handover: afterwards no other key opens anything of it. The same bytes
 * make the same number of chunks.
 */
export async function resealMail(
  tx: Queries,
  id: string,
  { view, raw, recipient }: { view: InboundView; raw: Buffer; recipient: HandoverRecipient },
): Promise<void> {
  await replaceSealed(tx, id, await sealValue(recipient, view));
  for await (const chunk of sealStream(recipient, of(raw), raw.length).chunks) {
    await replaceInboundChunk(tx, { inboundId: id, ...chunk });
  }
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
  { id, handoverId, recipient, at }: FilesToHold,
  file: ReadFile,
  number: number,
): Promise<void> {
  const fileId = randomUUID();
  const { content, name, mediaType } = file;
  const stream = sealStream(recipient, of(content), content.length);
  const fingerprints: Buffer[] = [];
  for await (const { number: chunk, sealed } of stream.chunks) {
    fingerprints.push(fingerprint(sealed));
    await storeChunk(tx, { fileId, number: chunk, handoverId, sealed, at });
  }
  const manifest = { version: 1, name, mediaType, content: stream.totals() } as const;
  const sealedManifest = await sealManifest(recipient, manifest);
  await holdAttachment(tx, {
    inboundId: id,
    number,
    handoverId,
    fileId,
    chunks: fingerprints.length,
    sealedManifest,
    fingerprint: fingerprintOfAll([...fingerprints, fingerprint(sealedManifest)]),
    at,
  });
}
