import {
  atHour,
  localDate,
  nextMorning,
  workingDay,
  workingDaysBetween,
  workingMorning,
  type OfficeCalendar,
} from '../calendar/calendar';
import { daysApart, type LocalDate } from '../calendar/local-date';
import { Refusal } from '../problem';
import type { DatedStep, MovedStep } from './planned-step';

/** Further off than any sensible extension; a typing mistake in the year. */
const MOST_WORKING_DAYS = 260;
/** The same in days of the calendar, generously: nothing beyond is worth counting. */
const MOST_DAYS = 500;

export interface MoveContext {
  /** The previous MSP's calendar. */
  calendar: OfficeCalendar;
  /** The policy's sending hour, local. */
  hour: number;
  at: Date;
}

/**
 * What an extension moves, and where to: the steps of the chase (pass only these) that are not over, all by the same number of
 * working days; those that were taken stand. Throws a Refusal that reaches the person.
 */
export function extendPlan(
  steps: readonly DatedStep[],
  change: { byWorkingDays: number } | { newDeadline: LocalDate },
  context: MoveContext,
): MovedStep[] {
  const deadline = steps.find((step) => step.deadline);
  if (!deadline || deadline.over) {
    throw new Refusal(
      'deadline_passed',
      'The deadline has passed and its tasks are open, so it cannot be extended any more. A late answer still settles its item.',
    );
  }
  const days =
    'byWorkingDays' in change
      ? change.byWorkingDays
      : daysUntil(deadline.dueAt, change.newDeadline, context.calendar);
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
): MovedStep[] {
  const days = Math.max(0, workingDaysBetween(context.calendar, pausedAt, context.at));
  return moved(steps, days, context).map((step) =>
    step.dueAt.getTime() < context.at.getTime()
      ? { ...step, dueAt: nextMorning(context.calendar, context.at, context.hour) }
      : step,
  );
}

function moved(
  steps: readonly DatedStep[],
  days: number,
  { calendar, hour }: MoveContext,
): MovedStep[] {
  return steps
    .filter((step) => !step.over)
    .map((step) => ({
      key: step.key,
      workingDay: step.workingDay + days,
      dueAt: days === 0 ? step.dueAt : workingMorning(calendar, step.dueAt, days, hour),
    }));
}

function daysUntil(from: Date, date: LocalDate, calendar: OfficeCalendar): number {
  if (daysApart(localDate(calendar, from), date) > MOST_DAYS) throw tooLong();
  const next = workingDay(calendar, date, 0);
  if (next !== date) {
    throw new Refusal(
      'not_a_working_day',
      `${date} is not a working day where the previous MSP is. Choose ${next}, the next one.`,
    );
  }
  return workingDaysBetween(calendar, from, atHour(calendar, date, 12));
}

function tooLong(): Refusal {
  return new Refusal(
    'extension_too_long',
    'The new deadline is more than a year away. Check the date, or cancel this handover and start it again later.',
  );
}
