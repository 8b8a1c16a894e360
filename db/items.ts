import type { Selectable } from 'kysely';
import { hasArrived } from '../domain/items/answer';
import { refuseAcceptance, refuseRejection, type JudgedItem } from '../domain/items/verdict';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { askClientAnew } from './client-questions';
import { inOneFlight } from './in-one-flight';
import { promisesAfterReturn } from './returned-promise';
import type { Db, Queries } from './pool';
import { handoverLock, refuseUnlessLive, touchAndLook, touchHandover } from './positions';
import type { ItemsTable } from './tables/handovers';
import { write } from './transactions';

export type ItemRow = Selectable<ItemsTable>;

export interface ItemAct {
  handoverId: string;
  itemId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** All items of a handover in the letter's order. */
export async function readItems(queries: Queries, handoverId: string): Promise<ItemRow[]> {
  return queries
    .selectFrom('items')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('position')
    .execute();
}

export async function readItem(
  queries: Queries,
  handoverId: string,
  itemId: string,
): Promise<ItemRow | undefined> {
  return queries
    .selectFrom('items')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .where('id', '=', itemId)
    .executeTakeFirst();
}

/** The answer is as it should be: verified. Throws Refusal, and nothing has changed then. */
export async function acceptItem(db: Db, act: ItemAct): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const item = await lockItem(tx, act);
    const refusal = refuseAcceptance(item.judged);
    if (refusal) throw refusal;
    // Taking their word that there is nothing to send changes which reset tasks should exist.
    if (!hasArrived(item.row.answer_type)) await tasksChanged(tx, act);
    const accepting = tx
      .updateTable('items')
      .set({ state: 'accepted', settled_at: act.at })
      .where('id', '=', act.itemId);
    const touching = touchAndLook(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'item.accepted',
      details: { item: act.itemId, position: item.row.position, answer: item.row.answer_type },
    });
    await inOneFlight(tx, accepting, touching);
  });
}

/**
 * Sends an answer back with a note that the previous MSP reads: the item is outstanding again, and the
 * workflow looks at once. Throws Refusal, and nothing has changed then.
 */
export async function rejectItem(db: Db, act: ItemAct & { note: string }): Promise<void> {
  const note = act.note.trim();
  await db.transaction().execute(async (tx) => {
    const item = await lockItem(tx, act);
    const refusal = refuseRejection(item.judged, note);
    if (refusal) throw refusal;
    await sendBack(tx, item.row, { ...act, note });
  });
}

/** The rows of an answer that goes back, by a person's word or because it could not be read. Needs the handover's lock. */
export async function sendBack(
  tx: Queries,
  row: ItemRow,
  act: ItemAct & { note: string },
): Promise<void> {
  const { note, at } = act;
  const ofClient = await askClientAnew(tx, { id: row.id, answerId: row.answer_id }, { note, at });
  if (!ofClient)
    await write(
      tx,
      tx
        .updateTable('items')
        .set({
          state: 'rejected',
          rejection_note: note,
          sent_back_at: at,
          promised_until: null,
          promises: await promisesAfterReturn(tx, row),
          settled_at: null,
        })
        .where('id', '=', row.id),
    );
  await tasksChanged(tx, act);
  await touchHandover(tx, act.handoverId, at);
  await writeAudit(tx, {
    handoverId: act.handoverId,
    at,
    actor: act.by,
    action: 'item.rejected',
    details: { item: row.id, position: row.position, note },
  });
}

/** The workflow looks at once, and brings the reset tasks in line. */
async function tasksChanged(tx: Queries, act: ItemAct): Promise<void> {
  await write(
    tx,
    tx
      .updateTable('handovers')
      .set({ look_due_at: act.at, tasks_stale: true })
      .where('id', '=', act.handoverId),
  );
}

/** The item is read after the lock, in a statement of its own: what waited for the lock would see it as it was. */
async function lockItem(tx: Queries, act: ItemAct): Promise<{ row: ItemRow; judged: JudgedItem }> {
  const reading = tx
    .selectFrom('items as i')
    .where('i.handover_id', '=', act.handoverId)
    .where('i.id', '=', act.itemId)
    .selectAll('i')
    .select((item) =>
      item
        .exists(
          item
            .selectFrom('reset_tasks as t')
            .whereRef('t.item_id', '=', 'i.id')
            .where('t.reason', '=', 'recover')
            .where('t.state', 'in', ['open', 'standby'])
            .select('t.id'),
        )
        .as('recovering'),
    );
  const lock = handoverLock(tx, act.handoverId);
  const [locked, [found]] = await inOneFlight(tx, lock, reading);
  refuseUnlessLive(locked);
  if (!found) throw new Refusal('no_such_item', 'This handover has no such item.');
  const { recovering, ...row } = found;
  return {
    row,
    judged: { state: row.state, answerType: row.answer_type, recovering: recovering === true },
  };
}
