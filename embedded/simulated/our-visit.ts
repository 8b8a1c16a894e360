import { sql } from 'kysely';
import { makePackage, type PackageDeps } from '../../api/intake/make-package';
import { finishTask } from '../../db/finish-task';
import { acceptItem, rejectItem, type ItemRow } from '../../db/items';
import { fromJson, type JsonRow } from '../../db/json-rows';
import type { Db } from '../../db/pool';
import type { TaskRow } from '../../db/reset-tasks';
import type { OfficeCalendar } from '../../domain/calendar/calendar';
import type { Stage } from '../../domain/handover/stage';
import { Refusal } from '../../domain/problem';
import { chores, type Chores } from './our-office';

export const OUR_PERSON = 'staff:max@northgate.example';

/** A handover as our people know it. */
export interface Visited {
  id: string;
  stage: Stage;
  seed: string;
  /** Items whose answer turned out to be of no use. */
  garbage: ReadonlySet<string>;
}

/** How much was done on one visit. */
export interface Worked {
  accepted: number;
  rejected: number;
  finished: number;
  packed: number;
}

/** Our people at their desks: who they are to the console, and when they work. */
export interface Desk {
  console: PackageDeps;
  office: OfficeCalendar;
  /** Age recipient of the client; without one a passphrase goes to it by telephone. */
  clientKey: string | null;
}

type SeenItemRow = Pick<
  ItemRow,
  'id' | 'position' | 'scope' | 'state' | 'answer_type' | 'answer_id' | 'answered_at'
>;
type SeenTaskRow = Pick<TaskRow, 'id' | 'item_id' | 'reason' | 'state' | 'opened_at'>;

export interface SeenRows {
  /** In the letter's order. */
  items: readonly SeenItemRow[];
  /** In the planner's order. */
  tasks: readonly SeenTaskRow[];
  /** Answers that are in a package for the client. */
  packed: ReadonlySet<string>;
}

/** What our people see on a handover's pages. */
export async function look(db: Db, handoverId: string): Promise<SeenRows> {
  const { rows } = await sql<{
    items: JsonRow<SeenItemRow>[];
    tasks: JsonRow<SeenTaskRow>[];
    packed: string[];
  }>`
    select
      (select json_agg(json_build_object('id', i.id, 'position', i.position, 'scope', i.scope, 'state', i.state,
          'answer_type', i.answer_type, 'answer_id', i.answer_id, 'answered_at', i.answered_at) order by i.position)
        from items i where i.handover_id = ${handoverId}) as items,
      (select coalesce(json_agg(json_build_object('id', t.id, 'item_id', t.item_id, 'reason', t.reason,
          'state', t.state, 'opened_at', t.opened_at) order by t.rank, t.id), '[]')
        from reset_tasks t where t.handover_id = ${handoverId}) as tasks,
      (select coalesce(json_agg(k.answer_id), '[]') from package_items k join packages p on p.id = k.package_id
        where p.handover_id = ${handoverId}) as packed`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a statement without a table gave no row');
  return {
    items: row.items.map((item) => fromJson<SeenItemRow>(item, { answered_at: true })),
    tasks: row.tasks.map((task) => fromJson<SeenTaskRow>(task, { opened_at: true })),
    packed: new Set(row.packed),
  };
}

/** What our people would do at that instant, from the rows as they are. */
export function todo(
  seen: Omit<Visited, 'id'> & SeenRows,
  at: Date,
  office: OfficeCalendar,
): Chores {
  return chores(
    {
      stage: seen.stage,
      seed: seen.seed,
      items: seen.items.map((item) => ({
        id: item.id,
        position: item.position,
        scope: item.scope,
        state: item.state,
        answerType: item.answer_type,
        garbage: seen.garbage.has(item.id),
        answeredAt: item.answered_at,
        packed: item.answer_id !== null && seen.packed.has(item.answer_id),
      })),
      tasks: seen.tasks.map((task) => ({
        id: task.id,
        itemId: task.item_id,
        reason: task.reason,
        state: task.state,
        openedAt: task.opened_at,
      })),
    },
    at,
    office,
  );
}

/** One visit of our people to a handover, with the functions behind the console's buttons. */
export async function visit(desk: Desk, visited: Visited, at: Date): Promise<Worked> {
  const { db } = desk.console;
  const seen = await look(db, visited.id);
  const { accept, reject, finish, pack } = todo({ ...visited, ...seen }, at, desk.office);
  const act = { handoverId: visited.id, by: OUR_PERSON, at };
  const order = { ...act, contactId: null, recipient: desk.clientKey };
  return {
    accepted: await each(accept, (itemId) => acceptItem(db, { ...act, itemId })),
    rejected: await each(reject, (one) => rejectItem(db, { ...act, ...one })),
    finished: await each(finish, (taskId) =>
      finishTask(db, {
        taskId,
        by: OUR_PERSON,
        at,
        recordedWhere: 'Password manager, entry of the item',
        note: '',
        insists: false,
      }),
    ),
    packed: await each(pack ? [order] : [], async (one) => {
      await makePackage(desk.console, one);
    }),
  };
}

async function each<T>(list: readonly T[], act: (one: T) => Promise<void>): Promise<number> {
  let done = 0;
  for (const one of list) if (await unlessRefused(act(one))) done += 1;
  return done;
}

/** Refused work is left for another day; anything else is a fault. */
export async function unlessRefused(act: Promise<void>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
