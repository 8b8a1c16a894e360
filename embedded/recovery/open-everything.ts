import { readInboundChunks, readSealedMail } from '../../db/inbound-read';
import { readWrapped, type Keystore } from '../../db/keystore';
import { readSealedChunks } from '../../db/reveals';
import type { Db } from '../../db/pool';
import { STRANGERS } from '../../domain/inbound/strangers';
import { identitiesIn, type Identity } from '../../vault/open/age';
import { openInboundView, originalOf } from '../../vault/open/inbound-view';
import { CannotOpen, KeyGone, openBytesWith } from '../../vault/open/open';
import { openerWith, type HandoverOpener } from '../../vault/open/vault';
import { fingerprint } from '../../vault/seal/fingerprint';

export interface Proof {
  handovers: number;
  answers: number;
  files: number;
  mails: number;
  /** Questions about items, and why nobody signs. */
  notes: number;
  /** Of the contents of files, after opening. */
  bytes: number;
  /** Handovers whose key was destroyed, and with it what they held. */
  purged: number;
  failed: { what: 'key' | Thing; id: string; handover: string }[];
}

/** Opens everything that two databases hold with the recovery key alone, each thing whole, and says what that proved. */
export async function openEverything(
  db: Db,
  keystore: Keystore,
  recovery: readonly Identity[],
): Promise<Proof> {
  const proof: Proof = {
    handovers: 0,
    answers: 0,
    files: 0,
    mails: 0,
    notes: 0,
    bytes: 0,
    purged: 0,
    failed: [],
  };
  const handovers = await db.selectFrom('handovers').select(['id', 'purged_at']).execute();
  for (const { id, purged_at: purgedAt } of handovers) {
    proof.handovers += 1;
    if (purgedAt !== null) proof.purged += 1;
    else await openOne(db, { proof, id, opener: () => openerOf(keystore, recovery, id) });
  }
  await openOne(db, { proof, id: null, opener: () => openerOf(keystore, recovery, STRANGERS) });
  return proof;
}

interface One {
  proof: Proof;
  /** Null for mail that is no handover's. */
  id: string | null;
  opener: () => Promise<HandoverOpener>;
}

async function openerOf(
  keystore: Keystore,
  recovery: readonly Identity[],
  id: string,
): Promise<HandoverOpener> {
  const wrapped = await readWrapped(keystore, id);
  if (wrapped === undefined) throw new KeyGone();
  const text = Buffer.from(await openBytesWith(recovery, wrapped)).toString('utf8');
  const [identity] = identitiesIn(text);
  if (identity === undefined) throw new CannotOpen();
  return openerWith(identity);
}

async function openOne(db: Db, { proof, id, opener: unlock }: One): Promise<void> {
  const handover = id ?? 'mail of nobody';
  const sealed = await sealedOf(db, id);
  if (sealed.length === 0) return;
  let opener: HandoverOpener;
  try {
    opener = await unlock();
  } catch (error) {
    if (!(error instanceof CannotOpen || error instanceof KeyGone)) throw error;
    proof.failed.push({ what: 'key', id: handover, handover });
    return;
  }
  for (const { what, id: thing } of sealed) {
    try {
      if (what === 'answer') await openAnswer(db, opener, thing);
      if (what === 'file') proof.bytes += await openFile(db, opener, thing);
      if (what === 'mail') await openMail(db, opener, thing);
      if (what === 'question') await openNote(db, opener, 'item_questions', thing);
      if (what === 'decline') await openNote(db, opener, 'authority_declines', thing);
      proof[COUNT[what]] += 1;
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      proof.failed.push({ what, id: thing, handover });
    }
  }
}

const COUNT = {
  answer: 'answers',
  file: 'files',
  mail: 'mails',
  question: 'notes',
  decline: 'notes',
} as const;
type Thing = keyof typeof COUNT;

/** What is there to be opened: what left for the client was emptied, and proves nothing. */
async function sealedOf(db: Db, id: string | null): Promise<{ what: Thing; id: string }[]> {
  const gone = Buffer.alloc(0);
  const things = (what: Thing, rows: { id: string }[]) => rows.map((row) => ({ what, id: row.id }));
  const mails = await db
    .selectFrom('inbound_messages')
    .select('id')
    .where('handover_id', id === null ? 'is' : '=', id)
    .where('sealed', '<>', gone)
    .execute();
  if (id === null) return things('mail', mails);
  const answers = await db
    .selectFrom('answers')
    .select('id')
    .where('handover_id', '=', id)
    .where('sealed', '<>', gone)
    .execute();
  const files = await db
    .selectFrom('files')
    .select('id')
    .where('handover_id', '=', id)
    .where('sealed_manifest', '<>', gone)
    .execute();
  const notes = (table: 'item_questions' | 'authority_declines') =>
    db
      .selectFrom(table)
      .select('id')
      .where('handover_id', '=', id)
      .where('sealed', '<>', gone)
      .execute();
  return [
    ...things('answer', answers),
    ...things('file', files),
    ...things('mail', mails),
    ...things('question', await notes('item_questions')),
    ...things('decline', await notes('authority_declines')),
  ];
}

async function openAnswer(db: Db, opener: HandoverOpener, id: string): Promise<void> {
  const row = await db
    .selectFrom('answers')
    .select(['sealed', 'fingerprint'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await opener.openValue(row.sealed);
  // The receipt shows this: what opens is what was accepted.
  if (!fingerprint(row.sealed).equals(row.fingerprint)) throw new CannotOpen();
}

async function openNote(
  db: Db,
  opener: HandoverOpener,
  table: 'item_questions' | 'authority_declines',
  id: string,
): Promise<void> {
  const row = await db
    .selectFrom(table)
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await opener.openValue(row.sealed);
}

async function openFile(db: Db, opener: HandoverOpener, id: string): Promise<number> {
  const row = await db
    .selectFrom('files')
    .select(['id', 'chunks', 'sealed_manifest'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const manifest = await opener.openManifest(row.sealed_manifest);
  let bytes = 0;
  for await (const part of opener.openFile(manifest, readSealedChunks(db, row)))
    bytes += part.length;
  return bytes;
}

async function openMail(db: Db, opener: HandoverOpener, id: string): Promise<void> {
  const row = await db
    .selectFrom('inbound_messages')
    .select(['id', 'chunks'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const view = await openInboundView(opener, await readSealedMail(db, id));
  const parts = opener.openFile(originalOf(view), readInboundChunks(db, row));
  for await (const part of parts) part.fill(0);
}
