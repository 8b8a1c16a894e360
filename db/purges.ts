import { sql } from 'kysely';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';

const DAYS_OF_NOTICE = 10;
/** In the place of the last warning's days. */
const BEGUN = 0;

/** Handovers that are over and have no day on which their secrets are destroyed. */
export async function purgesToPlan(
  queries: Queries,
  most: number,
): Promise<{ id: string; overAt: Date }[]> {
  const { rows } = await sql<{ id: string; overAt: Date }>`
    select id, coalesce(closed_at, cancelled_at) as "overAt" from handovers
    where purge_at is null and purged_at is null and stage in ('closed', 'cancelled')
      and coalesce(closed_at, cancelled_at) is not null
    limit ${most}`.execute(queries);
  return rows;
}

export async function planPurge(queries: Queries, id: string, purgeAt: Date): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ purge_at: purgeAt })
    .where('id', '=', id)
    .where('purge_at', 'is', null)
    .execute();
}

export interface DuePurge {
  id: string;
  purgeAt: Date;
  /** Days before the purge of the last warning; null before the first, 0 once the purge has begun. */
  warned: number | null;
  warnedAt: Date | null;
}

/** Handovers whose purge is near enough for a warning, or due. `at` is business time. */
export async function purgesDue(queries: Queries, at: Date, most: number): Promise<DuePurge[]> {
  const { rows } = await sql<DuePurge>`
    select id, purge_at as "purgeAt", purge_warned as warned, purge_warned_at as "warnedAt"
    from handovers
    where purged_at is null and purge_at <= ${at}::timestamptz + make_interval(days => ${DAYS_OF_NOTICE})
      and (purge_at <= ${at} or purge_warned is null or purge_warned > 1)
    order by purge_at limit ${most}`.execute(queries);
  return rows;
}

/**
 * The account manager knows. `purgeAt` may have moved with the warning; the day that a person has set since it was read
 * as `planned` stands.
 */
export async function purgeWarned(
  queries: Queries,
  warning: { id: string; planned: Date; days: number; purgeAt: Date; at: Date },
): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({
      purge_at: warning.purgeAt,
      purge_warned: warning.days,
      purge_warned_at: warning.at,
    })
    .where('id', '=', warning.id)
    .where('purge_at', '=', warning.planned)
    .where('purged_at', 'is', null)
    .execute();
}

/** From here on nobody can put it off; false when somebody has since it was read as `planned`, and nothing changed. */
export async function beginPurge(
  db: Db,
  { id, planned }: { id: string; planned: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, id);
    const begun = await tx
      .updateTable('handovers')
      .set({ purge_warned: BEGUN })
      .where('id', '=', id)
      .where('purge_at', '=', planned)
      .where('purged_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return begun !== undefined;
  });
}

/** Whether the handover's key was destroyed for good, or is about to be. */
export async function isPurged(queries: Queries, handoverId: string): Promise<boolean> {
  const row = await queries
    .selectFrom('handovers')
    .select('id')
    .where('id', '=', handoverId)
    .where((e) => e.or([e('purged_at', 'is not', null), e('purge_warned', '=', BEGUN)]))
    .executeTakeFirst();
  return row !== undefined;
}

export interface PurgeCounts {
  answers: number;
  files: number;
  mails: number;
}

/** What a purge takes away. */
export async function countSealed(queries: Queries, handoverId: string): Promise<PurgeCounts> {
  const { rows } = await sql<PurgeCounts>`
    select
      (select count(*)::int from answers where handover_id = ${handoverId}::uuid) as answers,
      (select count(*)::int from files where handover_id = ${handoverId}::uuid) as files,
      (select count(*)::int from inbound_messages where handover_id = ${handoverId}::uuid) as mails`.execute(
    queries,
  );
  return rows[0] ?? { answers: 0, files: 0, mails: 0 };
}

/** The key is gone; with it goes what it opened, and the log says so. Run again it changes nothing. */
export async function recordPurge(
  db: Db,
  act: { id: string; at: Date; counts: PurgeCounts; certificate: string },
): Promise<void> {
  const { id, at, counts } = act;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, id);
    const made = await tx
      .updateTable('handovers')
      .set({ purged_at: at })
      .where('id', '=', id)
      .where('purged_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!made) return;
    await sql`select remove_purged(${id}::uuid)`.execute(tx);
    await writeAudit(tx, {
      handoverId: id,
      at,
      actor: 'system',
      action: 'handover.purged',
      details: { ...counts, certificate: act.certificate },
    });
  });
}

/** A person wants to keep it longer. Throws Refusal, and nothing has changed then. */
export async function extendPurge(
  db: Db,
  act: { handoverId: string; until: Date; reason: string; by: string; at: Date },
): Promise<void> {
  const { handoverId, until, reason, by, at } = act;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const moved = await tx
      .updateTable('handovers')
      .set({ purge_at: until, purge_warned: null, purge_warned_at: null })
      .where('id', '=', handoverId)
      .where('purged_at', 'is', null)
      .where('purge_at', '<', until)
      .where((e) => e.or([e('purge_warned', 'is', null), e('purge_warned', '>', BEGUN)]))
      .returning('id')
      .executeTakeFirst();
    if (!moved) {
      throw new Refusal(
        'not_extended',
        'It is being purged at this moment, was purged meanwhile, or is kept that long already.',
      );
    }
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'purge.extended',
      details: { until: until.toISOString(), reason },
    });
  });
}
