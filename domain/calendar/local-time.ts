import { DateTime } from 'luxon';
import type { LocalDate } from './local-date';
import { remembered } from './remembered';
import { zoneOf } from './zone';

const days = remembered<LocalDate>();
const ends = remembered<number>();

/** Apart from the holidays, whose tables cost more memory than a process that only needs the day should pay. */
export interface InZone {
  /** IANA. */
  readonly timeZone: string;
}

/** The day that it is at this instant in the calendar's time zone. */
export function localDate(calendar: InZone, at: Date): LocalDate {
  return days(`${calendar.timeZone} ${at.getTime()}`, () => inZone(calendar, at).toISODate() ?? '');
}

/** The last millisecond of that local day: until then an answer is in time. */
export function endOfWorkingDay({ timeZone }: InZone, date: LocalDate): Date {
  const ms = ends(`${timeZone} ${date}`, () =>
    DateTime.fromISO(date, { zone: zoneOf(timeZone) })
      .endOf('day')
      .toMillis(),
  );
  return new Date(ms);
}

/** Day and minute there, as a form's field writes them: `2027-03-19T09:30`. */
export function localMinute(calendar: InZone, at: Date): string {
  return inZone(calendar, at).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** The instant of a local day and minute (`2027-03-19T09:30`), or null when it is none. */
export function instantAt(calendar: InZone, minute: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(minute)) return null;
  const there = DateTime.fromISO(minute, { zone: zoneOf(calendar.timeZone) });
  return there.isValid ? there.toJSDate() : null;
}

/** The instant in the calendar's time zone. */
export function inZone(calendar: InZone, at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: zoneOf(calendar.timeZone) });
}
