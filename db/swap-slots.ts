import type { Selectable } from 'kysely';
import type { OfficeFacts } from '../domain/calendar/calendar';
import { isOnLadder, type Rung } from '../domain/contacts/contact';
import { endOfWorkingDay, localDate } from '../domain/calendar/local-time';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { readItem, type ItemAct, type ItemRow } from './items';
import { lockLiveHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';
import type { SwapSlotsTable } from './tables/answers';

export type SwapSlot = Selectable<SwapSlotsTable>;

/** Where and when the previous MSP of a handover works. */
export async function readSwapOffice(queries: Queries, handoverId: string): Promise<OfficeFacts> {
  return queries
    .selectFrom('handovers as h')
    .innerJoin('previous_msps as p', 'p.id', 'h.previous_msp_id')
    .select(['p.country', 'p.region', 'p.time_zone as timeZone', 'p.closing_days as closingDays'])
    .where('h.id', '=', handoverId)
    .executeTakeFirstOrThrow();
}

/** The times that an item's present answer proposes; none once something else has come, or it went back. */
export async function readSwapSlots(queries: Queries, item: ItemRow): Promise<SwapSlot[]> {
  if (!standsPromised(item)) return [];
  return queries
    .selectFrom('swap_slots')
    .selectAll()
    .where('answer_id', '=', item.answer_id)
    .orderBy('starts_at')
    .execute();
}

/** The times that the present answers of a handover propose, by item in the letter's order, the earliest first. */
export async function listSwapSlots(
  queries: Queries,
  handoverId: string,
): Promise<(SwapSlot & { position: number; itemName: string })[]> {
  return queries
    .selectFrom('swap_slots as s')
    .innerJoin('items as i', 'i.answer_id', 's.answer_id')
    .selectAll('s')
    .select(['i.position', 'i.name as itemName'])
    .where('s.handover_id', '=', handoverId)
    .where('i.state', '=', 'answered')
    .where('i.answer_type', '=', 'promised')
    .orderBy('i.position')
    .orderBy('s.starts_at')
    .execute();
}

/** Whose task it is to have this item: who owns an open one for it and still works here. */
export async function readSwapOwner(
  queries: Queries,
  itemId: string,
): Promise<{ name: string; email: string } | undefined> {
  return queries
    .selectFrom('reset_tasks as t')
    .innerJoin('staff as s', 's.id', 't.owner_id')
    .select(['s.name', 's.email'])
    .where('t.item_id', '=', itemId)
    .where('t.state', 'in', ['open', 'standby'])
    .where('s.deactivated_at', 'is', null)
    .orderBy('t.due_at')
    .orderBy('t.id')
    .executeTakeFirst();
}

/** Every time of a handover that is agreed on and that a standing promise is about. */
export async function readAgreedSwaps(queries: Queries, handoverId: string): Promise<AgreedSwap[]> {
  const rows = await queries
    .selectFrom('swap_slots as s')
    .innerJoin('items as i', 'i.answer_id', 's.answer_id')
    .innerJoin('answers as a', 'a.id', 's.answer_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .leftJoin('delegations as d', 'd.id', 'c.id')
    .leftJoin('contacts as asked', 'asked.id', 'd.by_contact')
    .select((e) => [
      's.answer_id',
      's.starts_at',
      's.item_id',
      'i.name',
      'i.catalogue_number',
      e.fn.coalesce('asked.id', 'c.id').as('contact_id'),
      e.fn.coalesce('asked.rung', 'c.rung').as('rung'),
    ])
    .where('s.handover_id', '=', handoverId)
    .where('i.handover_id', '=', handoverId)
    .where('s.confirmed_at', 'is not', null)
    .where('i.state', '=', 'answered')
    .where('i.answer_type', '=', 'promised')
    .execute();
  return rows.filter(isOnLadder).map((row) => ({
    answerId: row.answer_id,
    itemId: row.item_id,
    itemName: row.name,
    catalogueNumber: row.catalogue_number,
    proposedBy: { id: row.contact_id, rung: row.rung },
    startsAt: row.starts_at,
  }));
}

export interface AgreedSwap {
  answerId: string;
  itemId: string;
  itemName: string;
  catalogueNumber: number | null;
  /** The contact who proposed it, or who passed it on to the colleague who did; may have been taken away since. */
  proposedBy: { id: string; rung: Rung };
  startsAt: Date;
}

/**
 * Agrees on one of the proposed times: the item is promised for that day, and the workflow looks at once, so that
 * both sides are told. Throws Refusal, and nothing has changed then.
 */
export async function confirmSwap(db: Db, act: ItemAct & { startsAt: Date | null }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { handoverId, itemId, by, at, startsAt } = act;
    await lockLiveHandover(tx, handoverId);
    const item = await readItem(tx, handoverId, itemId);
    const slots = item ? await readSwapSlots(tx, item) : [];
    const slot = slots.find((one) => one.starts_at.getTime() === startsAt?.getTime());
    if (!item || !slot) {
      throw new Refusal('no_such_slot', 'Choose one of the times that they propose now.');
    }
    if (slots.some((one) => one.confirmed_at !== null)) {
      throw new Refusal('swap_agreed', 'A time is agreed on already, and both sides know it.');
    }
    if (slot.starts_at <= at) {
      throw new Refusal(
        'slot_passed',
        'That time has passed. Choose a later one, or send it back.',
      );
    }
    const { timeZone } = await readSwapOffice(tx, handoverId);
    await tx
      .updateTable('swap_slots')
      .set({ confirmed_at: at, confirmed_by: by })
      .where('answer_id', '=', slot.answer_id)
      .where('starts_at', '=', slot.starts_at)
      .execute();
    await tx
      .updateTable('items')
      .set({
        promised_until: endOfWorkingDay({ timeZone }, localDate({ timeZone }, slot.starts_at)),
      })
      .where('id', '=', itemId)
      .execute();
    await tx
      .updateTable('handovers')
      .set({ look_due_at: at, tasks_stale: true })
      .where('id', '=', handoverId)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'swap.confirmed',
      details: { item: itemId, position: item.position, startsAt: slot.starts_at.toISOString() },
    });
  });
}

function standsPromised(item: ItemRow): item is ItemRow & { answer_id: string } {
  return item.state === 'answered' && item.answer_type === 'promised' && item.answer_id !== null;
}
