import { sql } from 'kysely';
import type { OfficeCalendar } from '../domain/calendar/calendar';
import type { Playbook } from '../domain/catalogue/catalogue';
import { isOutstanding, type AnswerFacts } from '../domain/items/answer';
import type { Item } from '../domain/items/item';
import { proofDaysOf } from '../domain/resets/outside-proof';
import type { ExistingTask, PlanInput } from '../domain/resets/plan-facts';
import { hasSomethingToRotate, keepsAccess } from '../domain/resets/ways-in';
import { clientQuestions, selectClientQuestions, type ClientQuestion } from './client-questions';
import type { HandoverRow, ItemRow } from './dossier';
import { inOneFlight } from './in-one-flight';
import { fromJson, type Instants, type JsonRow } from './json-rows';
import type { Queries } from './pool';
import { NoSuchHandover } from './positions';
import type { TaskRow, WaitRow } from './reset-tasks';

/** What the planner knows besides the rows. */
export interface Planning {
  at: Date;
  playbook: Playbook;
  ourOffice: OfficeCalendar;
}

type PlanHandover = Pick<
  HandoverRow,
  'stage' | 'critical_due_at' | 'deadline_at' | 'plan_again_at'
> & {
  task_days: HandoverRow['policy']['taskDays'];
  /** Whether such a step is over. */
  past_critical_due: boolean;
  past_deadline: boolean;
};
type PlanItem = Pick<
  ItemRow,
  | 'id'
  | 'position'
  | 'catalogue_number'
  | 'group_name'
  | 'name'
  | 'kind'
  | 'scope'
  | 'criticality'
  | 'unrecoverable'
  | 'recovery_working_days'
  | 'leans_on_any_of'
  | 'not_before'
  | 'only_they_can_release'
  | 'registered_to'
  | 'state'
  | 'answer_type'
  | 'promised_until'
>;
const OF_PLAN_ITEM: Instants<PlanItem> = { promised_until: true };
export type PlanTask = Pick<
  TaskRow,
  | 'id'
  | 'item_id'
  | 'reason'
  | 'state'
  | 'begun_at'
  | 'asked_at'
  | 'rank'
  | 'in_circle'
  | 'owner_id'
  | 'owner_role'
>;
const OF_PLAN_TASK: Instants<PlanTask> = { begun_at: true, asked_at: true };

/** What of the rows the planner decides from. */
export interface PlanRows {
  handover: PlanHandover;
  items: readonly PlanItem[];
  tasks: readonly PlanTask[];
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

type Whole = PlanHandover & {
  items: JsonRow<PlanItem>[];
  tasks: JsonRow<PlanTask>[];
  waits: WaitRow[];
  unowned: string[];
};

/** As they are now; in a transaction in one flight. */
export async function readPlanRows(queries: Queries, handoverId: string): Promise<PlanRows> {
  const reading = sql<Whole>`
    select h.stage, h.critical_due_at, h.deadline_at, h.plan_again_at, h.policy -> 'taskDays' as task_days,
      exists (select from steps s where s.handover_id = h.id and s.critical_due and s.state <> 'planned')
        as past_critical_due,
      exists (select from steps s where s.handover_id = h.id and s.deadline and s.state <> 'planned') as past_deadline,
      (select coalesce(json_agg(r), '[]') from (
        select id, position, catalogue_number, group_name, name, kind, scope, criticality, unrecoverable,
          recovery_working_days, leans_on_any_of, not_before, only_they_can_release, registered_to, state,
          answer_type, promised_until
        from items where handover_id = ${handoverId} order by position) r) as items,
      (select coalesce(json_agg(r), '[]') from (
        select id, item_id, reason, state, begun_at, asked_at, rank, in_circle, owner_id, owner_role
        from reset_tasks where handover_id = ${handoverId} order by rank, id) r) as tasks,
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
  const { items, tasks, waits, unowned, ...handover } = whole;
  return {
    handover,
    items: items.map((row) => fromJson<PlanItem>(row, OF_PLAN_ITEM)),
    tasks: tasks.map((row) => fromJson<PlanTask>(row, OF_PLAN_TASK)),
    questions: clientQuestions(questions),
    waits,
    unowned: new Set(unowned),
  };
}

/** What the client is said to have and says it has not: to the planner it is with nobody. */
function deniedByClient(questions: readonly ClientQuestion[]): (item: PlanItem) => PlanItem {
  const denied = questions.filter(({ open, said }) => open && said === 'never_held');
  return (item) =>
    denied.some((question) => question.item_id === item.id)
      ? { ...item, answer_type: 'never_held' }
      : item;
}

/** The rows in the planner's words. */
export function planInput(
  { handover, tasks, ...rows }: PlanRows,
  { at, playbook, ourOffice }: Planning,
): PlanInput {
  const items = rows.items.map(deniedByClient(rows.questions));
  const inResets = handover.stage === 'resets';
  return {
    items: items.map((item) => ({
      ...toItem(item),
      ...answerFacts(item),
      registeredTo: item.registered_to,
    })),
    tasks: tasks.map(toTask),
    stage: {
      at,
      criticalDue: inResets || handover.past_critical_due,
      deadlinePassed: inResets || handover.past_deadline,
      settled: inResets && !items.some((item) => isOutstanding(answerFacts(item))),
      criticalDueAt: handover.critical_due_at,
      deadlineAt: handover.deadline_at,
    },
    calendar: ourOffice,
    taskDays: handover.task_days,
    canRotate: (item) => hasSomethingToRotate(item, playbook),
    canRevoke: (item) => keepsAccess(item, playbook),
    proofDays: (item) => proofDaysOf(item, playbook),
  };
}

function answerFacts(item: PlanItem): AnswerFacts {
  return { state: item.state, answerType: item.answer_type, promisedUntil: item.promised_until };
}

function toTask(task: PlanTask): ExistingTask {
  return {
    id: task.id,
    itemId: task.item_id,
    reason: task.reason,
    state: task.state,
    begun: task.begun_at !== null,
    asked: task.asked_at !== null,
  };
}

function toItem(row: PlanItem): Item {
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
