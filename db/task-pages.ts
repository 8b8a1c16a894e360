import { sql, type RawBuilder } from 'kysely';
import type { Criticality, Kind, Scope } from '../domain/items/item';
import type { BlockReason } from '../domain/resets/blocked';
import type { TaskReason, TaskState } from '../domain/resets/task';
import type { Queries } from './pool';

/** One line of a list of reset tasks. */
export interface TaskLine {
  id: string;
  reason: TaskReason;
  state: TaskState;
  openedAt: Date;
  dueAt: Date;
  begunAt: Date | null;
  finishedAt: Date | null;
  inCircle: boolean;
  blockedReason: BlockReason | null;
  blockedUntil: Date | null;
  ownerName: string | null;
  ownerRole: string;
  itemId: string;
  itemName: string;
  groupName: string;
  criticality: Criticality;
  handoverId: string;
  clientName: string;
  previousMspName: string;
  /** Items that wait for this one's item, directly or through others; only getting or renewing the item frees them. */
  blocks: number;
}

export interface TaskFilter {
  only: 'open' | 'mine' | 'unowned' | 'overdue' | 'blocked' | 'standby' | 'all';
  reason?: TaskReason | undefined;
  role?: string | undefined;
  ownerId?: string | undefined;
  handoverId?: string | undefined;
  staffId: string;
  at: Date;
}

/** Where the next page of the board begins. */
export interface TaskCursor {
  blocks: number;
  dueAt: Date;
  id: string;
}

const LINE = sql`
  t.id, t.reason, t.state, t.opened_at as "openedAt", t.due_at as "dueAt", t.begun_at as "begunAt", t.finished_at as "finishedAt",
  t.in_circle as "inCircle", t.blocked_reason as "blockedReason", t.blocked_until as "blockedUntil", s.name as "ownerName", t.owner_role as "ownerRole",
  i.id as "itemId", i.name as "itemName", i.group_name as "groupName", i.criticality,
  h.id as "handoverId", c.name as "clientName", p.name as "previousMspName",
  t.blocks`;

const FROM = sql`
  from reset_tasks t
  join items i on i.id = t.item_id
  join handovers h on h.id = t.handover_id
  join clients c on c.id = h.client_id
  join previous_msps p on p.id = h.previous_msp_id
  left join staff s on s.id = t.owner_id`;

/** Tasks of one filter of the board, as part of a larger statement; `t` is the task. */
export function chosen({ only, staffId, at }: Pick<TaskFilter, 'only' | 'staffId' | 'at'>) {
  switch (only) {
    case 'open':
      return sql`t.state = 'open'`;
    case 'mine':
      return sql`t.state in ('open', 'standby') and t.owner_id = ${staffId}`;
    case 'unowned':
      return sql`t.state in ('open', 'standby') and t.owner_id is null`;
    case 'overdue':
      // The first half is in the words of an index.
      return sql`t.state = 'open' and t.due_at < ${at} and greatest(t.due_at, t.blocked_until) < ${at}`;
    case 'blocked':
      return sql`t.state in ('open', 'standby') and t.blocked_at is not null`;
    case 'all':
      return sql`t.state in ('open', 'standby')`;
    case 'standby':
      return sql`t.state = 'standby'`;
  }
}

/** What else a person narrows the board down to, each a condition on the task `t`; none where it is not narrowed. */
export function narrowings({
  reason,
  role,
  ownerId,
  handoverId,
}: Pick<TaskFilter, 'reason' | 'role' | 'ownerId' | 'handoverId'>): RawBuilder<unknown>[] {
  return [
    ...(reason === undefined ? [] : [sql`t.reason = ${reason}`]),
    ...(role === undefined ? [] : [sql`t.owner_role = ${role}`]),
    ...(ownerId === undefined ? [] : [sql`t.owner_id = ${ownerId}`]),
    ...(handoverId === undefined ? [] : [sql`t.handover_id = ${handoverId}`]),
  ];
}

function narrowed(filter: TaskFilter): RawBuilder<unknown> {
  return sql.join([sql`h.stage not in ('closed', 'cancelled')`, ...narrowings(filter)], sql` and `);
}

/** Tasks of all handovers that still run: what blocks most first, then what is due first. */
export async function listTasks(
  queries: Queries,
  filter: TaskFilter,
  page: { after: TaskCursor | null; most: number },
): Promise<TaskLine[]> {
  const { rows } = await boardPage(filter, page).execute(queries);
  return rows;
}

/** The statement of a page of the board, in the order of an index: it reads the page, however many tasks there are. */
export function boardPage(
  filter: TaskFilter,
  { after, most }: { after: TaskCursor | null; most: number },
): RawBuilder<TaskLine> {
  const further = after
    ? sql`and (-t.blocks, t.due_at, t.id) > (${-after.blocks}::int, ${after.dueAt}::timestamptz, ${after.id}::uuid)`
    : sql``;
  return sql<TaskLine>`
    select ${LINE} ${FROM} where ${chosen(filter)} and ${narrowed(filter)} ${further}
    order by -t.blocks, t.due_at, t.id limit ${most}`;
}

/** All tasks of one handover: open ones as on the board, then what has ended. */
export async function listTasksOf(queries: Queries, handoverId: string): Promise<TaskLine[]> {
  const { rows } = await sql<TaskLine>`
    select ${LINE} ${FROM} where t.handover_id = ${handoverId} and t.state <> 'withdrawn'
    order by t.state not in ('open', 'standby'), t.blocks desc, t.due_at, t.id`.execute(queries);
  return rows;
}

/** Everything about one task that is not another task. */
export interface TaskPageRow extends TaskLine {
  note: string | null;
  recordedWhere: string | null;
  waiveReason: string | null;
  finishedBy: string | null;
  convertedFrom: string | null;
  convertedAt: Date | null;
  /** Since when a person is asked what becomes of a begun stand-by task whose item came. */
  askedAt: Date | null;
  ownerId: string | null;
  /** Its handover still runs. */
  handoverOpen: boolean;
  blockedAt: Date | null;
  blockedNote: string | null;
  /** An account of a list has that of the mailbox or factor it hangs on: the same vendors are asked. */
  catalogueNumber: number | null;
  kind: Kind;
  scope: Scope;
  unrecoverable: boolean;
  itemState: string;
  answerType: string | null;
  answeredAt: Date | null;
}

export async function readTask(queries: Queries, id: string): Promise<TaskPageRow | undefined> {
  const { rows } = await sql<TaskPageRow>`
    select ${LINE}, t.note, t.recorded_where as "recordedWhere", t.waive_reason as "waiveReason",
      t.finished_by as "finishedBy", t.converted_from as "convertedFrom", t.converted_at as "convertedAt", t.asked_at as "askedAt",
      t.owner_id as "ownerId", h.stage not in ('closed', 'cancelled') as "handoverOpen", t.blocked_at as "blockedAt", t.blocked_note as "blockedNote", coalesce(i.catalogue_number, (
        select p.catalogue_number from items p where p.id = i.registered_to)) as "catalogueNumber", i.kind,
      i.scope, i.unrecoverable, i.state as "itemState", i.answer_type as "answerType",
      i.answered_at as "answeredAt"
    ${FROM} where t.id = ${id}`.execute(queries);
  return rows[0];
}
