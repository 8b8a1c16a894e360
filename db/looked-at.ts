import { sql } from 'kysely';
import { LOOK_ACTIONS, type LookAction } from '../domain/reveal/looked-at';
import type { LocalDate } from '../domain/calendar/local-date';
import type { Queries } from './pool';
import type { JsonObject } from './tables/json';

/** Something sealed that reached one of our people, as the log has it. */
export interface LookEvent {
  at: Date;
  /** As in the audit log. */
  actor: string;
  action: LookAction;
  details: JsonObject;
  /** Null for what belongs to no one item. */
  itemId: string | null;
  itemName: string | null;
}

export interface ManagedLook extends LookEvent {
  handoverId: string;
  number: string;
  clientName: string;
  managerName: string;
  managerEmail: string;
}

/** Written out, and kept beside the index of migration 0160, which finds these. */
const IS_LOOK = sql<boolean>`e.action in (${sql.raw(LOOK_ACTIONS.map((one) => `'${one}'`).join(', '))})`;

/** An item's id in the details is text, and may be none. */
const OF_EVENT = sql<boolean>`i.id::text = e.details ->> 'item'`;

/** Everything that was looked at from one instant until before another, by manager, the oldest first. */
export async function readLooksBetween(
  queries: Queries,
  { from, until }: { from: Date; until: Date },
): Promise<ManagedLook[]> {
  const rows = await queries
    .selectFrom('audit_events as e')
    .innerJoin('handovers as h', 'h.id', 'e.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .leftJoin('items as i', (join) =>
      join.onRef('i.handover_id', '=', 'e.handover_id').on(OF_EVENT),
    )
    .where(IS_LOOK)
    .where('e.at', '>=', from)
    .where('e.at', '<', until)
    .orderBy('h.account_manager_email')
    .orderBy('e.at')
    .orderBy('e.seq')
    .select([
      'e.at',
      'e.actor',
      'e.action',
      'e.details',
      'i.id as itemId',
      'i.name as itemName',
      'h.id as handoverId',
      'h.number',
      'c.name as clientName',
      'h.account_manager_name as managerName',
      'h.account_manager_email as managerEmail',
    ])
    .execute();
  return rows.map((row) => ({ ...row, action: actionOf(row.action) }));
}

/** Everything of one handover that was looked at, the newest first. */
export async function readLooksOf(
  queries: Queries,
  handoverId: string,
  { itemId, most }: { itemId?: string; most: number },
): Promise<LookEvent[]> {
  let query = queries
    .selectFrom('audit_events as e')
    .leftJoin('items as i', (join) =>
      join.onRef('i.handover_id', '=', 'e.handover_id').on(OF_EVENT),
    )
    .where('e.handover_id', '=', handoverId)
    .where(IS_LOOK)
    .orderBy('e.seq', 'desc')
    .limit(most)
    .select(['e.at', 'e.actor', 'e.action', 'e.details', 'i.id as itemId', 'i.name as itemName']);
  if (itemId !== undefined) query = query.where('i.id', '=', itemId);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, action: actionOf(row.action) }));
}

function actionOf(action: string): LookAction {
  return LOOK_ACTIONS.find((one) => one === action) ?? 'secret.revealed';
}

/** The Monday whose mail was made last; undefined before the first. */
export async function lastToldMonday(queries: Queries): Promise<LocalDate | undefined> {
  const row = await queries
    .selectFrom('weekly_looks')
    .select((e) => e.fn.max('monday').as('monday'))
    .executeTakeFirst();
  return row?.monday ?? undefined;
}

export async function mondayTold(
  queries: Queries,
  told: { monday: LocalDate; at: Date },
): Promise<void> {
  await queries
    .insertInto('weekly_looks')
    .values(told)
    .onConflict((conflict) => conflict.column('monday').doNothing())
    .execute();
}
