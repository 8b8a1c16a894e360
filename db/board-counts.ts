import { sql } from 'kysely';
import { dueSoon, onSchedule } from './board';
import type { Queries } from './pool';
import { chosen } from './task-pages';

/** The board's numbers: each is a link to what it counts. */
export interface BoardCounts {
  open: number;
  stalled: number;
  dueSoon: number;
  onSchedule: number;
  authority: number;
  requested: number;
  resets: number;
  mine: number;
  /** Of what runs; what stands by is no part of it. */
  tasksOpen: number;
  tasksStandby: number;
  tasksOverdue: number;
  /** Whether there is any handover at all, closed ones too. */
  any: boolean;
}

/** All numbers of the board in one statement over what is still running; what is over is not counted. */
export async function countBoard(
  queries: Queries,
  reader: { at: Date; email: string },
): Promise<BoardCounts> {
  const { rows } = await sql<BoardCounts>`
    select count(*) as open,
      count(*) filter (where h.stalled_reason is not null) as stalled,
      count(*) filter (where ${dueSoon(reader.at)}) as "dueSoon",
      count(*) filter (where ${onSchedule}) as "onSchedule",
      count(*) filter (where h.stage = 'authority') as authority,
      count(*) filter (where h.stage = 'requested') as requested,
      count(*) filter (where h.stage = 'resets') as resets,
      count(*) filter (where h.account_manager_email = ${reader.email}) as mine,
      coalesce(sum(h.tasks_open), 0)::int as "tasksOpen",
      (select count(*) from reset_tasks where state = 'standby') as "tasksStandby",
      (select count(*) from reset_tasks t where ${chosen({ only: 'overdue', staffId: '', at: reader.at })}) as "tasksOverdue",
      exists (select 1 from handovers) as any
    from handovers h where h.stage not in ('closed', 'cancelled')`.execute(queries);
  const [counts] = rows;
  if (!counts) throw new Error('an aggregate without groups has one row');
  // Each handover keeps the two together.
  return { ...counts, tasksOpen: counts.tasksOpen - counts.tasksStandby };
}
