import { sql } from 'kysely';
import type { LeadTimes, Recovery } from '../domain/catalogue/lead-times';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { planAnew } from './change-task';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';

const MOST_DAYS = 250;
/** So many of the latest recoveries of each catalogue number tell how long it takes. */
const MOST_OBSERVED = 25;

export interface LeadTimeAct {
  number: number;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

export async function readLeadTimes(queries: Queries): Promise<LeadTimes> {
  const rows = await queries
    .selectFrom('lead_times')
    .select(['catalogue_number', 'working_days'])
    .execute();
  return new Map(rows.map((row) => [row.catalogue_number, row.working_days]));
}

/** Our own lead time for new handovers; null: the catalogue's holds again. Throws Refusal. */
export async function setLeadTime(
  db: Db,
  { number, days, by, at }: LeadTimeAct & { days: number | null },
): Promise<void> {
  if (days !== null && (!Number.isInteger(days) || days < 0 || days > MOST_DAYS)) {
    throw new Refusal('wrong_days', `Write whole working days, 0 to ${MOST_DAYS}, or nothing.`);
  }
  await db.transaction().execute(async (tx) => {
    if (days === null) {
      await tx.deleteFrom('lead_times').where('catalogue_number', '=', number).execute();
    } else {
      const row = { working_days: days, set_by: by, set_at: at };
      await tx
        .insertInto('lead_times')
        .values({ catalogue_number: number, ...row })
        .onConflict((conflict) => conflict.column('catalogue_number').doUpdateSet(row))
        .execute();
    }
    const action = 'lead_time.set';
    await writeAudit(tx, { handoverId: null, at, actor: by, action, details: { number, days } });
  });
}

/** Recoveries that were really done: from when somebody began, else from when the task opened. */
export async function readRecoveries(queries: Queries): Promise<Recovery[]> {
  const { rows } = await sql<Recovery>`
    select number, "from", "to" from (
      select i.catalogue_number as number, t.finished_at as "to",
        case when t.begun_at < t.finished_at then t.begun_at else t.opened_at end as "from",
        row_number() over (partition by i.catalogue_number order by t.finished_at desc) as place
      from reset_tasks t join items i on i.id = t.item_id
      where t.reason = 'recover' and t.state = 'done' and i.catalogue_number is not null
    ) latest where place <= ${MOST_OBSERVED}`.execute(queries);
  return rows;
}

/** Handovers that run and wait for this item by another lead time than `days`. */
async function behind(queries: Queries, number: number, days: number): Promise<string[]> {
  const rows = await queries
    .selectFrom('items as i')
    .innerJoin('handovers as h', 'h.id', 'i.handover_id')
    .select('h.id')
    .distinct()
    .where('i.catalogue_number', '=', number)
    .where('i.recovery_working_days', '<>', days)
    .where('i.settled_at', 'is', null)
    .where('h.stage', 'not in', ['closed', 'cancelled'])
    .orderBy('h.id')
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Running handovers keep the lead time they began with; a person applies another one. The planner looks at each
 * anew. Returns how many there were.
 */
export async function applyLeadTime(
  db: Db,
  { number, days, by, at }: LeadTimeAct & { days: number },
): Promise<number> {
  const handovers = await behind(db, number, days);
  for (const handoverId of handovers) {
    await db.transaction().execute(async (tx) => {
      await lockHandover(tx, handoverId);
      await tx
        .updateTable('items')
        .set({ recovery_working_days: days })
        .where('handover_id', '=', handoverId)
        .where('catalogue_number', '=', number)
        .where('settled_at', 'is', null)
        .execute();
      await touchHandover(tx, handoverId, at);
      await planAnew(tx, handoverId, at);
      await writeAudit(tx, {
        handoverId,
        at,
        actor: by,
        action: 'lead_time.applied',
        details: { number, days },
      });
    });
  }
  return handovers.length;
}
