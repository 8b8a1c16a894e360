import { localDate, type OfficeCalendar } from '../calendar/calendar';

/** Contacts whose last message from us went out on the same local day as this instant. */
export function heardToday(
  lastMessages: ReadonlyMap<string, Date>,
  calendar: OfficeCalendar,
  at: Date,
): Set<string> {
  const today = localDate(calendar, at);
  return new Set(
    [...lastMessages]
      .filter(([, sentAt]) => localDate(calendar, sentAt) === today)
      .map(([id]) => id),
  );
}
