import { randomUUID } from 'node:crypto';
import { planAgain } from '../db/plan-again';
import { planInput, readPlanRows } from '../db/plan-input';
import type { Queries } from '../db/pool';
import { changeHandover } from '../db/positions';
import {
  arrangeTasks,
  changeTasks,
  insertTasks,
  readTasks,
  readWaits,
  replaceWaits,
  UNBLOCKED,
  type TaskRow,
  type WaitRow,
} from '../db/reset-tasks';
import { giveOwners, readUnowned } from '../db/task-owners';
import type { Item } from '../domain/items/item';
import { ownerRole } from '../domain/resets/owner-role';
import { planResets } from '../domain/resets/plan-resets';
import { taskKey, type ResetPlan } from '../domain/resets/plan-facts';
import { isOpenTask } from '../domain/resets/task';
import type { ActivityDeps } from './deps';

/**
 * Makes the table of reset tasks agree with what the planner says should exist at this instant, by the same few
 * statements for one task and for thousands.
 */
export async function agreeTasks(
  { playbook, ourOffice }: ActivityDeps,
  tx: Queries,
  handoverId: string,
  at: Date,
): Promise<void> {
  // In one flight; and what the rows say already is not written once more.
  const [rows, waits, unowned] = await Promise.all([
    readPlanRows(tx, handoverId),
    readWaits(tx, handoverId),
    readUnowned(tx, handoverId),
  ]);
  const input = planInput(rows, { at, playbook, ourOffice });
  const plan = planResets(input);
  const byId = new Map(input.items.map((item) => [item.id, item]));
  await insertTasks(
    tx,
    plan.open.map((task) => newRow(handoverId, { task, item: byId.get(task.itemId), at })),
  );
  await changeTasks(tx, plan.change, at);
  const others = plan.open.length + plan.change.length > 0;
  const tasks = others ? await readTasks(tx, handoverId) : rows.tasks;
  await arrange(tx, handoverId, { plan, tasks, waits });
  if (others || unowned.length > 0) await giveOwners(tx, handoverId, at);
  if (plan.planAgainAt?.getTime() !== rows.handover.plan_again_at?.getTime())
    await planAgain(tx, handoverId, plan.planAgainAt);
}

/** What time alone brings: an item's plan B begins on the morning on which getting it back has become urgent. */
export async function beginPlanB(deps: ActivityDeps, handoverId: string): Promise<void> {
  const at = deps.at();
  await changeHandover(deps.db, handoverId, at, (tx) => agreeTasks(deps, tx, handoverId, at));
}

function newRow(
  handoverId: string,
  { task, item, at }: { task: ResetPlan['open'][number]; item: Item | undefined; at: Date },
): TaskRow {
  return {
    id: randomUUID(),
    handover_id: handoverId,
    item_id: task.itemId,
    reason: task.reason,
    state: task.state,
    opened_at: at,
    due_at: task.dueAt,
    rank: 0,
    in_circle: false,
    owner_id: null,
    owner_role: item ? ownerRole(item.kind) : 'technician',
    converted_from: null,
    converted_at: null,
    begun_at: null,
    asked_at: null,
    note: null,
    recorded_where: null,
    finished_at: null,
    finished_by: null,
    waive_reason: null,
    ...UNBLOCKED,
    reminded: 0,
    blocks: 0,
  };
}

/** Ranks, circles and waits follow the plan; rows that already say so are left alone. */
async function arrange(
  tx: Queries,
  handoverId: string,
  { plan, tasks, waits }: { plan: ResetPlan; tasks: readonly TaskRow[]; waits: readonly WaitRow[] },
): Promise<void> {
  const circled = new Set(plan.circles.flatMap((circle) => circle.items));
  const open = tasks
    .filter((task) => isOpenTask(task.state))
    .map((task) => {
      const key = taskKey(task.item_id, task.reason);
      return {
        task,
        id: task.id,
        rank: plan.order.get(key) ?? 0,
        inCircle: task.reason === 'recover' && circled.has(task.item_id),
        waits: plan.waits.get(key) ?? { anyOf: [], allOf: [] },
      };
    });
  const moved = open.filter(
    ({ task, rank, inCircle }) => task.rank !== rank || task.in_circle !== inCircle,
  );
  await arrangeTasks(tx, moved);
  const wanted = open.flatMap(({ id, waits: { anyOf, allOf } }) => [
    ...anyOf.map((item) => ({ task_id: id, waits_for_item_id: item, kind: 'any_of' as const })),
    ...allOf.map((item) => ({ task_id: id, waits_for_item_id: item, kind: 'all_of' as const })),
  ]);
  if (!areSame(waits, wanted)) await replaceWaits(tx, handoverId, wanted);
}

/** In whatever order. */
function areSame(some: readonly WaitRow[], others: readonly WaitRow[]): boolean {
  const words = (row: WaitRow): string => `${row.task_id} ${row.kind} ${row.waits_for_item_id}`;
  const known = new Set(some.map(words));
  return (
    known.size === new Set(others.map(words)).size && others.every((row) => known.has(words(row)))
  );
}
