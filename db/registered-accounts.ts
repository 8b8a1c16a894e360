import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ItemRow } from './dossier';
import type { Queries } from './pool';

/**
 * Items for accounts that hang on a mailbox or a factor, after the others in the letter's order; one that is there
 * already stays as it is. Returns how many are new.
 */
export async function addAccounts(
  queries: Queries,
  { parent, names }: { parent: ItemRow; names: readonly string[] },
): Promise<number> {
  if (names.length === 0) return 0;
  const leans = parent.catalogue_number === null ? [] : [parent.catalogue_number];
  const { rows } = await sql<{ count: number }>`
    with last as (
      select max(position) as position from items where handover_id = ${parent.handover_id}
    ), added as (
      insert into items (id, handover_id, position, catalogue_number, group_name, name, kind, scope, criticality,
        unrecoverable, recovery_working_days, reply_fields, leans_on_any_of, not_before, only_they_can_release,
        state, promises, registered_to)
      select a.id, ${parent.handover_id}, last.position + a.place, null, ${parent.group_name}, a.name, 'login',
        ${parent.scope}, 'normal', false, ${parent.recovery_working_days}, '{}', ${leans}::int[], '{}', false,
        'outstanding', 0, ${parent.id}
      from last, unnest(${names.map(() => randomUUID())}::uuid[], ${[...names]}::text[])
        with ordinality as a (id, name, place)
      where not exists (
        select from items i where i.registered_to = ${parent.id} and lower(i.name) = lower(a.name)
      )
      on conflict do nothing returning id
    ), counted as (
      update handovers set items_total = items_total + (select count(*) from added)
      where id = ${parent.handover_id}
    )
    select count(*)::int as count from added`.execute(queries);
  return rows[0]?.count ?? 0;
}

/** The list of this answer has been made into items; another answer's would be read again. */
export async function listWasRead(queries: Queries, item: ItemRow): Promise<void> {
  await queries
    .updateTable('items')
    .set({ list_read_from: item.answer_id })
    .where('id', '=', item.id)
    .execute();
}
