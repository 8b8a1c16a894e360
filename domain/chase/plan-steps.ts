import {
  atHour,
  localDate,
  nextMorning,
  workingDay,
  workingDaysBetween,
  type OfficeCalendar,
} from '../calendar/calendar';
import { refuseBeyondHorizon } from '../calendar/horizon';
import type { LocalDate } from '../calendar/local-date';
import { Refusal } from '../problem';
import { storyInOrder } from './keep-order';
import { afterDeadline, endOfDay, stepMorning, type Mornings } from './mornings';
import type { PlannedStep } from './planned-step';
import type { Policy, PolicyStep } from './policy';
import { stretchedDays } from './stretch';
import { companionKey, rungsIn, type Office, type Offices } from './whose-step';

export interface PlanFacts {
  /** The instant at which the letter goes out; see `startOfChase`. */
  start: Date;
  /** Agreed dates in the previous MSP's calendar, instead of the policy's own. */
  deadlineOn?: LocalDate | null | undefined;
  criticalOn?: LocalDate | null | undefined;
  calendars: Offices;
}

/** The chase with its dates, as it is agreed when the letter goes out. */
export interface ChasePlan {
  steps: PlannedStep[];
  /** The end of the day, where the previous MSP is, on which critical items are due. */
  criticalDueAt: Date | null;
  /** The end of the day on which all items are due. */
  deadlineAt: Date | null;
}

/** When the letter leaves: at once, or in the previous MSP's next working morning after `at`. */
export function startOfChase(
  policy: Policy,
  send: 'now' | 'next-morning',
  { at, calendar }: { at: Date; calendar: OfficeCalendar },
): Date {
  return send === 'now' ? at : nextMorning(calendar, at, policy.sendingHour);
}

/**
 * The policy's steps with their dates. Steps of day 0 go at `start`, the others at the policy's
 * sending hour of their working day, each office in its own calendar and zone: a step to both becomes
 * two where their mornings lie apart (whose-step.ts).
 *
 * The deadline is a day, and it is over when it is over where the previous MSP is: the deadline's
 * message goes out, and the recover tasks open, in the next working morning. Critical items are due
 * by the end of their step's day; that step leaves in the morning of it.
 *
 * Throws a Refusal for an agreed date that is no working day, not after the start, or too near for
 * the steps before it.
 */
export function planChase(policy: Policy, facts: PlanFacts): ChasePlan {
  const { start, calendars } = facts;
  const criticalDay = agreedDay(calendars.previousMsp, start, facts.criticalOn);
  const deadlineDay = agreedDay(calendars.previousMsp, start, facts.deadlineOn);
  const chase = { ...policy, steps: policy.steps.filter(isOfChase) };
  const days = stretchedDays(chase, { criticalDay, deadlineDay });
  const dayOf = (is: (step: PolicyStep) => boolean | undefined): number | null => {
    const index = chase.steps.findIndex((step) => is(step));
    return index < 0 ? null : (days[index] ?? null);
  };
  const endOf = (day: number | null) => (day === null ? null : endOfDay(calendars, start, day));
  const deadlineAt = endOf(dayOf((step) => step.deadline));
  const criticalDueAt = endOf(dayOf((step) => step.criticalDue)) ?? deadlineAt;

  const hour = policy.sendingHour;
  const placing = storyInOrder(calendars, hour);
  const planned = chase.steps.map((step, index): [PolicyStep, number, Mornings] => {
    const day = days[index] ?? step.workingDay;
    const dueIn = (office: Office): Date => {
      if (day === 0) return start;
      return step.deadline && deadlineAt
        ? afterDeadline(calendars, office, { deadlineAt, hour })
        : stepMorning(calendars, office, { from: start, days: day, hour });
    };
    return [step, day, placing(step.rungs, dueIn)];
  });
  return { steps: planned.flatMap((one) => rowsOf(...one)), criticalDueAt, deadlineAt };
}

/** What chases the signature instead of the answers is planned when the signature is asked for. */
function isOfChase(step: PolicyStep): boolean {
  return step.condition !== 'authority_unsigned';
}

function rowsOf(step: PolicyStep, day: number, { at, clientAt }: Mornings): PlannedStep[] {
  const row: PlannedStep = {
    key: step.key,
    kind: 'chase',
    workingDay: day,
    rungs: step.rungs,
    template: step.template,
    tone: step.tone,
    condition: step.condition,
    criticalDue: step.criticalDue ?? false,
    deadline: step.deadline ?? false,
    dueAt: at,
  };
  if (!clientAt) return [row];
  const none = { criticalDue: false, deadline: false };
  // What opens with the step opens in the first of the two mornings.
  const clientFirst = clientAt.getTime() < at.getTime();
  return [
    { ...row, rungs: rungsIn('previousMsp', step.rungs), ...(clientFirst ? none : {}) },
    {
      ...row,
      key: companionKey(step.key),
      rungs: rungsIn('client', step.rungs),
      dueAt: clientAt,
      ...(clientFirst ? {} : none),
    },
  ];
}

function agreedDay(
  calendar: OfficeCalendar,
  start: Date,
  date: LocalDate | null | undefined,
): number | undefined {
  if (!date) return undefined;
  const firstDay = workingDay(calendar, localDate(calendar, start), 0);
  if (date <= firstDay) {
    throw new Refusal(
      'date_too_soon',
      `${date} is not after the day on which the letter goes out (${firstDay}). Choose a later working day.`,
    );
  }
  refuseBeyondHorizon(firstDay, date);
  const next = workingDay(calendar, date, 0);
  if (next !== date) {
    throw new Refusal(
      'not_a_working_day',
      `${date} is not a working day where the previous MSP is. Choose ${next}, the next one.`,
    );
  }
  return workingDaysBetween(calendar, atHour(calendar, firstDay, 0), atHour(calendar, date, 0));
}
