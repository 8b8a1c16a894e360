import { DateTime } from 'luxon';
import type { LocalDate } from './local-date';

/** Apart from the holidays, whose tables cost more memory than a process that only needs the day should pay. */
export interface InZone {
  /** IANA. */
  readonly timeZone: string;
}

/** The day that it is at this instant in the calendar's time zone. */
export function localDate(calendar: InZone, at: Date): LocalDate {
  return inZone(calendar, at).toFormat('yyyy-MM-dd');
}

/** The last millisecond of that local day: until then an answer is in time. */
export function endOfWorkingDay(calendar: InZone, date: LocalDate): Date {
  return DateTime.fromISO(date, { zone: calendar.timeZone }).endOf('day').toJSDate();
}

/** The instant in the calendar's time zone. */
export function inZone(calendar: InZone, at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: calendar.timeZone });
}
