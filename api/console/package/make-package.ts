import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  dropPackageChunks,
  recordPacking,
  sendPackage,
  storePackageChunk,
} from '../../../db/packages';
import type { ItemRow } from '../../../db/items';
import { toStepRow } from '../../../drafting/step-facts';
import { zipStream, type ZipEntry } from '../../../drafting/zip';
import { officeCalendar } from '../../../domain/calendar/calendar';
import type { Policy } from '../../../domain/chase/policy';
import { packageSteps } from '../../../domain/chase/side-steps';
import { passphraseFrom } from '../../../domain/package/package-rules';
import { sealPackage, type PackageKey } from '../../../vault/seal/seal-stream';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { contentsOf } from './contents';

export interface Order {
  handoverId: string;
  by: string;
  at: Date;
  items: readonly ItemRow[];
  contactId: string;
  /** `age1…`; null seals to a passphrase. */
  recipient: string | null;
  /** What is said about the package in it. */
  readme: string;
  policy: Policy;
  clientPlace: { country: string; region: string | null; timeZone: string };
}

/**
 * Opens what the client's items hold, seals it anew to the client in memory of a few chunks, and stores it as
 * a package whose message goes out at once. Returns the passphrase, which nobody can ever read again.
 * Throws Refusal, and nothing of it stays then.
 */
export async function makePackage(deps: ConsoleDeps, order: Order): Promise<string | null> {
  const { db, vault } = deps;
  const { handoverId, by, at, recipient } = order;
  const passphrase = recipient === null ? passphraseFrom(randomBytes(64)) : null;
  const key: PackageKey = passphrase === null ? { recipient: recipient ?? '' } : { passphrase };
  await recordPacking(
    db,
    { handoverId, by, at },
    order.items.map((item) => item.id),
  );
  const opener = await vault.unlock(handoverId);
  const packed = [];
  for (const item of order.items) packed.push(await contentsOf(deps, opener, item));
  const entries: ZipEntry[] = [
    { path: 'README.txt', content: Buffer.from(order.readme, 'utf8') },
    ...packed.flatMap((one) => one.entries),
  ];
  const id = randomUUID();
  try {
    const sealed = await store(
      deps,
      { id, handoverId, at },
      sealPackage(key, webStream(entries, at)),
    );
    const made = {
      id,
      contactId: order.contactId,
      sealedTo: passphrase === null ? ('recipient' as const) : ('passphrase' as const),
      ...sealed,
      items: packed.map(({ itemId, answerId }) => ({ itemId, answerId })),
    };
    const calendar = officeCalendar(order.clientPlace);
    await sendPackage(db, { handoverId, by, at, made }, (number) =>
      packageSteps(order.policy, { number, start: at }, calendar).map((step) =>
        toStepRow(handoverId, step),
      ),
    );
  } catch (error) {
    await dropPackageChunks(db, id);
    throw error;
  }
  return passphrase;
}

function webStream(entries: readonly ZipEntry[], at: Date): ReadableStream<Uint8Array> {
  return Readable.toWeb(zipStream(entries, at)) as ReadableStream<Uint8Array>;
}

async function store(
  { db }: ConsoleDeps,
  of: { id: string; handoverId: string; at: Date },
  pieces: AsyncIterable<Buffer>,
): Promise<{ chunks: number; bytes: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  let chunks = 0;
  let size = 0;
  for await (const bytes of pieces) {
    chunks += 1;
    size += bytes.length;
    hash.update(bytes);
    await storePackageChunk(db, {
      packageId: of.id,
      number: chunks,
      handoverId: of.handoverId,
      bytes,
      at: of.at,
    });
  }
  return { chunks, bytes: size, sha256: hash.digest() };
}
