import { hasArrived } from '../domain/items/answer';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import type { ExportAct } from './exports';
import { readItems } from './items';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';

export interface Tick {
  itemId: string;
  at: Date;
  by: string;
}

/** Items whose present answer somebody has seen in the next vault. */
export async function readTicks(queries: Queries, handoverId: string): Promise<Tick[]> {
  return queries
    .selectFrom('next_vault_ticks as t')
    .innerJoin('items as i', (join) =>
      join.onRef('i.id', '=', 't.item_id').onRef('i.answer_id', '=', 't.answer_id'),
    )
    .select(['t.item_id as itemId', 't.ticked_at as at', 't.ticked_by as by'])
    .where('t.handover_id', '=', handoverId)
    .execute();
}

/**
 * Sets which of the shown items are in the next vault: who unticks one takes back what was said. One line of the log
 * for each change. Throws Refusal for an item that has nothing to be there. Returns how many changed.
 */
export async function setTicks(
  db: Db,
  act: ExportAct & { shown: readonly string[]; ticked: readonly string[] },
): Promise<number> {
  const { handoverId, by, at } = act;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const items = await readItems(tx, handoverId);
    const before = new Set((await readTicks(tx, handoverId)).map(({ itemId }) => itemId));
    let changed = 0;
    for (const id of new Set(act.shown)) {
      const ticked = act.ticked.includes(id);
      if (ticked === before.has(id)) continue;
      const item = items.find((one) => one.id === id);
      const answerId = item?.answer_id ?? null;
      if (!item || answerId === null || !hasArrived(item.answer_type)) {
        throw new Refusal('nothing_there', 'Nothing came for one of these items. Reload the page.');
      }
      const key = { item_id: id, answer_id: answerId };
      if (ticked) {
        await tx
          .insertInto('next_vault_ticks')
          .values({ ...key, handover_id: handoverId, ticked_at: at, ticked_by: by })
          .execute();
      } else {
        await tx
          .deleteFrom('next_vault_ticks')
          .where('item_id', '=', id)
          .where('answer_id', '=', answerId)
          .execute();
      }
      await writeAudit(tx, {
        handoverId,
        at,
        actor: by,
        action: ticked ? 'next_vault.confirmed' : 'next_vault.taken_back',
        details: { item: id, position: item.position },
      });
      changed += 1;
    }
    if (changed > 0) await touchHandover(tx, handoverId, at);
    return changed;
  });
}
