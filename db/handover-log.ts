import { sql } from 'kysely';
import type { Queries } from './pool';
import type { JsonObject } from './tables/json';

export interface LoggedEvent {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  details: JsonObject;
}

const EVENT = ['seq', 'at', 'actor', 'action', 'details'] as const;

/** One page of a handover's log, newest first; `before` is the number of the last event seen. */
export async function readLog(
  queries: Queries,
  handoverId: string,
  page: { before: number | null; most: number },
): Promise<LoggedEvent[]> {
  let query = queries
    .selectFrom('audit_events')
    .select(EVENT)
    .where('handover_id', '=', handoverId)
    .orderBy('seq', 'desc')
    .limit(page.most);
  if (page.before !== null) query = query.where('seq', '<', page.before);
  return query.execute();
}

/** The newest events of these kinds, newest first. */
export async function readLately(
  queries: Queries,
  handoverId: string,
  of: { actions: readonly string[]; most: number },
): Promise<LoggedEvent[]> {
  return queries
    .selectFrom('audit_events')
    .select(EVENT)
    .where('handover_id', '=', handoverId)
    .where('action', 'in', [...of.actions])
    .orderBy('seq', 'desc')
    .limit(of.most)
    .execute();
}

export interface ChainState {
  events: number;
  /** Number of the first event that does not follow from the one before it; null when all do. */
  brokenAt: number | null;
  head: Buffer | null;
}

/** Recomputes the hash chain of one handover (migration 0002) and compares it with its head. */
export async function verifyChain(queries: Queries, handoverId: string): Promise<ChainState> {
  const { rows } = await sql<{
    events: number;
    first_bad: number | null;
    last: Buffer | null;
    head: Buffer | null;
    head_seq: number | null;
  }>`
    with chained as (
      select seq, hash,
        hash = audit_hash(previous_hash, chain, seq, at, actor, action, details)
          and previous_hash = coalesce(lag(hash) over (order by seq), '\\x'::bytea)
          and seq = row_number() over (order by seq) as good
      from audit_events where chain = ${handoverId}
    )
    select count(*) as events, min(seq) filter (where not good) as first_bad,
      (select hash from chained order by seq desc limit 1) as last,
      (select hash from audit_heads where chain = ${handoverId}) as head,
      (select seq from audit_heads where chain = ${handoverId}) as head_seq
    from chained`.execute(queries);
  const row = rows[0];
  if (!row) return { events: 0, brokenAt: null, head: null };
  const cutOff =
    row.head_seq !== null && (row.head_seq !== row.events || !same(row.last, row.head));
  return {
    events: row.events,
    brokenAt: row.first_bad ?? (cutOff ? row.events + 1 : null),
    head: row.head,
  };
}

function same(a: Buffer | null, b: Buffer | null): boolean {
  return a !== null && b !== null && a.equals(b);
}
