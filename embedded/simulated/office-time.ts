import {
  atHour,
  isWorkingDay,
  localDate,
  workingDay,
  type OfficeCalendar,
} from '../../domain/calendar/calendar';

const OPENS = 9;
const CLOSES = 17;
const HOUR_MS = 3_600_000;

/** That many hours of work after an instant: nights, weekends, holidays and closing days do not count. */
export function officeHoursLater(office: OfficeCalendar, from: Date, hours: number): Date {
  let day = localDate(office, from);
  let at = from.getTime();
  let left = hours * HOUR_MS;
  if (!isWorkingDay(office, day)) day = workingDay(office, day, 0);
  for (;;) {
    const begins = Math.max(at, atHour(office, day, OPENS).getTime());
    const room = atHour(office, day, CLOSES).getTime() - begins;
    if (room > 0 && left < room) return new Date(begins + left);
    left -= Math.max(0, room);
    day = workingDay(office, day, 1);
    at = 0;
  }
}
