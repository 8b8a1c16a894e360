import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  dropPackageChunks,
  leftWithClient,
  recordPacking,
  sendPackage,
  storePackageChunk,
} from '../../db/packages';
import { readDossier, type ContactRow, type Dossier } from '../../db/dossier';
import type { ItemRow } from '../../db/items';
import { toStepRow } from '../../drafting/step-facts';
import { nameFor } from '../../drafting/item-views';
import { calendarsOf, languageOf } from '../../drafting/views';
import { zipStream, type ZipEntry } from '../../drafting/zip';
import { packageSteps } from '../../domain/chase/side-steps';
import { RUNGS } from '../../domain/contacts/contact';
import { isForClient, passphraseFrom, refusePackage } from '../../domain/package/package-rules';
import { Refusal } from '../../domain/problem';
import { packageReadme } from '../../templates/letter/package-readme';
import { isRecipient } from '../../vault/seal/age';
import { sealPackage, type PackageKey } from '../../vault/seal/seal-stream';
import type { ConsoleDeps } from '../plugins/console-deps';
import { needingTwo } from './needing-two';
import { contentsOf } from './package-contents';

export type PackageDeps = Pick<ConsoleDeps, 'db' | 'vault' | 'config'>;

export interface Order {
  handoverId: string;
  by: string;
  at: Date;
  /** Whoever at the client comes first, where nobody is named. */
  contactId: string | null;
  /** `age1…`; null seals to a passphrase. */
  recipient: string | null;
  /** A look that a second person has agreed to, and who asked for it; null for none. */
  look?: { id: string; staffId: string } | null;
}

/** The client's items that came and are still with us, those of a waiting package too. */
export async function toHandOver(
  { db }: Pick<ConsoleDeps, 'db'>,
  handoverId: string,
  items: readonly ItemRow[],
): Promise<ItemRow[]> {
  const left = await leftWithClient(db, handoverId);
  const gone = new Set(left.map(({ itemId }) => itemId));
  return items.filter(
    (item) => isForClient({ ...item, answerType: item.answer_type }) && !gone.has(item.id),
  );
}

/**
 * Opens what the client's items hold, seals it anew to the client in memory of a few chunks, and stores it as
 * a package whose message goes out at once. Returns the passphrase, which nobody can ever read again.
 * Throws Refusal, and nothing of it stays then.
 */
export async function makePackage(deps: PackageDeps, order: Order): Promise<string | null> {
  const { db, vault } = deps;
  const { handoverId, by, at, recipient } = order;
  const dossier = await readDossier(db, handoverId);
  const items = await toHandOver(deps, handoverId, dossier.items);
  const to = receiverOf(dossier, order.contactId);
  const refusal = refusePackage({
    stage: dossier.handover.stage,
    toHandOver: items.length,
    hasRecipient: to !== undefined,
  });
  if (refusal || !to) throw refusal ?? new Error('a package needs somebody to get it');
  const look = order.look ?? null;
  if (look === null && (await packingNeedsTwo(deps, items))) {
    throw new Refusal(
      'second_person_missing',
      'It holds critical items, so a second person has to agree first. Ask for it on the page of the package.',
    );
  }
  const passphrase = recipient === null ? passphraseFrom(randomBytes(64)) : null;
  const key: PackageKey = passphrase === null ? { recipient: recipient ?? '' } : { passphrase };
  await recordPacking(db, { handoverId, by, at }, { items: items.map((item) => item.id), look });
  const opener = await vault.unlock(handoverId);
  const packed = [];
  const language = languageOf(dossier);
  for (const item of items) {
    const name = nameFor(language, item);
    packed.push(await contentsOf(deps, opener, { ...item, name }));
  }
  const readme = readmeOf(deps, dossier, items.length);
  const entries: ZipEntry[] = [
    { path: 'README.txt', content: Buffer.from(readme, 'utf8') },
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
      contactId: to.id,
      sealedTo: passphrase === null ? ('recipient' as const) : ('passphrase' as const),
      ...sealed,
      items: packed.map(({ itemId, answerId, fileIds }) => ({ itemId, answerId, fileIds })),
    };
    const { policy } = dossier.handover;
    await sendPackage(db, { handoverId, by, at, made }, (number) =>
      packageSteps(policy, { number, start: at }, calendarsOf(dossier).client).map((step) =>
        toStepRow(handoverId, step),
      ),
    );
  } catch (error) {
    await dropPackageChunks(db, id);
    throw error;
  }
  return passphrase;
}

/** Whether a second person must agree before these are packed. */
export async function packingNeedsTwo(
  { db }: Pick<ConsoleDeps, 'db'>,
  items: readonly ItemRow[],
): Promise<boolean> {
  return (await needingTwo(db, items)).size > 0;
}

/** A public age key of the client's own. Throws Refusal. */
export function recipientOf(typed: string): string {
  if (isRecipient(typed)) return typed;
  throw new Refusal(
    'not_a_recipient',
    typed.startsWith('AGE-SECRET-KEY-')
      ? 'That is a secret key. Have the client make a new one, and send the line that begins with age1.'
      : 'A public age key has 62 characters and begins with age1. Leave it empty for a passphrase.',
  );
}

function receiverOf({ contacts }: Dossier, contactId: string | null): ContactRow | undefined {
  const all = contacts
    .filter((one) => one.party === 'client')
    .sort((a, b) => RUNGS.indexOf(a.rung) - RUNGS.indexOf(b.rung));
  return all.find((one) => one.id === contactId) ?? all[0];
}

function readmeOf({ config }: PackageDeps, dossier: Dossier, total: number): string {
  return packageReadme(languageOf(dossier), {
    client: dossier.client.name,
    msp: dossier.previousMsp.name,
    us: config.msp.name,
    no: dossier.handover.number,
    total,
  });
}

function webStream(entries: readonly ZipEntry[], at: Date): ReadableStream<Uint8Array> {
  return Readable.toWeb(zipStream(entries, at)) as ReadableStream<Uint8Array>;
}

async function store(
  { db }: PackageDeps,
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
