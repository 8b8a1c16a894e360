import { finishTask } from '../../db/finish-task';
import { acceptItem, readItems, rejectItem, type ItemRow } from '../../db/items';
import type { Db } from '../../db/pool';
import { readTasks, type TaskRow } from '../../db/reset-tasks';
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
}

/** What our people would do at that instant, from the rows as they are. */
export function todo(
  seen: Omit<Visited, 'id'> & { items: readonly ItemRow[]; tasks: readonly TaskRow[] },
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
        state: item.state,
        answerType: item.answer_type,
        garbage: seen.garbage.has(item.id),
        answeredAt: item.answered_at,
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
export async function visit(
  { db, office }: { db: Db; office: OfficeCalendar },
  visited: Visited,
  at: Date,
): Promise<Worked> {
  const items = await readItems(db, visited.id);
  const tasks = await readTasks(db, visited.id);
  const { accept, reject, finish } = todo({ ...visited, items, tasks }, at, office);
  const act = { handoverId: visited.id, by: OUR_PERSON, at };
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
