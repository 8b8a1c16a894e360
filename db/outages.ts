import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { HouseFacts, Outage } from '../domain/stalled/outages';
import type { Queries } from './pool';
import type { OutagesTable } from './tables/house';
import { readTroubles } from './troubles';

export type OutageRow = Selectable<OutagesTable>;

/** More late steps than these are not counted. */
const MOST_LATE = 100;

/** What says whether mail and worker go on, each from a partial index. `at` is business time. */
export async function readHouseFacts(queries: Queries, at: Date): Promise<HouseFacts> {
  const { rows } = await sql<{
    waiting: Date | null;
    late: number;
    oldest: Date | null;
    taken: Date | null;
    beat: Date | null;
  }>`
    with late as (
      select next_step_at from handovers
      where paused_at is null and stage not in ('closed', 'cancelled') and next_step_at <= ${at}
      order by next_step_at limit ${MOST_LATE}
    ), waiting as (
      -- What was offered before others were taken fails by itself, or is tried no more.
      select min(created_at) as since from messages
      where outcome in ('pending', 'not_sent', 'unknown') and attempts > 0
        and created_at > coalesce((select max(outcome_at) from messages where outcome = 'accepted'), '-infinity')
    )
    select w.since as waiting,
      (select count(*)::int from late) as late, (select min(next_step_at) from late) as oldest,
      (select max(s.taken_at) from steps s where s.state = 'taken'
        and s.taken_at > (select min(next_step_at) from late)) as taken,
      (select max(b.at) from worker_beats b) as beat
    from waiting w`.execute(queries);
  const row = rows[0];
  return {
    mailWaitingSince: row?.waiting ?? null,
    late: { count: row?.late ?? 0, oldest: row?.oldest ?? null },
    lastTaken: row?.taken ?? null,
    lastBeat: row?.beat ?? null,
    troubles: await readTroubles(queries),
  };
}

/** Writes down what fails now, once, and ends what no longer does. Returns what is new. */
export async function agreeOutages(
  queries: Queries,
  outages: readonly Outage[],
  at: Date,
): Promise<Outage[]> {
  const open = await openOutages(queries);
  const over = open.filter((row) => !outages.some((outage) => outage.reason === row.reason));
  for (const row of over) {
    await queries.updateTable('outages').set({ ended_at: at }).where('id', '=', row.id).execute();
  }
  return noteOutages(
    queries,
    outages.filter((outage) => !open.some((row) => row.reason === outage.reason)),
    at,
  );
}

/** Writes down what fails now unless it is known. Returns what is new. */
export async function noteOutages(
  queries: Queries,
  outages: readonly Outage[],
  at: Date,
): Promise<Outage[]> {
  const fresh: Outage[] = [];
  for (const { reason, since } of outages) {
    const made = await queries
      .insertInto('outages')
      .values({ id: randomUUID(), reason, since, found_at: at })
      .onConflict((conflict) => conflict.column('reason').where('ended_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) fresh.push({ reason, since });
  }
  return fresh;
}

export async function openOutages(queries: Queries): Promise<OutageRow[]> {
  return queries.selectFrom('outages').selectAll().where('ended_at', 'is', null).execute();
}

/** Outages that operations has not been told of, and can be: mail that fails cannot be told by mail. */
export async function outagesToTell(queries: Queries): Promise<OutageRow[]> {
  return queries
    .selectFrom('outages')
    .selectAll()
    .where('told_at', 'is', null)
    .where((row) => row.or([row('reason', '<>', 'mail_failing'), row('ended_at', 'is not', null)]))
    .orderBy('since')
    .execute();
}

export async function outageTold(queries: Queries, id: string, at: Date): Promise<void> {
  await queries.updateTable('outages').set({ told_at: at }).where('id', '=', id).execute();
}

/** The worker is alive at `at`. */
export async function beat(queries: Queries, worker: string, at: Date): Promise<void> {
  await queries
    .insertInto('worker_beats')
    .values({ worker, at })
    .onConflict((conflict) => conflict.column('worker').doUpdateSet({ at }))
    .execute();
}
