import {
  atHour,
  localDate,
  nextMorning,
  workingDay,
  workingDaysBetween,
  workingMorning,
  type OfficeCalendar,
} from '../calendar/calendar';
import { refuseBeyondHorizon } from '../calendar/horizon';
import type { LocalDate } from '../calendar/local-date';
import { PARTY_OF_RUNG } from '../contacts/contact';
import { Refusal } from '../problem';
import type { PlannedStep } from './planned-step';
import type { Policy, PolicyStep } from './policy';
import { stretchedDays } from './stretch';

export interface PlanFacts {
  /** The instant at which the letter goes out; see `startOfChase`. */
  start: Date;
  /** Agreed dates in the previous MSP's calendar, instead of the policy's own. */
  deadlineOn?: LocalDate | null | undefined;
  criticalOn?: LocalDate | null | undefined;
  calendars: { previousMsp: OfficeCalendar; client: OfficeCalendar };
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
 * sending hour of their working day in the recipient's calendar: the client's when a step goes to
 * nobody at the previous MSP, else the previous MSP's.
 *
 * The deadline is an instant, and the letter says its hour: items are due by the sending hour of
 * the deadline's working day, the deadline's message goes out then, and the recover tasks open.
 *
 * Throws a Refusal for an agreed date that is no working day, not after the start, or too near for
 * the steps before it.
 */
export function planSteps(policy: Policy, facts: PlanFacts): PlannedStep[] {
  const { start, calendars } = facts;
  const criticalDay = agreedDay(calendars.previousMsp, start, facts.criticalOn);
  const deadlineDay = agreedDay(calendars.previousMsp, start, facts.deadlineOn);
  const days = stretchedDays(policy, { criticalDay, deadlineDay });
  let notBefore = start;
  return policy.steps.map((step, index) => {
    const day = days[index] ?? step.workingDay;
    const calendar = isForClient(step) ? calendars.client : calendars.previousMsp;
    const morning = day === 0 ? start : workingMorning(calendar, start, day, policy.sendingHour);
    // Two calendars may disagree about a holiday, but the story is told in its order.
    const dueAt = morning.getTime() < notBefore.getTime() ? notBefore : morning;
    notBefore = dueAt;
    return {
      key: step.key,
      kind: 'chase',
      workingDay: day,
      rungs: step.rungs,
      template: step.template,
      tone: step.tone,
      condition: step.condition,
      criticalDue: step.criticalDue ?? false,
      deadline: step.deadline ?? false,
      dueAt,
    };
  });
}

/** The instants by which critical items and all items are due; null where the plan has no such step. */
export function dueDates(steps: readonly PlannedStep[]): {
  criticalDueAt: Date | null;
  deadlineAt: Date | null;
} {
  const deadlineAt = steps.find((step) => step.deadline)?.dueAt ?? null;
  return { criticalDueAt: steps.find((step) => step.criticalDue)?.dueAt ?? deadlineAt, deadlineAt };
}

function isForClient(step: PolicyStep): boolean {
  return step.rungs.every((rung) => PARTY_OF_RUNG[rung] !== 'previous_msp');
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
