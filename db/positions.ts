import { sql } from 'kysely';
import { RESUME, type Position } from '../domain/handover/position';
import type { Db, Queries } from './pool';

/**
 * Locks a handover's row. The first statement of every transaction that changes anything of a handover:
 * all writers queue here, so no two of them can wait for each other.
 */
export async function lockHandover(queries: Queries, handoverId: string): Promise<void> {
  await queries
    .selectFrom('handovers')
    .select('id')
    .where('id', '=', handoverId)
    .forUpdate()
    .execute();
}

/** Counts anew what the row shows, and makes every older position old. `at` is business time. */
export async function touchHandover(queries: Queries, handoverId: string, at: Date): Promise<void> {
  await sql`select touch_handover(${handoverId}, ${at})`.execute(queries);
}

export class NoSuchHandover extends Error {
  constructor() {
    super('there is no handover with this id');
    this.name = 'NoSuchHandover';
  }
}

/** Where the handover stands, as the workflow needs to know it. Throws NoSuchHandover. */
export async function readPosition(queries: Queries, handoverId: string): Promise<Position> {
  const row = await queries
    .selectFrom('handovers as h')
    .leftJoin('authorities as a', 'a.handover_id', 'h.id')
    .select([
      'h.stage',
      'h.revision',
      'h.items_outstanding',
      'h.unsettled',
      'h.next_step_key',
      'h.next_step_at',
      'h.paused_at',
      'h.paused_until',
      'h.tasks_stale',
      'a.state as authority',
    ])
    .where('h.id', '=', handoverId)
    .executeTakeFirst();
  if (!row) throw new NoSuchHandover();
  const signed = row.stage === 'authority' && row.authority === 'signed';
  const next =
    row.paused_at === null
      ? { step: row.next_step_key, at: row.next_step_at }
      : { step: RESUME, at: row.paused_until };
  return {
    stage: row.stage,
    revision: row.revision,
    outstanding: row.items_outstanding,
    unsettled: row.unsettled,
    ...(next.step !== null && next.at !== null
      ? { next: { step: next.step, at: next.at.getTime() } }
      : {}),
    ...(row.paused_at === null ? {} : { paused: true }),
    ...(row.tasks_stale || signed ? { stale: true } : {}),
  };
}

/**
 * One change of one handover: locked first, counted anew last, the position after it returned.
 * `at` is business time. What `change` throws leaves everything as it was.
 */
export async function changeHandover(
  db: Db,
  handoverId: string,
  at: Date,
  change: (tx: Queries) => Promise<void>,
): Promise<Position> {
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await change(tx);
    await touchHandover(tx, handoverId, at);
    return readPosition(tx, handoverId);
  });
}
