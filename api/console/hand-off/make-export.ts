import { randomUUID } from 'node:crypto';
import { readDossier } from '../../../db/dossier';
import { dropExportChunks, storeExportChunk } from '../../../db/export-chunks';
import { addExport, recordExporting } from '../../../db/exports';
import type { ItemRow } from '../../../db/items';
import { leftWithClient } from '../../../db/packages';
import { readRevealRules } from '../../../db/reveal-rules';
import {
  EXPORT_LASTS,
  isExportable,
  type ExportFormat,
  type Selection,
} from '../../../domain/hand-off/hand-off-rules';
import { Refusal } from '../../../domain/problem';
import type { HandoverOpener } from '../../../vault/open/vault';
import { sealStream } from '../../../vault/seal/chunker';
import { fingerprint, fingerprintOfAll } from '../../../vault/seal/fingerprint';
import { sealManifest } from '../../../vault/seal/manifest';
import { verifyRecipient, type HandoverRecipient } from '../../../vault/seal/recipient';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { needingTwo } from '../../intake/needing-two';
import { contentsOf } from '../../intake/package-contents';
import { collect, type Collected } from './collect';
import {
  bundledAlsoSent,
  collectAlsoSent,
  looseToHandOff,
  type LoosePiece,
} from './collect-also-sent';
import { exportName, writeBundle, writeFormat } from './write-format';

export type ExportDeps = Pick<ConsoleDeps, 'db' | 'vault'>;

export interface ExportOrder {
  handoverId: string;
  by: string;
  at: Date;
  format: ExportFormat;
  which: Selection;
  reason: string;
  /** `age1…` of the next vault, for the bundle; null locks it with a passphrase. */
  recipient: string | null;
}

/** More than a day of anybody's uploads; what is larger is no export but a mistake. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;

/** What there is to hand off: what came and is still with us. */
export async function toHandOff(
  { db }: Pick<ConsoleDeps, 'db'>,
  handoverId: string,
  of: { items: readonly ItemRow[]; which: Selection },
): Promise<ItemRow[]> {
  const gone = new Set((await leftWithClient(db, handoverId)).map(({ itemId }) => itemId));
  return of.items.filter(
    (item) =>
      isExportable({ state: item.state, answerType: item.answer_type }, of.which) &&
      !gone.has(item.id),
  );
}

/**
 * Opens what came and writes it for the next vault, sealed to the handover's own key until it is fetched, for a day.
 * The log is written before anything is opened. Returns which it is, and the passphrase of the file itself, which
 * nobody can ever read again. Throws Refusal, and nothing of it stays then.
 */
export async function makeExport(
  deps: ExportDeps,
  order: ExportOrder,
): Promise<{ id: string; passphrase: string | null }> {
  const { db, vault } = deps;
  const { handoverId, by, at, format } = order;
  const { handover, client, items: all } = await readDossier(db, handoverId);
  const items = await toHandOff(deps, handoverId, { items: all, which: order.which });
  const loose = await looseToHandOff(deps, handoverId, order.which);
  if (items.length === 0 && loose.length === 0) {
    throw new Refusal(
      'nothing_to_hand_off',
      'Nothing of that is here yet, so there is no file to make.',
    );
  }
  const recipient = verifyRecipient(
    { handoverId, recipient: handover.recipient, signature: handover.recipient_signature },
    vault.publicKey,
  );
  const act = { handoverId, by, at };
  const { reason } = order;
  await recordExporting(db, act, {
    format,
    reason,
    items: items.map((item) => item.id),
    alsoSent: loose.map((piece) => piece.id),
  });
  const made = await contentOf(deps, order, {
    client: client.name,
    items,
    loose,
    opener: await vault.unlock(handoverId),
  });
  const id = randomUUID();
  const name = exportName({ client: client.name, number: handover.number, format, at });
  try {
    const stored = await store(deps, { id, at, recipient, name }, made.pieces);
    const { twoPeople } = await readRevealRules(db);
    await addExport(db, act, {
      id,
      format,
      reason,
      lockedTo: made.passphrase === null ? (format === 'age' ? 'recipient' : null) : 'passphrase',
      remarks: made.remarks,
      ...stored,
      // How critical the rest is, nobody has said.
      needsSecond: (twoPeople && loose.length > 0) || (await needingTwo(db, items)).size > 0,
      expiresAt: new Date(at.getTime() + EXPORT_LASTS),
      items: made.items,
      alsoSent: loose.map((piece) => piece.id),
    });
  } catch (error) {
    await dropExportChunks(db, id);
    throw error;
  }
  return { id, passphrase: made.passphrase };
}

interface Content {
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  passphrase: string | null;
  /** By the items' positions. */
  remarks: Record<string, number[]>;
  items: { itemId: string; answerId: string }[];
}

async function contentOf(
  deps: ExportDeps,
  { handoverId, format, recipient, at }: ExportOrder,
  of: {
    client: string;
    items: readonly ItemRow[];
    loose: readonly LoosePiece[];
    opener: HandoverOpener;
  },
): Promise<Content> {
  const { client, items, opener } = of;
  const { loose: also, damaged } = await collectAlsoSent(deps, opener, {
    handoverId,
    pieces: of.loose,
  });
  const remarks: Record<string, number[]> = damaged ? { unreadable: [0] } : {};
  if (format === 'age') {
    const packed = [];
    for (const item of items) packed.push(await contentsOf(deps, opener, item));
    const loose = await bundledAlsoSent(deps, opener, also);
    const all = [...packed.flatMap((one) => one.entries), ...loose];
    const bundle = writeBundle(all, { recipient, at });
    return {
      ...bundle,
      remarks,
      items: packed.map(({ itemId, answerId }) => ({ itemId, answerId })),
    };
  }
  const collected = await collect(deps, opener, { items, also, withFiles: format === 'kdbx' });
  const written = await writeFormat(collected, { format, client, at });
  for (const [code, entries] of Object.entries(written.remarks)) {
    remarks[code] = entries.flatMap((entry) => placeOf(collected[entry]));
  }
  const without = collected.filter((one) => one.filesLeftOut).flatMap(placeOf);
  if (without.length > 0) remarks.files_left_out = without;
  return {
    pieces: [written.bytes],
    passphrase: written.passphrase,
    remarks,
    items: collected.flatMap(({ item, answerId }) =>
      item === null ? [] : [{ itemId: item.id, answerId }],
    ),
  };
}

/** By the item's position; 0 for what was not asked for. */
function placeOf(one: Collected | undefined): number[] {
  return one === undefined ? [] : [one.item?.position ?? 0];
}

async function store(
  { db }: ExportDeps,
  of: { id: string; at: Date; recipient: HandoverRecipient; name: string },
  pieces: Content['pieces'],
): Promise<{ chunks: number; sealedManifest: Uint8Array; fingerprint: Buffer }> {
  const { id, at, recipient, name } = of;
  const stream = sealStream(recipient, asStream(pieces), MOST_BYTES);
  const { handoverId } = recipient;
  const prints: Buffer[] = [];
  for await (const { number, sealed } of stream.chunks) {
    prints.push(fingerprint(sealed));
    await storeExportChunk(db, {
      exportId: id,
      number,
      handoverId,
      sealed: Buffer.from(sealed),
      at,
    });
  }
  const content = stream.totals();
  const manifest = { version: 1, name, mediaType: 'application/octet-stream', content } as const;
  const sealedManifest = await sealManifest(recipient, manifest);
  return {
    chunks: prints.length,
    sealedManifest,
    fingerprint: fingerprintOfAll([...prints, fingerprint(sealedManifest)]),
  };
}

async function* asStream(pieces: Content['pieces']): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
