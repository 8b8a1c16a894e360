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

/** The hash of a handover's newest event (migration 0002); null before the first. */
export async function readChainHead(queries: Queries, handoverId: string): Promise<Buffer | null> {
  const row = await queries
    .selectFrom('audit_heads')
    .select('hash')
    .where('chain', '=', handoverId)
    .executeTakeFirst();
  return row?.hash ?? null;
}
