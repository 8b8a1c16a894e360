import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Criticality, Kind, Scope } from '../domain/items/item';
import { Refusal } from '../domain/problem';
import type { SealedPiece } from './also-sent';
import { writeAudit } from './audit';
import { SEALED_FILE } from './claim-file';
import type { Db, Queries } from './pool';
import { lockLiveHandover, touchHandover } from './positions';
import type { SealedFile } from './reveals';
import { shutSitting } from './sittings';
import type { AlsoSentEndsTable } from './tables/also-sent';
import { putUnjudged } from './unjudged';

export interface EntryAct {
  handoverId: string;
  piece: Pick<SealedPiece, 'id' | 'contactId'>;
  /** From 0. */
  entry: number;
  by: string;
  at: Date;
}

export interface NewItemOfEntry {
  name: string;
  group: string;
  kind: Kind;
  scope: Scope;
  criticality: Criticality;
  recoveryWorkingDays: number;
  /** The entry as an answer, sealed to the handover. */
  sealed: Uint8Array;
  fingerprint: Buffer;
  /** What the entry has attached. */
  fileIds: readonly string[];
}

/** What became of the entries of a handover that were not asked for. */
export async function listEnds(
  queries: Queries,
  handoverId: string,
): Promise<Pick<AlsoSentEndsTable, 'piece_id' | 'entry' | 'item_id'>[]> {
  return queries
    .selectFrom('also_sent_ends')
    .select(['piece_id', 'entry', 'item_id'])
    .where('handover_id', '=', handoverId)
    .execute();
}

/** Nothing is done with an entry: it stays sealed, and goes into no export. Throws Refusal. */
export async function putAside(db: Db, act: EntryAct): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, act.handoverId);
    await end(tx, act, null);
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'also_sent.put_aside',
      details: { piece: act.piece.id, entry: act.entry },
    });
    await touchHandover(tx, act.handoverId, act.at);
  });
}

/**
 * An entry becomes an item after all others, answered by who sent it; its files go with it. The workflow looks at once.
 * Returns the item's id. Throws Refusal, and nothing has changed then.
 */
export async function makeItem(db: Db, act: EntryAct, made: NewItemOfEntry): Promise<string> {
  const { handoverId, piece, by, at } = act;
  const itemId = randomUUID();
  const answerId = randomUUID();
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, handoverId);
    const submissionId = await shutSitting(tx, { handoverId, contactId: piece.contactId, at });
    const position = await insertItem(tx, act, { ...made, itemId, answerId });
    await end(tx, act, itemId);
    await sql`select remove_also_sent_left(${handoverId}::uuid)`.execute(tx);
    await putUnjudged(tx, itemId, at);
    await tx
      .insertInto('answers')
      .values({
        id: answerId,
        handover_id: handoverId,
        item_id: itemId,
        submission_id: submissionId,
        contact_id: piece.contactId,
        type: 'provided',
        answered_at: at,
        fingerprint: made.fingerprint,
        sealed: Buffer.from(made.sealed),
      })
      .execute();
    if (made.fileIds.length > 0) {
      await tx
        .updateTable('files')
        .set({ item_id: itemId, submission_id: submissionId })
        .where('id', 'in', made.fileIds)
        .where('handover_id', '=', handoverId)
        .where('item_id', 'is', null)
        .execute();
    }
    await tx
      .updateTable('handovers')
      .set({ look_due_at: at, tasks_stale: true, items_total: sql`items_total + 1` })
      .where('id', '=', handoverId)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'also_sent.made_item',
      details: {
        piece: piece.id,
        entry: act.entry,
        item: itemId,
        position,
        contact: piece.contactId,
        fingerprint: made.fingerprint.toString('hex'),
      },
    });
  });
  return itemId;
}

async function insertItem(
  tx: Queries,
  { handoverId, at }: EntryAct,
  item: NewItemOfEntry & { itemId: string; answerId: string },
): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into items (id, handover_id, position, catalogue_number, group_name, name, kind, scope, criticality,
      unrecoverable, recovery_working_days, reply_fields, leans_on_any_of, not_before, only_they_can_release,
      state, promises, answer_id, answer_type, answered_at)
    select ${item.itemId}, ${handoverId}, coalesce(max(position), 0) + 1, null, ${item.group}, ${item.name},
      ${item.kind}, ${item.scope}, ${item.criticality}, false, ${item.recoveryWorkingDays}, '{}', '{}', '{}', false,
      'answered', 0, ${item.answerId}, 'provided', ${at}
    from items where handover_id = ${handoverId} returning position`.execute(tx);
  return rows[0]?.position ?? 0;
}

/** Throws Refusal when somebody was faster. */
async function end(tx: Queries, act: EntryAct, itemId: string | null): Promise<void> {
  const { handoverId, piece, entry, by, at } = act;
  const ended = await tx
    .insertInto('also_sent_ends')
    .values({
      piece_id: piece.id,
      entry,
      handover_id: handoverId,
      ended_at: at,
      ended_by: by,
      item_id: itemId,
    })
    .onConflict((on) => on.doNothing())
    .returning('entry')
    .executeTakeFirst();
  if (!ended) {
    throw new Refusal('entry_settled', 'Somebody has dealt with this entry already.');
  }
}

/** Files of entries that are of no item, by their ids; without what a scanner has locked. */
export async function readLooseFiles(
  queries: Queries,
  handoverId: string,
  ids: readonly string[],
): Promise<SealedFile[]> {
  if (ids.length === 0) return [];
  return queries
    .selectFrom('files as f')
    .select(SEALED_FILE)
    .where('f.handover_id', '=', handoverId)
    .where('f.id', 'in', ids)
    .where('f.item_id', 'is', null)
    .where('f.removed_at', 'is', null)
    .where('f.infected_with', 'is', null)
    .execute();
}
