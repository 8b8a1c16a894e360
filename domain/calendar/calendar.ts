import { DateTime } from 'luxon';
import { Refusal } from '../problem';
import { isCountry, regionCode } from './countries';
import { addDays, dayOfWeek, daysApart, isLocalDate, type LocalDate } from './local-date';
import { inZone, localDate } from './local-time';
import { isPublicHoliday } from './public-holidays';
import { remembered } from './remembered';
import { weekendOf } from './weekend';
import { zoneOf } from './zone';
import { isTimeZone } from './zones';

const instants = remembered<number>();

export { endOfWorkingDay, localDate } from './local-time';

export interface OfficeFacts {
  country: string;
  region?: string | null | undefined;
  timeZone: string;
  /** Days on which this office alone is closed, yyyy-mm-dd. */
  closingDays?: readonly LocalDate[] | undefined;
}

/** When the people of one office work: weekends, public holidays, own closing days, time zone. */
export interface OfficeCalendar {
  readonly country: string;
  readonly region: string | null;
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly closingDays: ReadonlySet<LocalDate>;
}

/** Longer than any summer break; a calendar closed for longer has a mistake in it. */
const MOST_DAYS_IN_A_ROW = 400;
/** Ten years; dates that people type are refused long before (horizon.ts). */
const MOST_DAYS_COUNTED = 3_700;
const OFFICE_OPENS = 9;
const OFFICE_CLOSES = 17;

/** Throws a Refusal that says what to write instead, for an unknown country, region, zone or day. */
export function officeCalendar(facts: OfficeFacts): OfficeCalendar {
  const { country, timeZone } = facts;
  if (!isCountry(country)) {
    throw new Refusal(
      'unknown_country',
      `We have no holiday calendar for the country “${country}”. Write its two-letter ISO code in capitals, such as GB, DE or US.`,
    );
  }
  const region = facts.region ? regionCode(country, facts.region) : null;
  if (facts.region && region === null) {
    throw new Refusal(
      'unknown_region',
      `${country} has no region “${facts.region}” in our holiday calendar. Write its short ISO code, such as BY for Bavaria or SCT for Scotland, or leave it out.`,
    );
  }
  if (!isTimeZone(timeZone)) {
    throw new Refusal(
      'unknown_time_zone',
      `“${timeZone}” is not a time zone. Write it as continent and city, such as Europe/London or America/New_York.`,
    );
  }
  const closingDays = facts.closingDays ?? [];
  const wrong = closingDays.find((day) => !isLocalDate(day));
  if (wrong !== undefined) {
    throw new Refusal(
      'wrong_closing_day',
      `The closing day “${wrong}” is not a date. Write it as year-month-day, such as 2027-08-02.`,
    );
  }
  return {
    country,
    region,
    timeZone,
    weekend: weekendOf(country),
    closingDays: new Set(closingDays),
  };
}

/** Neither weekend, nor public holiday of the country or region, nor the office's own closing day. */
export function isWorkingDay(calendar: OfficeCalendar, date: LocalDate): boolean {
  return (
    !calendar.weekend.includes(dayOfWeek(date)) &&
    !calendar.closingDays.has(date) &&
    !isPublicHoliday(calendar.country, calendar.region, date)
  );
}

/**
 * That many working days after day 0, which is `date` itself when it is a working day, else the
 * next one. Throws a Refusal when the office never opens again.
 */
export function workingDay(
  calendar: OfficeCalendar,
  date: LocalDate,
  workingDays: number,
): LocalDate {
  let day = onOrAfter(calendar, date);
  for (let left = workingDays; left > 0; left--) day = onOrAfter(calendar, addDays(day, 1));
  return day;
}

/**
 * The morning of the n-th working day after day 0, at exactly this local hour (0 to 23) on both
 * sides of a change of the clocks. Day 0 is the local day of `from`, or the next working day.
 * Day 0's own morning may lie before `from`.
 */
export function workingMorning(
  calendar: OfficeCalendar,
  from: Date,
  workingDays: number,
  hour: number,
): Date {
  return atHour(calendar, workingDay(calendar, localDate(calendar, from), workingDays), hour);
}

/** The first morning of a working day, at this local hour, that is later than `from`. */
export function nextMorning(calendar: OfficeCalendar, from: Date, hour: number): Date {
  const today = workingMorning(calendar, from, 0, hour);
  return today.getTime() > from.getTime() ? today : workingMorning(calendar, from, 1, hour);
}

/** The local hour (0 to 23) of a day; an hour that the clocks jump over becomes the one after it. */
export function atHour(
  calendar: Pick<OfficeCalendar, 'timeZone'>,
  date: LocalDate,
  hour: number,
): Date {
  const { timeZone } = calendar;
  const ms = instants(`${timeZone} ${date} ${hour}`, () =>
    DateTime.fromISO(date, { zone: zoneOf(timeZone) })
      .set({ hour })
      .toMillis(),
  );
  return new Date(ms);
}

/**
 * Working days after the local day of `from`, up to and including that of `to`: 0 on the same day,
 * negative when `to` is earlier. Throws RangeError over more than ten years.
 */
export function workingDaysBetween(calendar: OfficeCalendar, from: Date, to: Date): number {
  if (to.getTime() < from.getTime()) {
    const back = workingDaysBetween(calendar, to, from);
    return back === 0 ? 0 : -back;
  }
  const first = localDate(calendar, from);
  const days = daysApart(first, localDate(calendar, to));
  if (days > MOST_DAYS_COUNTED) throw new RangeError('too many days to count one by one');
  let count = 0;
  for (let ahead = 1; ahead <= days; ahead++) {
    if (isWorkingDay(calendar, addDays(first, ahead))) count++;
  }
  return count;
}

/** Between nine and five, local time, of a working day. */
export function isOfficeHours(calendar: OfficeCalendar, at: Date): boolean {
  const local = inZone(calendar, at);
  return (
    local.hour >= OFFICE_OPENS &&
    local.hour < OFFICE_CLOSES &&
    isWorkingDay(calendar, local.toFormat('yyyy-MM-dd'))
  );
}

function onOrAfter(calendar: OfficeCalendar, date: LocalDate): LocalDate {
  let day = date;
  for (let looked = 0; looked < MOST_DAYS_IN_A_ROW; looked++) {
    if (isWorkingDay(calendar, day)) return day;
    day = addDays(day, 1);
  }
  throw new Refusal(
    'never_open',
    `This office is closed for more than a year after ${date}. Take some of its closing days away.`,
  );
}
