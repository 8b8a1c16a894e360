import { sql, type Selectable } from 'kysely';
import { refusedSince } from './decisions';
import { fromJson, type Instants, type JsonRow } from './json-rows';
import type { Queries } from './pool';
import type { ResetTasksTable } from './tables/resets';

type TaskRow = Selectable<ResetTasksTable>;

/** An open task, as far as standing still is concerned. */
export interface StallTask extends Pick<
  TaskRow,
  'item_id' | 'reason' | 'opened_at' | 'in_circle' | 'begun_at' | 'blocked_until'
> {
  /** From when on it is overdue. */
  overdue_at: Date;
}

/** What a dossier does not have and standing still depends on. */
export interface StallRows {
  tasks: StallTask[];
  /** Since when something is refused about which no person has decided; null when there is nothing. */
  undecidedSince: Date | null;
  /** Since when each message waits for a mail server that did not take it. */
  unsentSince: Date[];
  /** Whether mail or worker fail for the whole house. */
  outage: boolean;
  /** Since when the signatory's no waits for a person; null when there is none. */
  declinedAt: Date | null;
}

const OF_TASK: Instants<StallTask> = {
  opened_at: true,
  begun_at: true,
  blocked_until: true,
  overdue_at: true,
};

/** All of it in one statement: it is read after everything that happens to a handover. */
export async function readStallRows(queries: Queries, handoverId: string): Promise<StallRows> {
  const { rows } = await sql<{
    tasks: JsonRow<StallTask>[];
    undecided_since: Date | null;
    unsent_since: string[];
    outage: boolean;
    declined_at: Date | null;
  }>`
    select
      (select coalesce(json_agg(json_build_object('item_id', t.item_id, 'reason', t.reason,
          'opened_at', t.opened_at, 'in_circle', t.in_circle, 'begun_at', t.begun_at,
          'blocked_until', t.blocked_until, 'overdue_at', greatest(t.due_at, t.blocked_until))), '[]')
        from reset_tasks t where t.handover_id = ${handoverId} and t.state = 'open') as tasks,
      ${refusedSince(queries, handoverId)} as undecided_since,
      (select coalesce(json_agg(m.created_at), '[]') from messages m
        where m.handover_id = ${handoverId} and m.outcome in ('not_sent', 'unknown')) as unsent_since,
      exists (select from outages where ended_at is null) as outage,
      (select declined_at from authority_declines
        where handover_id = ${handoverId} and settled_at is null) as declined_at`.execute(queries);
  const [row] = rows;
  if (!row) throw new Error('a statement without a table gave no row');
  return {
    tasks: row.tasks.map((task) => fromJson<StallTask>(task, OF_TASK)),
    undecidedSince: row.undecided_since,
    unsentSince: row.unsent_since.map((text) => new Date(text)),
    outage: row.outage,
    declinedAt: row.declined_at,
  };
}
