import Holidays, { type HolidaysTypes } from 'date-holidays';
import { addDays, type LocalDate } from './local-date';

// Kept for the life of the process: a year of a region is a few hundred bytes, and costs milliseconds to make.
const years = new Map<string, ReadonlySet<LocalDate>>();
const tables = new Map<string, Holidays>();

function tableOf(country: string, region: string | null): Holidays {
  const key = `${country}/${region ?? ''}`;
  const known = tables.get(key);
  if (known) return known;
  const [state, ...parts] = region === null ? [] : region.split('-');
  const options: HolidaysTypes.Options = { types: ['public'] };
  let table: Holidays;
  if (state === undefined) table = new Holidays(country, options);
  else if (parts.length === 0) table = new Holidays(country, state, options);
  else table = new Holidays(country, state, parts.join('-'), options);
  tables.set(key, table);
  return table;
}

/** A day counts when the holiday covers its noon: an evening before it, or a free afternoon, does not. */
function daysOf(holiday: { date: string; start: Date; end: Date }): LocalDate[] {
  const first = holiday.date.slice(0, 10);
  const startHour = Number(holiday.date.slice(11, 13));
  const endHour = startHour + (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000;
  const days: LocalDate[] = [];
  for (let day = 0; day * 24 + 12 < endHour; day++) {
    if (day * 24 + 12 >= startHour) days.push(addDays(first, day));
  }
  return days;
}

function holidaysOfYear(
  country: string,
  region: string | null,
  year: number,
): ReadonlySet<LocalDate> {
  const key = `${country}/${region ?? ''}/${String(year)}`;
  const known = years.get(key);
  if (known) return known;
  const days = new Set(tableOf(country, region).getHolidays(year).flatMap(daysOf));
  years.set(key, days);
  return days;
}

/**
 * Whether a day is a public holiday of the whole country or of this region of it, substitute days
 * included, after the tables of date-holidays. Codes as `listCountries` and `listRegions` give them.
 */
export function isPublicHoliday(country: string, region: string | null, date: LocalDate): boolean {
  const year = Number(date.slice(0, 4));
  if (holidaysOfYear(country, region, year).has(date)) return true;
  // New Year's substitute may lie in December, and a long feast may reach into January.
  if (date.slice(5, 7) === '12') return holidaysOfYear(country, region, year + 1).has(date);
  if (date.slice(5, 7) === '01') return holidaysOfYear(country, region, year - 1).has(date);
  return false;
}
