import {
  atHour,
  endOfWorkingDay,
  localDate,
  nextMorning,
  workingDay,
  workingDaysBetween,
  workingMorning,
} from '../calendar/calendar';
import { daysApart, type LocalDate } from '../calendar/local-date';
import { Refusal } from '../problem';
import { inStoryOrder, storyInOrder } from './keep-order';
import { afterDeadline, endOfDay, morningsOf, type Mornings } from './mornings';
import type { DatedStep, MovedPlan, MovedStep } from './planned-step';
import { mainKey, type Office, type Offices } from './whose-step';

/** Further off than any sensible extension; a typing mistake in the year. */
const MOST_WORKING_DAYS = 260;
/** The same in days of the calendar, generously: nothing beyond is worth counting. */
const MOST_DAYS = 500;

export interface MoveContext {
  /** A step moves in the calendar of whom it goes to; an agreed day in the previous MSP's. */
  calendars: Offices;
  /** The policy's sending hour, local. */
  hour: number;
  at: Date;
  /** The agreed ends of days, as they stand. */
  deadlineAt: Date | null;
  criticalDueAt: Date | null;
}

/**
 * What an extension moves, and where to: the steps of the chase (pass only these) that are not over, all by the same number of
 * working days, or more where a break of one office would turn their order; those that were taken stand. Throws a Refusal that reaches the person.
 */
export function extendPlan(
  steps: readonly DatedStep[],
  change: { byWorkingDays: number } | { newDeadline: LocalDate },
  context: MoveContext,
): MovedPlan {
  const deadline = steps.find((step) => step.deadline);
  if (!deadline || deadline.over || !context.deadlineAt) {
    throw new Refusal(
      'deadline_passed',
      'The deadline has passed and its tasks are open, so it cannot be extended any more. A late answer still settles its item.',
    );
  }
  const days =
    'byWorkingDays' in change
      ? change.byWorkingDays
      : daysUntil(context.deadlineAt, change.newDeadline, context);
  if (!Number.isInteger(days) || days < 1) {
    throw new Refusal(
      'not_an_extension',
      'The new deadline is not after the present one. Choose a later working day.',
    );
  }
  if (days > MOST_WORKING_DAYS) {
    throw tooLong();
  }
  return moved(steps, days, context);
}

/**
 * Where the steps go after a pause: each by the working days that the pause took. A step that was
 * already due is taken at the next working morning, and never in the night of the resuming.
 */
export function shiftAfterPause(
  steps: readonly DatedStep[],
  pausedAt: Date,
  context: MoveContext,
): MovedPlan {
  const { calendars, at, hour } = context;
  const days = Math.max(0, workingDaysBetween(calendars.previousMsp, pausedAt, at));
  const plan = moved(steps, days, context);
  const rungs = new Map(steps.map((step) => [step.key, step.rungs]));
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      step.dueAt.getTime() < at.getTime()
        ? put(
            step,
            morningsOf(rungs.get(step.key) ?? [], (office) =>
              nextMorning(calendars[office], at, hour),
            ),
          )
        : step,
    ),
  };
}

function moved(steps: readonly DatedStep[], days: number, context: MoveContext): MovedPlan {
  const ends = movedEnds(steps, days, context);
  const deadlineKey = keyOfDeadline(steps);
  const { calendars, hour } = context;
  const placing = storyInOrder(calendars, hour);
  return {
    ...ends,
    steps: inStoryOrder(steps.filter((step) => !step.over)).map((step) => {
      const still = { key: step.key, workingDay: step.workingDay + days, dueAt: step.dueAt };
      if (days === 0) return still;
      const dueIn = (office: Office): Date =>
        mainKey(step.key) === deadlineKey && ends.deadlineAt
          ? afterDeadline(calendars, office, { hour, deadlineAt: ends.deadlineAt })
          : workingMorning(calendars[office], step.dueAt, days, hour);
      return put(still, placing(step.rungs, dueIn));
    }),
  };
}

function keyOfDeadline(steps: readonly DatedStep[]): string | null {
  const step = steps.find((one) => one.deadline);
  return step ? mainKey(step.key) : null;
}

/** The agreed days move with their steps; one whose step was taken stands. */
function movedEnds(
  steps: readonly DatedStep[],
  days: number,
  { calendars, deadlineAt, criticalDueAt }: MoveContext,
): Pick<MovedPlan, 'deadlineAt' | 'criticalDueAt'> {
  if (days === 0) return { deadlineAt, criticalDueAt };
  const over = (is: (step: DatedStep) => boolean) => steps.find((step) => is(step))?.over ?? true;
  const later = (end: Date | null) => (end === null ? null : endOfDay(calendars, end, days));
  const newDeadline = over((step) => step.deadline) ? deadlineAt : later(deadlineAt);
  // Without a day of their own, critical items are due with the others.
  const critical = steps.find((step) => step.criticalDue);
  if (!critical) return { deadlineAt: newDeadline, criticalDueAt: newDeadline };
  return {
    deadlineAt: newDeadline,
    criticalDueAt: critical.over ? criticalDueAt : later(criticalDueAt),
  };
}

function put(step: Pick<MovedStep, 'key' | 'workingDay'>, { at, clientAt }: Mornings): MovedStep {
  const { key, workingDay: day } = step;
  return { key, workingDay: day, dueAt: at, ...(clientAt ? { clientAt } : {}) };
}

function daysUntil(from: Date, date: LocalDate, { calendars }: MoveContext): number {
  const calendar = calendars.previousMsp;
  if (daysApart(localDate(calendar, from), date) > MOST_DAYS) throw tooLong();
  const next = workingDay(calendar, date, 0);
  if (next !== date) {
    throw new Refusal(
      'not_a_working_day',
      `${date} is not a working day where the previous MSP is. Choose ${next}, the next one.`,
    );
  }
  // Their office may have closed on the agreed day since: then the next one on which it is open is day 0.
  const start = atHour(calendar, workingDay(calendar, localDate(calendar, from), 0), 0);
  return workingDaysBetween(calendar, start, endOfWorkingDay(calendar, date));
}

function tooLong(): Refusal {
  return new Refusal(
    'extension_too_long',
    'The new deadline is more than a year away. Check the date, or cancel this handover and start it again later.',
  );
}
