import { sql } from 'kysely';
import type { OfficeCalendar } from '../domain/calendar/calendar';
import type { Playbook } from '../domain/catalogue/catalogue';
import { isOutstanding, type AnswerFacts } from '../domain/items/answer';
import type { Item } from '../domain/items/item';
import { proofDaysOf } from '../domain/resets/outside-proof';
import type { ExistingTask, PlanInput } from '../domain/resets/plan-facts';
import { hasSomethingToRotate, keepsAccess } from '../domain/resets/ways-in';
import { clientQuestions, selectClientQuestions, type ClientQuestion } from './client-questions';
import { OF_ITEM, OF_STEP, type HandoverRow, type ItemRow } from './dossier';
import { inOneFlight } from './in-one-flight';
import { fromJson, type JsonRow } from './json-rows';
import type { Queries } from './pool';
import { NoSuchHandover } from './positions';
import type { StepRow } from './steps';
import { OF_TASK, type TaskRow, type WaitRow } from './reset-tasks';

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
  /** What the tasks wait for. */
  waits: readonly WaitRow[];
  /** Ids of open tasks that no active person owns. */
  unowned: ReadonlySet<string>;
}

/** Everything that the planner decides from, as the rows are now. */
export async function readPlanInput(
  queries: Queries,
  handoverId: string,
  planning: Planning,
): Promise<PlanInput> {
  return planInput(await readPlanRows(queries, handoverId), planning);
}

type Whole = HandoverRow & {
  items: JsonRow<ItemRow>[];
  steps: JsonRow<StepRow>[];
  tasks: JsonRow<TaskRow>[];
  waits: WaitRow[];
  unowned: string[];
};

/** As they are now; in a transaction in one flight. */
export async function readPlanRows(queries: Queries, handoverId: string): Promise<PlanRows> {
  const reading = sql<Whole>`
    select h.*,
      (select coalesce(json_agg(to_json(i) order by i.position), '[]') from items i
        where i.handover_id = h.id) as items,
      (select coalesce(json_agg(to_json(s) order by s.due_at, s.working_day), '[]') from steps s
        where s.handover_id = h.id) as steps,
      (select coalesce(json_agg(to_json(t) order by t.rank, t.id), '[]') from reset_tasks t
        where t.handover_id = h.id) as tasks,
      (select coalesce(json_agg(to_json(w)), '[]') from reset_task_waits w join reset_tasks t on t.id = w.task_id
        where t.handover_id = h.id) as waits,
      (select coalesce(json_agg(t.id), '[]') from reset_tasks t left join staff o on o.id = t.owner_id
        where t.handover_id = h.id and t.state in ('open', 'standby')
          and (o.id is null or o.deactivated_at is not null)) as unowned
    from handovers h where h.id = ${handoverId}`;
  const [[whole], questions] = await inOneFlight(
    queries,
    { compile: () => reading.compile(queries) },
    selectClientQuestions(queries, handoverId),
  );
  if (!whole) throw new NoSuchHandover();
  const { items, steps, tasks, waits, unowned, ...handover } = whole;
  return {
    handover,
    items: items.map((row) => fromJson<ItemRow>(row, OF_ITEM)),
    steps: steps.map((row) => fromJson<StepRow>(row, OF_STEP)),
    tasks: tasks.map((row) => fromJson<TaskRow>(row, OF_TASK)),
    questions: clientQuestions(questions),
    waits,
    unowned: new Set(unowned),
  };
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
