import { randomUUID } from 'node:crypto';
import { readDossier, type Dossier, type ItemRow } from '../db/dossier';
import { insertTasks, readTasks, replaceWaits, updateTask, type TaskRow } from '../db/reset-tasks';
import type { Queries } from '../db/pool';
import type { Item } from '../domain/items/item';
import { isOutstanding } from '../domain/items/answer';
import { planResets } from '../domain/resets/plan-resets';
import {
  taskKey,
  type PlanInput,
  type ResetPlan,
  type TaskChange,
} from '../domain/resets/plan-facts';
import { isOpenTask } from '../domain/resets/task';
import { hasSomethingToRotate, keepsAccess } from '../domain/resets/ways-in';
import type { ActivityDeps } from './deps';
import { answerFacts } from '../drafting/views';

/** Makes the table of reset tasks agree with what the planner says should exist at this instant. */
export async function agreeTasks(
  deps: ActivityDeps,
  tx: Queries,
  handoverId: string,
  at: Date,
): Promise<void> {
  const dossier = await readDossier(tx, handoverId);
  const tasks = await readTasks(tx, handoverId);
  const plan = planResets(planInput(deps, { dossier, tasks, at }));
  await insertTasks(
    tx,
    plan.open.map((task) => newRow(handoverId, task, at)),
  );
  for (const change of plan.change) await apply(tx, change, at);
  await arrange(tx, handoverId, plan);
}

function planInput(
  deps: ActivityDeps,
  { dossier, tasks, at }: { dossier: Dossier; tasks: readonly TaskRow[]; at: Date },
): PlanInput {
  const { handover, steps, items } = dossier;
  const isTaken = (is: (step: Dossier['steps'][number]) => boolean): boolean =>
    steps.some((step) => is(step) && step.state !== 'planned');
  return {
    items: items.map((item) => ({ ...toItem(item), ...answerFacts(item) })),
    tasks: tasks.map((task) => ({
      id: task.id,
      itemId: task.item_id,
      reason: task.reason,
      state: task.state,
      begun: task.begun_at !== null,
    })),
    stage: {
      at,
      criticalDue: isTaken((step) => step.critical_due) || handover.stage === 'resets',
      deadlinePassed: isTaken((step) => step.deadline) || handover.stage === 'resets',
      settled:
        handover.stage === 'resets' && !items.some((item) => isOutstanding(answerFacts(item))),
      criticalDueAt: handover.critical_due_at,
      deadlineAt: handover.deadline_at,
    },
    calendar: deps.ourOffice,
    taskDays: handover.policy.taskDays,
    canRotate: (item) => hasSomethingToRotate(item, deps.playbook),
    canRevoke: (item) => keepsAccess(item, deps.playbook),
    hasOutsideProof: (number) => (deps.playbook.get(number)?.proof ?? null) !== null,
  };
}

function toItem(row: ItemRow): Item {
  return {
    id: row.id,
    position: row.position,
    catalogueNumber: row.catalogue_number,
    group: row.group_name,
    name: row.name,
    kind: row.kind,
    scope: row.scope,
    criticality: row.criticality,
    unrecoverable: row.unrecoverable,
    recoveryWorkingDays: row.recovery_working_days,
    leansOnAnyOf: row.leans_on_any_of,
    notBefore: row.not_before,
    onlyTheyCanRelease: row.only_they_can_release,
  };
}

function newRow(handoverId: string, task: ResetPlan['open'][number], at: Date): TaskRow {
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
    owner_role: 'technician',
    converted_from: null,
    converted_at: null,
    begun_at: null,
    note: null,
    recorded_where: null,
    finished_at: null,
    finished_by: null,
    waive_reason: null,
  };
}

async function apply(tx: Queries, change: TaskChange, at: Date): Promise<void> {
  switch (change.kind) {
    case 'open':
      await updateTask(tx, change.taskId, { state: 'open', due_at: change.dueAt });
      return;
    case 'convert':
      await updateTask(tx, change.taskId, {
        reason: 'rotate',
        state: 'open',
        due_at: change.dueAt,
        converted_from: 'recover',
        converted_at: at,
      });
      return;
    case 'withdraw':
      await updateTask(tx, change.taskId, {
        state: 'withdrawn',
        waive_reason: change.why,
        finished_at: at,
        finished_by: 'system',
      });
  }
}

/** Ranks, circles and waits follow the plan; rows that already say so are left alone. */
async function arrange(tx: Queries, handoverId: string, plan: ResetPlan): Promise<void> {
  const open = (await readTasks(tx, handoverId)).filter((task) => isOpenTask(task.state));
  const circled = new Set(plan.circles.flatMap((circle) => circle.items));
  const waits = [];
  for (const task of open) {
    const key = taskKey(task.item_id, task.reason);
    const rank = plan.order.get(key) ?? 0;
    const inCircle = task.reason === 'recover' && circled.has(task.item_id);
    if (rank !== task.rank || inCircle !== task.in_circle) {
      await updateTask(tx, task.id, { rank, in_circle: inCircle });
    }
    const wait = plan.waits.get(key);
    const rows = (ids: readonly string[], kind: 'any_of' | 'all_of') =>
      ids.map((id) => ({ task_id: task.id, waits_for_item_id: id, kind }));
    waits.push(...rows(wait?.anyOf ?? [], 'any_of'), ...rows(wait?.allOf ?? [], 'all_of'));
  }
  await replaceWaits(tx, handoverId, waits);
}
