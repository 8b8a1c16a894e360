import { sql } from 'kysely';
import type { Queries } from './pool';

/** What is drawn on the thin timelines of one page of the board. */
export interface BoardMoment {
  handoverId: string;
  what: 'step' | 'opened' | 'answers' | 'promise';
  at: Date;
  /** Of a step only. */
  key: string | null;
  template: string | null;
  state: 'taken' | 'planned' | 'skipped' | null;
  /** How many answers, or promised items. */
  count: number;
}

/**
 * Steps, first openings, sittings and promises of these handovers, oldest first, in one statement.
 * Promises are looked up only where the handover's own counter says that there are any.
 */
export async function readBoardTimelines(
  queries: Queries,
  handovers: readonly { id: string; promised: number }[],
): Promise<Map<string, BoardMoment[]>> {
  const ids = handovers.map(({ id }) => id);
  const promising = handovers.filter(({ promised }) => promised > 0).map(({ id }) => id);
  const { rows } = await sql<BoardMoment>`
    select handover_id as "handoverId", 'step' as what, coalesce(taken_at, due_at) as at, key, template,
      state, 0 as count
    from steps where handover_id = any(${ids}::uuid[]) and kind <> 'call'
    union all
    select handover_id, 'opened', first_opened_at, null, null, null, 0
    from links
    where handover_id = any(${ids}::uuid[]) and purpose = 'reply' and first_opened_at is not null
    union all
    select handover_id, 'answers', last_saved_at, null, null, null,
      coalesce(jsonb_array_length(receipt -> 'items'), 1)
    from submissions where handover_id = any(${ids}::uuid[])
    union all
    select handover_id, 'promise', promised_until, null, null, null, count(*)
    from items where handover_id = any(${promising}::uuid[])
      and state = 'answered' and answer_type = 'promised' and promised_until is not null
    group by handover_id, promised_until
    order by at, key`.execute(queries);
  const byHandover = new Map<string, BoardMoment[]>();
  for (const row of rows) {
    const known = byHandover.get(row.handoverId);
    if (known) known.push(row);
    else byHandover.set(row.handoverId, [row]);
  }
  return byHandover;
}
