import { workingDaysBetween, workingMorning, type OfficeCalendar } from '../calendar/calendar';

export interface Reminder {
  key: string;
  dueAt: Date;
}

/**
 * What follows a reminder that leaves at `at`, later than planned (a part was down, a person had paused), keeps as many
 * working days from it as it had: reminders that fell due meanwhile never leave in a row. Those that move, and where to.
 */
export function keepDistance(
  taken: Reminder,
  later: readonly Reminder[],
  { calendar, hour, at }: { calendar: OfficeCalendar; hour: number; at: Date },
): Reminder[] {
  return later.flatMap(({ key, dueAt }) => {
    const days = Math.max(1, workingDaysBetween(calendar, taken.dueAt, dueAt));
    const soonest = workingMorning(calendar, at, days, hour);
    return dueAt.getTime() < soonest.getTime() ? [{ key, dueAt: soonest }] : [];
  });
}
