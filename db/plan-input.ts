import type { OfficeCalendar } from '../domain/calendar/calendar';
import type { Playbook } from '../domain/catalogue/catalogue';
import { isOutstanding, type AnswerFacts } from '../domain/items/answer';
import type { Item } from '../domain/items/item';
import { proofDaysOf } from '../domain/resets/outside-proof';
import type { ExistingTask, PlanInput } from '../domain/resets/plan-facts';
import { hasSomethingToRotate, keepsAccess } from '../domain/resets/ways-in';
import { readClientQuestions, type ClientQuestion } from './client-questions';
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

/** The rows that the planner decides from. */
export interface PlanRows {
  handover: HandoverRow;
  items: readonly ItemRow[];
  steps: readonly StepRow[];
  tasks: readonly TaskRow[];
  questions: readonly ClientQuestion[];
}

/** Everything that the planner decides from, as the rows are now. */
export async function readPlanInput(
  queries: Queries,
  handoverId: string,
  planning: Planning,
): Promise<PlanInput> {
  return planInput(await readPlanRows(queries, handoverId), planning);
}

/** As they are now; in a transaction in one flight. */
export async function readPlanRows(queries: Queries, handoverId: string): Promise<PlanRows> {
  const [handover, items, steps, tasks, questions] = await Promise.all([
    queries
      .selectFrom('handovers')
      .selectAll()
      .where('id', '=', handoverId)
      .executeTakeFirstOrThrow(),
    queries
      .selectFrom('items')
      .selectAll()
      .where('handover_id', '=', handoverId)
      .orderBy('position')
      .execute(),
    readSteps(queries, handoverId),
    readTasks(queries, handoverId),
    readClientQuestions(queries, handoverId),
  ]);
  return { handover, items, steps, tasks, questions };
}

/** What the client is said to have and says it has not: to the planner it is with nobody. */
function deniedByClient(questions: readonly ClientQuestion[]): (item: ItemRow) => ItemRow {
  const denied = questions.filter(({ open, said }) => open && said === 'never_held');
  return (item) =>
    denied.some((question) => question.item_id === item.id)
      ? { ...item, answer_type: 'never_held' }
      : item;
}

/** The rows in the planner's words. */
export function planInput(
  { handover, steps, tasks, ...rows }: PlanRows,
  { at, playbook, ourOffice }: Planning,
): PlanInput {
  const items = rows.items.map(deniedByClient(rows.questions));
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
