import { officeCalendar } from '../../../domain/calendar/calendar';
import type { AnswerType } from '../../../domain/items/answer';
import type {
  ExistingTask,
  PlanInput,
  PlannedItem,
  ResetPlan,
  StageFacts,
} from '../../../domain/resets/plan-facts';
import { planResets } from '../../../domain/resets/plan-resets';
import type { TaskState } from '../../../domain/resets/task';
import { proofDaysOf } from '../../../domain/resets/outside-proof';
import { hasSomethingToRotate, keepsAccess } from '../../../domain/resets/ways-in';
import { loadCatalogue, loadPlaybook } from '../../../platform/catalogue';

const catalogue = loadCatalogue();
const playbook = loadPlaybook();
export const at = new Date('2027-01-18T09:00:00Z');
const calendar = officeCalendar({ country: 'GB', timeZone: 'Europe/London' });

export const before: StageFacts = {
  at,
  criticalDue: false,
  deadlinePassed: false,
  settled: false,
  criticalDueAt: new Date('2027-01-25T09:00:00Z'),
  deadlineAt: new Date('2027-02-01T09:00:00Z'),
};
export const criticalDue: StageFacts = { ...before, criticalDue: true, criticalDueAt: null };
export const passed: StageFacts = { ...criticalDue, deadlinePassed: true, deadlineAt: null };

export function item(number: number, more: Partial<PlannedItem> = {}): PlannedItem {
  const entry = catalogue.get(number);
  if (!entry) throw new Error(String(number));
  return {
    id: `item-${String(number)}`,
    position: number,
    catalogueNumber: number,
    group: entry.group,
    name: entry.name,
    kind: entry.kind,
    scope: 'ours',
    criticality: entry.criticality,
    unrecoverable: entry.unrecoverable,
    recoveryWorkingDays: entry.recoveryWorkingDays,
    leansOnAnyOf: entry.leansOnAnyOf,
    notBefore: entry.notBefore,
    onlyTheyCanRelease: entry.onlyTheyCanRelease,
    state: 'outstanding',
    answerType: null,
    promisedUntil: null,
    ...more,
  };
}
export const answered = (
  answerType: AnswerType,
  more: Partial<PlannedItem> = {},
): Partial<PlannedItem> => ({ state: 'answered', answerType, ...more });

function input(
  items: readonly PlannedItem[],
  stage: StageFacts,
  tasks: readonly ExistingTask[] = [],
): PlanInput {
  return {
    items,
    tasks,
    stage,
    calendar,
    taskDays: { critical: 4, normal: 10 },
    canRotate: (one) => hasSomethingToRotate(one, playbook),
    canRevoke: (one) => keepsAccess(one, playbook),
    proofDays: (one) => proofDaysOf(one, playbook),
  };
}
export const plan = (...given: Parameters<typeof input>) => planResets(input(...given));
export const opened = (result: ResetPlan) =>
  result.open.map((task) => `${task.itemId}/${task.reason}/${task.state}`);

/** The table as it is once an activity has made it agree with the plan. */
export function applied(tasks: readonly ExistingTask[], result: ResetPlan): ExistingTask[] {
  const changed = tasks.map((task): ExistingTask => {
    const change = result.change.find((one) => one.taskId === task.id);
    if (!change) return task;
    switch (change.kind) {
      case 'withdraw':
        return { ...task, state: 'withdrawn', asked: false };
      case 'convert':
        return { ...task, reason: 'rotate', state: 'open' };
      case 'open':
        return { ...task, state: 'open' };
      case 'ask':
        return { ...task, state: 'open', asked: true };
      case 'unask':
        return { ...task, asked: false };
    }
  });
  const added = result.open.map((task, index) => ({
    id: `new-${String(tasks.length + index)}`,
    begun: false,
    asked: false,
    ...task,
  }));
  return [...changed, ...added];
}
export const task = (
  number: number,
  reason: ExistingTask['reason'],
  state: TaskState,
  begun = false,
): ExistingTask => ({
  id: `task-${String(number)}-${reason}`,
  itemId: `item-${String(number)}`,
  reason,
  state,
  begun,
  asked: false,
});
