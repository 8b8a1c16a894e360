import { randomUUID } from 'node:crypto';
import { planAgain } from '../db/plan-again';
import { planInput, readPlanRows, type PlanTask } from '../db/plan-input';
import type { Queries } from '../db/pool';
import { changeHandover } from '../db/positions';
import {
  arrangeTasks,
  changeTasks,
  insertTasks,
  readTasks,
  replaceWaits,
  UNBLOCKED,
  type TaskRow,
  type WaitRow,
} from '../db/reset-tasks';
import { giveOwners } from '../db/task-owners';
import type { Item } from '../domain/items/item';
import { ownerRole } from '../domain/resets/owner-role';
import { planResets } from '../domain/resets/plan-resets';
import { taskKey, type ResetPlan, type TaskKey } from '../domain/resets/plan-facts';
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
  // What the rows say already is not written once more.
  const rows = await readPlanRows(tx, handoverId);
  const input = planInput(rows, { at, playbook, ourOffice });
  const plan = planResets(input);
  const byId = new Map(input.items.map((item) => [item.id, item]));
  await insertTasks(
    tx,
    plan.open.map((task) => newRow(handoverId, { task, item: byId.get(task.itemId), at, plan })),
  );
  await changeTasks(tx, plan.change, at);
  const others = plan.open.length + plan.change.length > 0;
  const open: PlanTask[] = (others ? await readTasks(tx, handoverId) : rows.tasks).filter((task) =>
    isOpenTask(task.state),
  );
  await arrange(tx, handoverId, { plan, open, waits: rows.waits });
  const tasks = inPlansOrder(plan, open)
    .filter((task) => task.owner_id === null || rows.unowned.has(task.id))
    .map((task) => ({ id: task.id, role: task.owner_role }));
  await giveOwners(tx, handoverId, { tasks, at });
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
  {
    task,
    item,
    at,
    plan,
  }: { task: ResetPlan['open'][number]; item: Item | undefined; at: Date; plan: ResetPlan },
): TaskRow {
  return {
    id: randomUUID(),
    handover_id: handoverId,
    item_id: task.itemId,
    reason: task.reason,
    state: task.state,
    opened_at: at,
    due_at: task.dueAt,
    rank: plan.order.get(taskKey(task.itemId, task.reason)) ?? 0,
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

/**
 * Order, circles and waits follow the plan; rows that already say so are left alone. Ranks are only compared with each
 * other: while they put the tasks in the plan's order they stand, although one before them has ended.
 */
async function arrange(
  tx: Queries,
  handoverId: string,
  { plan, open, waits }: { plan: ResetPlan; open: readonly PlanTask[]; waits: readonly WaitRow[] },
): Promise<void> {
  const circled = new Set(plan.circles.flatMap((circle) => circle.items));
  const inOrder = inPlansOrder(plan, open);
  const ordered = inOrder.every((task, index) => {
    const before = inOrder[index - 1];
    return before === undefined || before.rank < task.rank;
  });
  const moved = inOrder
    .map((task, index) => ({
      task,
      id: task.id,
      rank: ordered ? task.rank : index + 1,
      inCircle: task.reason === 'recover' && circled.has(task.item_id),
    }))
    .filter(({ task, rank, inCircle }) => task.rank !== rank || task.in_circle !== inCircle);
  await arrangeTasks(tx, moved);
  const wanted = open.flatMap((task) => {
    const { anyOf, allOf } = plan.waits.get(keyOf(task)) ?? { anyOf: [], allOf: [] };
    return [
      ...anyOf.map((item) => ({
        task_id: task.id,
        waits_for_item_id: item,
        kind: 'any_of' as const,
      })),
      ...allOf.map((item) => ({
        task_id: task.id,
        waits_for_item_id: item,
        kind: 'all_of' as const,
      })),
    ];
  });
  if (!areSame(waits, wanted)) await replaceWaits(tx, handoverId, wanted);
}

function inPlansOrder(plan: ResetPlan, tasks: readonly PlanTask[]): PlanTask[] {
  const place = (task: PlanTask): number => plan.order.get(keyOf(task)) ?? 0;
  return [...tasks].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

function keyOf(task: PlanTask): TaskKey {
  return taskKey(task.item_id, task.reason);
}

/** In whatever order. */
function areSame(some: readonly WaitRow[], others: readonly WaitRow[]): boolean {
  const words = (row: WaitRow): string => `${row.task_id} ${row.kind} ${row.waits_for_item_id}`;
  const known = new Set(some.map(words));
  return (
    known.size === new Set(others.map(words)).size && others.every((row) => known.has(words(row)))
  );
}
