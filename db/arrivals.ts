import { sql } from 'kysely';
import type { Finding, Remark } from '../domain/answers/arrival';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { sendBack, type ItemRow } from './items';
import { tellOfNoUse, type SenderAsked } from './other-arrivals';
import type { Db, Queries } from './pool';
import { lockHandover, readPosition } from './positions';
import { tellOfReturn } from './returns-to-tell';
import { hasUsableKey } from './troubles';

export interface UncheckedAnswer {
  id: string;
  handoverId: string;
  itemId: string;
  sealed: Buffer;
  language: string;
}

/** Answers that nobody has opened since they came, oldest first. Those that were replaced are passed over. */
export async function answersToCheck(queries: Queries, most: number): Promise<UncheckedAnswer[]> {
  return queries
    .selectFrom('answers as a')
    .innerJoin('handovers as h', 'h.id', 'a.handover_id')
    .select([
      'a.id',
      'a.handover_id as handoverId',
      'a.item_id as itemId',
      'a.sealed',
      'h.language',
    ])
    .where('a.checked_at', 'is', null)
    .where(hasUsableKey('a.handover_id'))
    .orderBy('a.answered_at')
    .limit(most)
    .execute();
}

export interface Verdict {
  finding: Finding | null;
  remarks: readonly Remark[];
  /** What the sender reads, where it goes back. */
  note: string;
}

/**
 * Writes down what the look at an answer showed. What cannot be used goes back to its sender with the note, unless
 * it was replaced meanwhile or a person has judged it. True when it went back.
 */
export async function settleArrival(
  db: Db,
  answer: Pick<UncheckedAnswer, 'id' | 'handoverId' | 'itemId'>,
  { finding, remarks, note, at }: Verdict & { at: Date },
): Promise<boolean> {
  const { id, handoverId, itemId } = answer;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await tx
      .updateTable('answers')
      .set({ checked_at: at, finding, remarks: [...remarks] })
      .where('id', '=', id)
      .execute();
    if (finding === null) return false;
    return returnToSender(tx, { handoverId, itemId, answerId: id, finding, note, at });
  });
}

/** So much of one sitting is told in one message. */
const GATHER_MS = 2 * 60_000;

interface Return {
  handoverId: string;
  itemId: string;
  /** Only this answer goes back; null for whatever stands. */
  answerId: string | null;
  finding: Finding;
  note: string;
  at: Date;
}

async function returnToSender(tx: Queries, back: Return): Promise<boolean> {
  const { handoverId, itemId, at } = back;
  const { stage } = await readPosition(tx, handoverId);
  const item = await standing(tx, itemId);
  const isThis = back.answerId === null || item?.answer_id === back.answerId;
  const open = stage !== 'closed' && stage !== 'cancelled';
  const goes = open && isThis && item?.state === 'answered';
  await writeAudit(tx, {
    handoverId,
    at,
    actor: 'system',
    action: 'arrival.failed',
    details: { item: itemId, finding: back.finding, returned: goes },
  });
  if (!goes) return false;
  await sendBack(tx, item, { handoverId, itemId, by: 'system', at, note: back.note });
  if (item.answer_id !== null) {
    const dueAt = new Date(at.getTime() + GATHER_MS);
    const { finding } = back;
    await tellOfReturn(tx, { answerId: item.answer_id, handoverId, itemId, finding, dueAt });
  }
  return true;
}

async function standing(tx: Queries, itemId: string): Promise<ItemRow | undefined> {
  return tx.selectFrom('items').selectAll().where('id', '=', itemId).executeTakeFirst();
}

export interface UnscannedFile {
  id: string;
  handoverId: string;
  itemId: string | null;
  /** What it is when it is of no item. */
  what: 'signed_copy' | 'file';
  chunks: number;
  sealedManifest: Buffer;
  language: string;
}

/** Files that no scanner has seen, oldest first. */
export async function filesToScan(queries: Queries, most: number): Promise<UnscannedFile[]> {
  return queries
    .selectFrom('files as f')
    .innerJoin('handovers as h', 'h.id', 'f.handover_id')
    .select([
      'f.id',
      'f.handover_id as handoverId',
      'f.item_id as itemId',
      'f.chunks',
      'f.sealed_manifest as sealedManifest',
      'h.language',
      sql<UnscannedFile['what']>`case when exists (select from authorities a where a.file_id = f.id)
        then 'signed_copy' else 'file' end`.as('what'),
    ])
    .where('f.scanned_at', 'is', null)
    .where('f.removed_at', 'is', null)
    .where(hasUsableKey('f.handover_id'))
    .orderBy('f.received_at')
    .limit(most)
    .execute();
}

export interface Scanned {
  infectedWith: string | null;
  tooLarge: boolean;
  /** What the sender of its answer reads. */
  note: string;
  /** Who sent one that is of no item. */
  sender: SenderAsked | undefined;
  at: Date;
}

/** What the scanner said of a file; null: nothing bad. An infected one is not handed out, and its answer goes back. */
export async function settleScan(
  db: Db,
  file: Pick<UnscannedFile, 'id' | 'handoverId' | 'itemId' | 'what'>,
  { infectedWith, tooLarge, note, sender, at }: Scanned,
): Promise<void> {
  const { id, handoverId, itemId } = file;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await tx
      .updateTable('files')
      .set({ scanned_at: at, infected_with: infectedWith })
      .where('id', '=', id)
      .execute();
    if (infectedWith === null && !tooLarge) return;
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: infectedWith === null ? 'file.not_scanned' : 'file.infected',
      details: { file: id, item: itemId, found: infectedWith },
    });
    if (infectedWith === null) return;
    if (itemId === null) {
      await tellOfNoUse(tx, file, { finding: 'infected', sender, at });
      return;
    }
    const answerId = null;
    await returnToSender(tx, { handoverId, itemId, answerId, finding: 'infected', note, at });
  });
}

/** Throws Refusal for a file in which a scanner found something. */
export async function refuseInfected(queries: Queries, fileId: string): Promise<void> {
  const row = await queries
    .selectFrom('files')
    .select('infected_with')
    .where('id', '=', fileId)
    .where('infected_with', 'is not', null)
    .executeTakeFirst();
  if (!row) return;
  throw new Refusal(
    'file_infected',
    `The virus scanner found ${row.infected_with ?? 'something'} in this file, so it is locked. The sender was asked for a clean copy.`,
  );
}

/** Which of an item's files must not be handed out, and why. */
export async function infectedFiles(
  queries: Queries,
  itemId: string,
): Promise<{ id: string; found: string }[]> {
  const { rows } = await sql<{ id: string; found: string }>`
    select id, infected_with as found from files
    where item_id = ${itemId} and removed_at is null and infected_with is not null
    order by received_at`.execute(queries);
  return rows;
}

/** One file that is stored, with how many of its chunks are. */
export async function storedFile(queries: Queries, id: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select f.id, f.chunks, f.sealed_manifest as "sealedManifest",
      (select count(*)::int from file_chunks c where c.file_id = f.id) as stored
    from files f where f.id = ${id} and f.removed_at is null`.execute(queries);
  return rows[0];
}

export interface StoredFile {
  id: string;
  chunks: number;
  stored: number;
  sealedManifest: Buffer;
}

/** The ids of an answer's files that are stored, with how many of their chunks are. */
export async function storedFiles(queries: Queries, itemId: string): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select f.id, f.chunks, f.sealed_manifest as "sealedManifest",
      (select count(*)::int from file_chunks c where c.file_id = f.id) as stored
    from files f where f.item_id = ${itemId} and f.removed_at is null
    order by f.received_at, f.id`.execute(queries);
  return rows;
}
