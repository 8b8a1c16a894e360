import { makePackage, type PackageDeps } from '../../api/intake/make-package';
import { finishTask } from '../../db/finish-task';
import { acceptItem, readItems, rejectItem, type ItemRow } from '../../db/items';
import { packedItems } from '../../db/packages';
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
  packed: number;
}

/** Our people at their desks: who they are to the console, and when they work. */
export interface Desk {
  console: PackageDeps;
  office: OfficeCalendar;
  /** Age recipient of the client; without one a passphrase goes to it by telephone. */
  clientKey: string | null;
}

export interface SeenRows {
  items: readonly ItemRow[];
  tasks: readonly TaskRow[];
  /** Answers that are in a package for the client. */
  packed: ReadonlySet<string>;
}

/** What our people see on a handover's pages. */
export async function look(db: Db, handoverId: string): Promise<SeenRows> {
  const items = await readItems(db, handoverId);
  const shared = items.some((item) => item.scope === 'client');
  const packed = shared ? await packedItems(db, handoverId) : [];
  return {
    items,
    tasks: await readTasks(db, handoverId),
    packed: new Set(packed.map(({ answerId }) => answerId)),
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
