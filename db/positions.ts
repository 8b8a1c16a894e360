import { sql, type Compilable, type RawBuilder, type Selectable } from 'kysely';
import { THANKS } from '../domain/chase/side-steps';
import { RESUME, type Position } from '../domain/handover/position';
import { isOver, type Stage } from '../domain/handover/stage';
import { Refusal } from '../domain/problem';
import type { AuditEvent } from './audit';
import type { Db, Queries } from './pool';
import type { AuthoritiesTable, HandoversTable } from './tables/handovers';
import { endsTransaction, write } from './transactions';

/**
 * Locks a handover's row. The first statement of every transaction that changes anything of a handover:
 * all writers queue here, so no two of them can wait for each other.
 */
export async function lockHandover(queries: Queries, handoverId: string): Promise<void> {
  await handoverLock(queries, handoverId).execute();
}

/** The statement that locks it, for who sends the next one along (`inOneFlight`). */
export function handoverLock(queries: Queries, handoverId: string) {
  return queries.selectFrom('handovers').select('stage').where('id', '=', handoverId).forUpdate();
}

/** As {@link lockHandover}; throws Refusal when the handover is closed or cancelled, or there is none. */
export async function lockLiveHandover(queries: Queries, handoverId: string): Promise<void> {
  refuseUnlessLive(await handoverLock(queries, handoverId).execute());
}

/** Throws Refusal when what was locked is closed or cancelled, or there was nothing. */
export function refuseUnlessLive([locked]: { stage: Stage }[]): void {
  if (!locked) throw new Refusal('no_such_handover', 'There is no such handover.');
  refuseWhenOver(locked.stage);
}

/** Throws Refusal when the handover is closed or cancelled. */
export function refuseWhenOver(stage: Stage): void {
  if (!isOver(stage)) return;
  throw new Refusal('handover_over', `This handover is ${stage}: nothing more can be done to it.`);
}

/** Counts anew what the row shows, and makes every older position old. `at` is business time. */
export async function touchHandover(queries: Queries, handoverId: string, at: Date): Promise<void> {
  await write(queries, sql`select revision from touch_handover(${handoverId}, ${at}, false)`);
}

/**
 * As {@link touchHandover}, the log last; and when nothing is left to settle the workflow looks at once, so that the
 * handover closes; and whether tasks still hold it up is found out without the workflow. The statement that ends the
 * transaction of every act of our people.
 */
export function touchAndLook(
  queries: Queries,
  event: AuditEvent & { handoverId: string },
): Compilable {
  const { handoverId, at, actor, action, details = {} } = event;
  const statement = sql`
    with touched as (select id from touch_handover(${handoverId}, ${at}, true))
    insert into audit_events (handover_id, at, actor, action, details)
    select id, ${at}, ${actor}, ${action}, ${JSON.stringify(details)}::jsonb from touched`;
  return endsTransaction({ compile: () => statement.compile(queries) });
}

export class NoSuchHandover extends Error {
  constructor() {
    super('there is no handover with this id');
    this.name = 'NoSuchHandover';
  }
}

/** What of a handover's row says where it stands. */
export type Standing = Pick<
  Selectable<HandoversTable>,
  | 'stage'
  | 'revision'
  | 'items_outstanding'
  | 'unsettled'
  | 'next_step_key'
  | 'next_step_at'
  | 'paused_at'
  | 'paused_until'
  | 'tasks_stale'
>;

type StandingRow = Standing & { authority: Selectable<AuthoritiesTable>['state'] | null };

/** Where the handover stands, as the workflow needs to know it. Throws NoSuchHandover. */
export async function readPosition(queries: Queries, handoverId: string): Promise<Position> {
  const row = sql`(select * from handovers where id = ${handoverId})`;
  return placed(queries, placing(queries, row));
}

function placing(queries: Queries, handover: RawBuilder<unknown>): Compilable<StandingRow> {
  const statement = sql<StandingRow>`
    select h.stage, h.revision, h.items_outstanding, h.unsettled, h.next_step_key, h.next_step_at, h.paused_at,
      h.paused_until, h.tasks_stale, a.state as authority
    from ${handover} h left join authorities a on a.handover_id = h.id`;
  return { compile: () => statement.compile(queries) };
}

async function placed(queries: Queries, statement: Compilable<StandingRow>): Promise<Position> {
  const { rows } = await queries.executeQuery(statement);
  const [row] = rows;
  if (!row) throw new NoSuchHandover();
  return positionOf(row, row.authority);
}

/** The position that these rows say. */
export function positionOf(row: Standing, authority: StandingRow['authority']): Position {
  const signed = row.stage === 'authority' && authority === 'signed';
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
    ...(next.step === THANKS ? { thanksFirst: true } : {}),
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
    await write(tx, handoverLock(tx, handoverId));
    await change(tx);
    const touched = placing(tx, sql`touch_handover(${handoverId}, ${at}, false)`);
    return placed(tx, endsTransaction(touched));
  });
}
