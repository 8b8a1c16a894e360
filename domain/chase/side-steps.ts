import {
  endOfWorkingDay,
  isOfficeHours,
  nextMorning,
  workingMorning,
  type OfficeCalendar,
} from '../calendar/calendar';
import type { LocalDate } from '../calendar/local-date';
import { PREVIOUS_MSP_LADDER, type Rung } from '../contacts/contact';
import { grouped } from '../resets/grouped';
import type { PlannedStep } from './planned-step';
import type { Policy } from './policy';

const PLAIN = { condition: 'always', criticalDue: false, deadline: false } as const;

/**
 * The request to sign (`authority`) and its reminders (`authority-1`…), in the client's mornings; then
 * whatever else the policy does while the authority is unsigned.
 */
export function authoritySteps(
  policy: Policy,
  start: Date,
  calendar: OfficeCalendar,
): PlannedStep[] {
  const regular = requestsToSign(policy, { key: 'authority', start }, calendar);
  const own = policy.steps.filter((step) => step.condition === 'authority_unsigned');
  return [
    ...regular,
    ...own.map((step): PlannedStep => ({
      ...step,
      ...PLAIN,
      kind: 'authority',
      condition: 'authority_unsigned',
      template: 'authority-reminder',
      dueAt: workingMorning(calendar, start, step.workingDay, policy.sendingHour),
    })),
  ];
}

function requestsToSign(
  policy: Policy,
  { key, start }: { key: string; start: Date },
  calendar: OfficeCalendar,
): PlannedStep[] {
  const { everyWorkingDays, most } = policy.authority;
  return Array.from({ length: most + 1 }, (_, index): PlannedStep => ({
    ...PLAIN,
    key: index === 0 ? key : `${key}-${String(index)}`,
    kind: 'authority',
    workingDay: index * everyWorkingDays,
    rungs: ['signatory'],
    template: index === 0 ? 'authority-request' : 'authority-reminder',
    tone: index === 0 ? 'courteous' : 'friendly',
    condition: 'authority_unsigned',
    dueAt:
      index === 0
        ? start
        : workingMorning(calendar, start, index * everyWorkingDays, policy.sendingHour),
  }));
}

/**
 * Somebody else signs now, who is asked in the next morning (`authority-new-1`): by the reminder that is planned for
 * it, else by a request before the next one; with reminders of its own where none is left. `planned`: when each is due.
 */
export function newSignatorySteps(
  policy: Policy,
  { number, planned, at }: { number: number; planned: readonly Date[]; at: Date },
  calendar: OfficeCalendar,
): PlannedStep[] {
  const start = nextMorning(calendar, at, policy.sendingHour);
  if (planned.some((dueAt) => dueAt <= start)) return [];
  const key = `authority-new-${String(number)}`;
  const steps = requestsToSign(policy, { key, start }, calendar);
  return planned.length > 0 ? steps.slice(0, 1) : steps;
}

/** How far the chases of our own tasks have come. */
export interface OverdueChase {
  /** When the first task that is still spoken of falls overdue. */
  dueAt: Date;
  /** How many more times any task is spoken of. */
  left: number;
  /** The first number that no ended step has. */
  next: number;
  /** When the last one was taken. */
  lastAt: Date | null;
}

/**
 * Chases of reset tasks inside our own house (`overdue-1`…) that are left: the first in our working morning
 * after `dueAt`, but no closer to the last one taken than the policy's distance, at which the others follow.
 * They go to the tasks' owners, so to no rung.
 */
export function overdueSteps(
  policy: Policy,
  { dueAt, left, next, lastAt }: OverdueChase,
  calendar: OfficeCalendar,
): PlannedStep[] {
  const { sendingHour, overdue } = policy;
  const soonest = nextMorning(calendar, dueAt, sendingHour);
  const spaced = lastAt
    ? workingMorning(calendar, lastAt, overdue.everyWorkingDays, sendingHour)
    : soonest;
  const first = spaced.getTime() > soonest.getTime() ? spaced : soonest;
  return Array.from({ length: left }, (_, index) => ({
    ...PLAIN,
    key: `overdue-${next + index}`,
    kind: 'overdue',
    workingDay: (next - 1 + index) * overdue.everyWorkingDays,
    rungs: [],
    template: 'overdue-task',
    tone: next + index === 1 ? 'friendly' : 'urgent',
    dueAt: workingMorning(calendar, first, index * overdue.everyWorkingDays, sendingHour),
  }));
}

/** A promise is kept until the end of its day; the working morning after it, it is broken. */
export function promiseBrokenAt(
  promisedOn: LocalDate,
  calendar: OfficeCalendar,
  hour: number,
): Date {
  return nextMorning(calendar, endOfWorkingDay(calendar, promisedOn), hour);
}

/** That many rungs above the person who promised; the owner is the top. */
export function rungAbove(rung: Rung, rungs = 1): Rung {
  const place = PREVIOUS_MSP_LADDER.indexOf(rung);
  return PREVIOUS_MSP_LADDER[place + rungs] ?? 'owner';
}

export interface GivenPromise {
  promisedOn: LocalDate;
  promisedBy: Rung;
  /** 1 for the first that this item had. */
  count: number;
}

/**
 * What happens if promises are broken: one step for all items promised for a day (`promise-2027-03-01`), to
 * the rung above each who promised; one rung further up for a promise that moved an earlier one.
 */
export function promiseSteps(
  policy: Policy,
  promises: readonly GivenPromise[],
  calendar: OfficeCalendar,
): PlannedStep[] {
  return [...grouped(promises, ({ promisedOn }) => promisedOn)].map(([promisedOn, given]) => ({
    ...PLAIN,
    key: `promise-${promisedOn}`,
    kind: 'promise',
    workingDay: 0,
    rungs: [...new Set(given.map(({ promisedBy, count }) => rungAbove(promisedBy, count)))],
    template: 'promise-broken',
    tone: 'respectful',
    dueAt: promiseBrokenAt(promisedOn, calendar, policy.sendingHour),
  }));
}

/** The key of the step that thanks for the whole list. */
export const THANKS = 'thanks';

/** Thanks for a whole list are given at once while their office is open, else in its next morning. Once a handover. */
export function thanksStep(policy: Policy, at: Date, calendar: OfficeCalendar): PlannedStep {
  return {
    ...PLAIN,
    key: THANKS,
    kind: 'thanks',
    workingDay: 0,
    rungs: ['first'],
    template: 'all-done',
    tone: 'friendly',
    dueAt: isOfficeHours(calendar, at) ? at : nextMorning(calendar, at, policy.sendingHour),
  };
}

/**
 * The message with a package for the client at once (`package-1`), and its reminders in the client's mornings
 * (`package-1-1`…), the last of which says so.
 */
export function packageSteps(
  policy: Policy,
  { number, start }: { number: number; start: Date },
  calendar: OfficeCalendar,
): PlannedStep[] {
  const { workingDays } = policy.package;
  const key = `package-${String(number)}`;
  const reminders = workingDays.map((workingDay, index): PlannedStep => ({
    ...PLAIN,
    key: `${key}-${String(index + 1)}`,
    kind: 'package',
    workingDay,
    rungs: [],
    template: index === workingDays.length - 1 ? 'package-last' : 'package-reminder',
    tone: 'friendly',
    dueAt: workingMorning(calendar, start, workingDay, policy.sendingHour),
  }));
  return [
    {
      ...PLAIN,
      key,
      kind: 'package',
      workingDay: 0,
      rungs: [],
      template: 'package',
      tone: 'courteous',
      dueAt: start,
    },
    ...reminders,
  ];
}
