import { sql, type RawBuilder } from 'kysely';
import { DUE_SOON, stageOf, type BoardFilter } from '../domain/board/board-filter';
import type { BoardPlace } from '../domain/board/board-place';
import type { Stage, StalledReason } from '../domain/handover/stage';
import type { RefusalReason } from '../domain/items/answer';
import type { Queries } from './pool';

/** One handover on the board: its own row's counters and flags, and whose it is. */
export interface BoardLine {
  id: string;
  number: string;
  stage: Stage;
  clientName: string;
  previousMspName: string;
  /** IANA zone of the previous MSP, in which its next step is due. */
  timeZone: string;
  /** The client's: the signatory's messages go out in its morning. */
  clientZone: string;
  calm: boolean;
  placedAt: Date;
  stalledReason: StalledReason | null;
  stalledSince: Date | null;
  pausedAt: Date | null;
  createdAt: Date;
  requestedAt: Date | null;
  deadlineAt: Date | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
  lastActivityAt: Date;
  total: number;
  answered: number;
  promised: number;
  refused: number;
  /** What stands by is no part of it. */
  tasksOpen: number;
  tasksStandby: number;
  questionsOpen: number;
  tasksDone: number;
  nextStepKey: string | null;
  nextStepAt: Date | null;
  /** Of its refused items, the reason most often given. */
  refusalReason: RefusalReason | null;
}

export interface BoardPageRequest {
  /** Lines after this place, or before it; both null for the beginning. */
  after: BoardPlace | null;
  before: BoardPlace | null;
  most: number;
  /** The reader's present. */
  at: Date;
}

export interface BoardPage {
  lines: BoardLine[];
  hasBefore: boolean;
  hasAfter: boolean;
}

const PLACE = sql`(h.stalled_reason is null),
  coalesce(h.stalled_since, h.deadline_at, timestamptz '9999-12-31 00:00:00+00'), h.id`;

function part(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** The conditions in the words of the partial indexes of migration 0008. */
function conditions({ show, manager, search }: BoardFilter, at: Date): RawBuilder<unknown> {
  const stage = stageOf(show);
  const all = [
    stage === null ? sql`h.stage not in ('closed', 'cancelled')` : sql`h.stage = ${stage}`,
  ];
  if (show === 'stalled') all.push(sql`h.stalled_reason is not null`);
  if (show === 'on-schedule') all.push(onSchedule);
  if (show === 'due-soon') all.push(dueSoon(at));
  if (manager !== null) all.push(sql`h.account_manager_email = ${manager}`);
  if (search !== '') {
    all.push(sql`(h.client_id in (select id from clients where name ilike ${part(search)})
      or h.previous_msp_id in (select id from previous_msps where name ilike ${part(search)})
      or h.number ilike ${part(search)})`);
  }
  return sql.join(all, sql` and `);
}

/** Requested, and nobody needs to do anything. */
export const onSchedule = sql<boolean>`(h.stage = 'requested' and h.stalled_reason is null and h.paused_at is null)`;

/** The deadline is still to come, and comes within a week. */
export function dueSoon(at: Date): RawBuilder<boolean> {
  return sql<boolean>`(h.stage in ('authority', 'requested') and h.deadline_at >= ${at}
    and h.deadline_at < ${new Date(at.getTime() + DUE_SOON)})`;
}

/** A page of the board by key, in one statement: the same cost at any page. */
export async function readBoardPage(
  queries: Queries,
  filter: BoardFilter,
  page: BoardPageRequest,
): Promise<BoardPage> {
  const place = page.before ?? page.after;
  const back = page.before !== null;
  const further = place
    ? sql`and (${PLACE}) ${back ? sql`<` : sql`>`} (${place.calm}, ${place.at}::timestamptz, ${place.id}::uuid)`
    : sql``;
  const order = back ? sql`1 desc, 2 desc, 3 desc` : sql`1, 2, 3`;
  const { rows } = await sql<BoardLine>`
    select h.calm, h.placed_at as "placedAt", h.id, h.number, h.stage, c.name as "clientName",
      p.name as "previousMspName", p.time_zone as "timeZone", c.time_zone as "clientZone",
      h.stalled_reason as "stalledReason", h.stalled_since as "stalledSince", h.paused_at as "pausedAt",
      h.created_at as "createdAt", h.requested_at as "requestedAt", h.deadline_at as "deadlineAt",
      h.closed_at as "closedAt", h.cancelled_at as "cancelledAt", h.last_activity_at as "lastActivityAt",
      h.items_total as total, h.items_answered as answered, h.items_promised as promised,
      h.items_refused as refused, h.tasks_open - y.standby as "tasksOpen", y.standby as "tasksStandby", h.questions_open as "questionsOpen", h.tasks_done as "tasksDone",
      h.next_step_key as "nextStepKey", h.next_step_at as "nextStepAt",
      case when h.stalled_reason = 'refused' then (
        select i.refusal_reason from items i
        where i.handover_id = h.id and i.answer_type = 'refused' and i.state = 'answered'
        group by 1 order by count(*) desc, 1 limit 1) end as "refusalReason"
    from (
      select ${PLACE}, h.* from handovers h
      where ${conditions(filter, page.at)} ${further} order by ${order} limit ${page.most + 1}
    ) h (calm, placed_at, place_id)
    join clients c on c.id = h.client_id
    join previous_msps p on p.id = h.previous_msp_id
    cross join lateral (
      select count(*) as standby from reset_tasks t where t.handover_id = h.id and t.state = 'standby') y
    order by h.calm, h.placed_at, h.id`.execute(queries);
  const more = rows.length > page.most;
  if (!back) return { lines: rows.slice(0, page.most), hasBefore: place !== null, hasAfter: more };
  return { lines: rows.slice(-page.most), hasBefore: more, hasAfter: true };
}
