import { sql } from 'kysely';
import { openDatabase, type Db, type Queries } from '../../db/pool';

/** Of closed handovers (or of one): items that were neither accepted, nor waived, nor recovered exactly once. */
export async function unsettledItems(db: Queries, handoverId?: string): Promise<number> {
  const only = handoverId === undefined ? sql`true` : sql`h.id = ${handoverId}`;
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from items i join handovers h on h.id = i.handover_id
    where h.stage = 'closed' and ${only} and i.state not in ('accepted', 'waived')
      and (select count(*) from reset_tasks t where t.item_id = i.id and t.reason = 'recover'
        and t.state in ('done', 'waived')) <> 1`.execute(db);
  return rows[0]?.open ?? 0;
}

/** Steps and looks that were due by `now` and not done, and handovers whose workflow was never started. */
export async function leftUndone(db: Queries, now: Date, handoverId?: string): Promise<number> {
  const only = handoverId === undefined ? sql`true` : sql`h.id = ${handoverId}`;
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from steps s join handovers h on h.id = s.handover_id
        where ${only} and s.state = 'planned' and s.due_at <= ${now})::int
      + (select count(*) from handovers h where ${only} and h.look_due_at <= ${now})::int
      + (select count(*) from handovers h where ${only} and not h.started_workflow)::int as left`.execute(
    db,
  );
  return rows[0]?.left ?? 0;
}

/** Items with more than one task of a reason that is open, or more than one that was worked to its end. */
export async function doubleTasks(db: Queries, handoverId: string): Promise<number> {
  const { rows } = await sql<{ double: number }>`
    select count(*)::int as double from (
      select item_id from reset_tasks where handover_id = ${handoverId} and state <> 'withdrawn'
      group by item_id, reason having count(*) > 1) d`.execute(db);
  return rows[0]?.double ?? 0;
}

/**
 * Messages that wait for no other day: an answer to what somebody asked or sent, the client's copy of the letter that it
 * has just signed, what one of our people has just made for them, and news of a time that both sides agreed on.
 */
const AT_ONCE = [
  'authority-declined',
  'package',
  'passed-on',
  'question-answered',
  'request-copy',
  'returned',
  'swap-agreed',
];

/**
 * Days of somebody outside our house on which more than one message of the chase reached them, by their office's clock
 * and at every address of the same spelling: the templates of each such day. What a person of ours sent at once counts
 * for nothing.
 */
export async function twiceInADay(db: Queries, handoverId: string): Promise<string[]> {
  const { rows } = await sql<{ templates: string }>`
    select string_agg(m.template, ' and ' order by m.outcome_at) as templates
    from messages m join contacts c on c.id = m.contact_id
      join handovers h on h.id = m.handover_id
      join previous_msps p on p.id = h.previous_msp_id join clients l on l.id = h.client_id
      left join steps s on s.handover_id = m.handover_id and s.key = m.step_key
    where m.handover_id = ${handoverId} and m.outcome = 'accepted' and s.forced is not true
      and m.template <> all (${AT_ONCE})
    group by lower(m.to_address), (m.outcome_at at time zone
      case c.party when 'previous_msp' then p.time_zone else l.time_zone end)::date
    having count(*) > 1`.execute(db);
  return rows.map(({ templates }) => templates);
}

/**
 * Whether the role that faces the internet is refused all that it has accepted: every column of sealed bytes, those
 * of later migrations too, and an attempt at one of them (SQLSTATE 42501).
 */
export async function portalIsBlind(portalUrl: string): Promise<boolean> {
  const portal: Db = openDatabase(portalUrl, { name: 'invariants', max: 1 });
  try {
    const { rows } = await sql<{ sealed: number; seen: number }>`
      select count(*)::int as sealed,
        (count(*) filter (where has_column_privilege(c.oid, a.attnum, 'select')))::int as seen
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and a.attname like 'sealed%' and a.atttypid = 'bytea'::regtype and not a.attisdropped`.execute(
      portal,
    );
    if (rows[0]?.sealed === 0 || rows[0]?.seen !== 0) return false;
    await sql`select sealed from answers limit 1`.execute(portal);
    return false;
  } catch (error) {
    return hasCode(error, '42501');
  } finally {
    await portal.destroy();
  }
}

/** Whether this reading wants to write nothing: the database itself refuses it every change (SQLSTATE 25006). */
export async function onlyReads(
  db: Db,
  reading: (queries: Queries) => Promise<void>,
): Promise<boolean> {
  try {
    await db.transaction().setAccessMode('read only').execute(reading);
    return true;
  } catch (error) {
    if (hasCode(error, '25006')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
