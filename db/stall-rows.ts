import { sql, type RawBuilder, type Selectable } from 'kysely';
import { refusedSince } from './decisions';
import { fromJson, type Instants, type JsonRow } from './json-rows';
import type { Queries } from './pool';
import type { ClientQuestionsTable } from './tables/answers';
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
  /** Ids of items whose recover task is done or waived. */
  recovered: string[];
  /** Since when something is refused about which no person has decided; null when there is nothing. */
  undecidedSince: Date | null;
  /** Since when each message waits for a mail server that did not take it. */
  unsentSince: Date[];
  /** Whether mail or worker fail for the whole house. */
  outage: boolean;
  /** Since when the signatory's no waits for a person; null when there is none. */
  declinedAt: Date | null;
  /** What the client is asked for, unless it has said that it does not have it. */
  asked: AskedRow[];
}

type AskedRow = Pick<
  Selectable<ClientQuestionsTable>,
  'item_id' | 'opened_at' | 'reminded_at' | 'promised_until'
>;

const OF_ASKED: Instants<AskedRow> = { opened_at: true, reminded_at: true, promised_until: true };
const OF_TASK: Instants<StallTask> = {
  opened_at: true,
  begun_at: true,
  blocked_until: true,
  overdue_at: true,
};

/** All of it as one value, to be read beside the dossier: after everything that happens to a handover. */
export interface StallJson {
  tasks: JsonRow<StallTask>[];
  recovered: string[];
  undecided_since: string | null;
  unsent_since: string[];
  outage: boolean;
  declined_at: string | null;
  asked: JsonRow<AskedRow>[];
}

export function selectStallRows(queries: Queries, handoverId: string): RawBuilder<StallJson> {
  return sql<StallJson>`json_build_object(
    'tasks', (select coalesce(json_agg(json_build_object('item_id', t.item_id, 'reason', t.reason,
        'opened_at', t.opened_at, 'in_circle', t.in_circle, 'begun_at', t.begun_at,
        'blocked_until', t.blocked_until, 'overdue_at', greatest(t.due_at, t.blocked_until))), '[]')
      from reset_tasks t where t.handover_id = ${handoverId} and t.state = 'open'),
    'recovered', (select coalesce(json_agg(t.item_id), '[]') from reset_tasks t
      where t.handover_id = ${handoverId} and t.reason = 'recover' and t.state in ('done', 'waived')),
    'undecided_since', ${refusedSince(queries, handoverId)},
    'unsent_since', (select coalesce(json_agg(m.created_at), '[]') from messages m
      where m.handover_id = ${handoverId} and m.outcome in ('not_sent', 'unknown')),
    'outage', exists (select from outages where ended_at is null),
    'declined_at', (select declined_at from authority_declines
      where handover_id = ${handoverId} and settled_at is null),
    'asked', (select coalesce(json_agg(json_build_object('item_id', q.item_id, 'opened_at', q.opened_at,
        'reminded_at', q.reminded_at, 'promised_until', q.promised_until)), '[]')
      from client_questions q join items i on i.id = q.item_id
      where q.handover_id = ${handoverId} and q.said is distinct from 'never_held' and i.state = 'answered'
        and i.answer_id = q.answer_id))`;
}

export function stallRowsOf(json: StallJson): StallRows {
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return {
    tasks: json.tasks.map((task) => fromJson<StallTask>(task, OF_TASK)),
    recovered: json.recovered,
    undecidedSince: instant(json.undecided_since),
    unsentSince: json.unsent_since.map((text) => new Date(text)),
    outage: json.outage,
    declinedAt: instant(json.declined_at),
    asked: json.asked.map((row) => fromJson<AskedRow>(row, OF_ASKED)),
  };
}
