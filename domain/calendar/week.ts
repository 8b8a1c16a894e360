import { atHour, workingDay, type OfficeCalendar } from './calendar';
import { addDays, dayOfWeek, type LocalDate } from './local-date';
import { localDate } from './local-time';

/** The Monday of the week (ISO 8601) in which this instant lies, by the calendar's clock. */
export function mondayOf(calendar: OfficeCalendar, at: Date): LocalDate {
  const today = localDate(calendar, at);
  return addDays(today, 1 - dayOfWeek(today));
}

/** The first working morning of a week: Monday's, or that of the day after its holidays, at this local hour. */
export function firstMorning(calendar: OfficeCalendar, monday: LocalDate, hour: number): Date {
  return atHour(calendar, workingDay(calendar, monday, 0), hour);
}
