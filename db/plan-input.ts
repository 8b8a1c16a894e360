import type { OfficeCalendar } from '../domain/calendar/calendar';
import type { Playbook } from '../domain/catalogue/catalogue';
import { isOutstanding, type AnswerFacts } from '../domain/items/answer';
import type { Item } from '../domain/items/item';
import { proofDaysOf } from '../domain/resets/outside-proof';
import type { ExistingTask, PlanInput } from '../domain/resets/plan-facts';
import { hasSomethingToRotate, keepsAccess } from '../domain/resets/ways-in';
import { readClientQuestions } from './client-questions';
import type { HandoverRow, ItemRow } from './dossier';
import type { Queries } from './pool';
import { readSteps, type StepRow } from './steps';
import { readTasks, type TaskRow } from './reset-tasks';

/** What the planner knows besides the rows. */
export interface Planning {
  at: Date;
  playbook: Playbook;
  ourOffice: OfficeCalendar;
}

/** Everything that the planner decides from, as the rows are now. */
export async function readPlanInput(
  queries: Queries,
  handoverId: string,
  planning: Planning,
): Promise<PlanInput> {
  const handover = await queries
    .selectFrom('handovers')
    .selectAll()
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  const items = await queries
    .selectFrom('items')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('position')
    .execute();
  const steps = await readSteps(queries, handoverId);
  const tasks = await readTasks(queries, handoverId);
  const denied = await deniedByClient(queries, handoverId);
  return planInput({ handover, items: items.map(denied), steps, tasks }, planning);
}

/** What the client is said to have and says it has not: to the planner it is with nobody. */
async function deniedByClient(
  queries: Queries,
  handoverId: string,
): Promise<(item: ItemRow) => ItemRow> {
  const questions = await readClientQuestions(queries, handoverId);
  const denied = questions.filter(({ open, said }) => open && said === 'never_held');
  return (item) =>
    denied.some((question) => question.item_id === item.id)
      ? { ...item, answer_type: 'never_held' }
      : item;
}

function planInput(
  {
    handover,
    items,
    steps,
    tasks,
  }: {
    handover: HandoverRow;
    items: readonly ItemRow[];
    steps: readonly StepRow[];
    tasks: readonly TaskRow[];
  },
  { at, playbook, ourOffice }: Planning,
): PlanInput {
  const inResets = handover.stage === 'resets';
  const isTaken = (is: (step: StepRow) => boolean): boolean =>
    steps.some((step) => is(step) && step.state !== 'planned');
  return {
    items: items.map((item) => ({
      ...toItem(item),
      ...answerFacts(item),
      registeredTo: item.registered_to,
    })),
    tasks: tasks.map(toTask),
    stage: {
      at,
      criticalDue: inResets || isTaken((step) => step.critical_due),
      deadlinePassed: inResets || isTaken((step) => step.deadline),
      settled: inResets && !items.some((item) => isOutstanding(answerFacts(item))),
      criticalDueAt: handover.critical_due_at,
      deadlineAt: handover.deadline_at,
    },
    calendar: ourOffice,
    taskDays: handover.policy.taskDays,
    canRotate: (item) => hasSomethingToRotate(item, playbook),
    canRevoke: (item) => keepsAccess(item, playbook),
    proofDays: (item) => proofDaysOf(item, playbook),
  };
}

function answerFacts(item: ItemRow): AnswerFacts {
  return { state: item.state, answerType: item.answer_type, promisedUntil: item.promised_until };
}

function toTask(task: TaskRow): ExistingTask {
  return {
    id: task.id,
    itemId: task.item_id,
    reason: task.reason,
    state: task.state,
    begun: task.begun_at !== null,
    asked: task.asked_at !== null,
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
