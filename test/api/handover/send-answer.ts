import { randomUUID } from 'node:crypto';
import { saveAnswer, type NewFile } from '../../../db/answers';
import { storeChunk } from '../../../db/files';
import type { ItemRow } from '../../../db/items';
import type { Db } from '../../../db/pool';
import { MOST_PROMISES, type AnswerType, type RefusalReason } from '../../../domain/items/answer';
import { sealStream } from '../../../vault/seal/chunker';
import { fingerprint, fingerprintOfAll } from '../../../vault/seal/fingerprint';
import { sealManifest } from '../../../vault/seal/manifest';
import type { HandoverRecipient } from '../../../vault/seal/recipient';
import { sealValue } from '../../../vault/seal/seal';

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

export interface GivenAnswer {
  type: AnswerType;
  at: Date;
  fields?: { key: string; label: string; secret: boolean; value: string }[];
  files?: readonly SentFile[];
  promisedUntil?: Date;
  refusalReason?: RefusalReason;
}

interface Target {
  db: Db;
  recipient: HandoverRecipient;
  linkId: string;
  item: ItemRow;
}

/** Seals and saves one answer as the portal does. */
export async function sendAnswer(to: Target, given: GivenAnswer): Promise<void> {
  const { db, recipient, linkId, item } = to;
  const link = await db
    .selectFrom('links')
    .select('contact_id')
    .where('id', '=', linkId)
    .executeTakeFirstOrThrow();
  const files: NewFile[] = [];
  for (const file of given.files ?? []) files.push(await upload(to, file, given.at));
  const sealed = await sealValue(recipient, {
    version: 1,
    type: given.type,
    fields: given.fields ?? [],
    files: files.map((file) => file.id),
  });
  const outcome = await saveAnswer(db, {
    id: randomUUID(),
    submissionId: randomUUID(),
    handoverId: item.handover_id,
    itemId: item.id,
    linkId,
    contactId: link.contact_id,
    seenAnswerId: item.answer_id,
    type: given.type,
    promisedUntil: given.promisedUntil ?? null,
    refusalReason: given.refusalReason ?? null,
    sealed,
    fingerprint: fingerprint(sealed),
    files,
    keepFiles: false,
    mostPromises: MOST_PROMISES,
    idleUntil: given.at,
    at: given.at,
  });
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
}

async function upload({ db, recipient }: Target, file: SentFile, at: Date): Promise<NewFile> {
  const id = randomUUID();
  async function* source(): AsyncGenerator<Uint8Array> {
    yield file.bytes;
  }
  const stream = sealStream(recipient, source(), 1e9);
  const prints: Buffer[] = [];
  for await (const { number, sealed } of stream.chunks) {
    prints.push(fingerprint(sealed));
    await storeChunk(db, { fileId: id, number, handoverId: recipient.handoverId, sealed, at });
  }
  const sealedManifest = await sealManifest(recipient, {
    version: 1,
    name: file.name,
    mediaType: 'text/html',
    content: stream.totals(),
  });
  const whole = fingerprintOfAll([...prints, fingerprint(sealedManifest)]);
  return { id, chunks: prints.length, sealedManifest, fingerprint: whole };
}
