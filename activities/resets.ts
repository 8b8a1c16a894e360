import { randomUUID } from 'node:crypto';
import { planAgain } from '../db/plan-again';
import { readPlanInput } from '../db/plan-input';
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
} from '../db/reset-tasks';
import { giveOwners } from '../db/task-owners';
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
  const input = await readPlanInput(tx, handoverId, { at, playbook, ourOffice });
  const plan = planResets(input);
  const byId = new Map(input.items.map((item) => [item.id, item]));
  await insertTasks(
    tx,
    plan.open.map((task) => newRow(handoverId, { task, item: byId.get(task.itemId), at })),
  );
  await changeTasks(tx, plan.change, at);
  await arrange(tx, handoverId, plan);
  await giveOwners(tx, handoverId, at);
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
  };
}

/** Ranks, circles and waits follow the plan; rows that already say so are left alone. */
async function arrange(tx: Queries, handoverId: string, plan: ResetPlan): Promise<void> {
  const circled = new Set(plan.circles.flatMap((circle) => circle.items));
  const open = (await readTasks(tx, handoverId))
    .filter((task) => isOpenTask(task.state))
    .map((task) => {
      const key = taskKey(task.item_id, task.reason);
      return {
        id: task.id,
        rank: plan.order.get(key) ?? 0,
        inCircle: task.reason === 'recover' && circled.has(task.item_id),
        waits: plan.waits.get(key) ?? { anyOf: [], allOf: [] },
      };
    });
  await arrangeTasks(tx, open);
  const rows = open.flatMap(({ id, waits }) => [
    ...waits.anyOf.map((item) => ({
      task_id: id,
      waits_for_item_id: item,
      kind: 'any_of' as const,
    })),
    ...waits.allOf.map((item) => ({
      task_id: id,
      waits_for_item_id: item,
      kind: 'all_of' as const,
    })),
  ]);
  await replaceWaits(tx, handoverId, rows);
}
