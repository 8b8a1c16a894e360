import { isWorkingDay, localDate, workingDaysBetween, workingMorning } from '../calendar/calendar';
import type { PlanInput, PlannedItem } from './plan-facts';

/** Local hour (0 to 23) of our office at which what has become urgent overnight is opened. */
const MORNING = 8;

type Dates = Pick<PlanInput, 'stage' | 'calendar'>;

/** Working days of ours that are left until the item is due, less those that getting it back takes; null: not dated. */
function daysToSpare(item: PlannedItem, { stage, calendar }: Dates): number | null {
  const { at, criticalDueAt, deadlineAt } = stage;
  const dueAt = item.criticality === 'critical' ? (criticalDueAt ?? deadlineAt) : deadlineAt;
  if (dueAt === null) return null;
  return Math.max(0, workingDaysBetween(calendar, at, dueAt)) - item.recoveryWorkingDays;
}

/** Plan B: getting it back takes longer than the days that are left until it is due. */
export function isTimeShort(item: PlannedItem, dates: Dates): boolean {
  return (daysToSpare(item, dates) ?? 0) < 0;
}

/** The working morning of ours on which time becomes short, if nothing else happens; null when it is, or never will be. */
export function timeShortAt(item: PlannedItem, dates: Dates): Date | null {
  const spare = daysToSpare(item, dates);
  if (spare === null || spare < 0 || item.recoveryWorkingDays === 0) return null;
  const { calendar, stage } = dates;
  // On a day off the next working day is day 0 already, and one day fewer is left on it.
  const today = isWorkingDay(calendar, localDate(calendar, stage.at)) ? 1 : 0;
  return workingMorning(calendar, stage.at, spare + today, MORNING);
}
