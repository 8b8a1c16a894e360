/** A day of somebody's calendar, yyyy-mm-dd, without a time zone (ISO 8601). */
export type LocalDate = string;

const DAY = 86_400_000;

/** Whether the text is a day that exists, so neither 2027-02-29 nor 2027-2-3. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that many days later, or earlier when negative; days of the calendar, not of 24 hours. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return textOf(dayNumber(date) + days);
}

/** Days from one day to another of the calendar; negative when the second is earlier. */
export function daysApart(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
export function dayOfWeek(date: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Days since 1970-01-01: calendars count day by day, some thousand times for one letter's dates. */
function dayNumber(date: LocalDate): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  return Date.UTC(year ?? NaN, (month ?? NaN) - 1, day) / DAY;
}

const texts = new Map<number, LocalDate>();
/** The days of more than a century. */
const MOST_TEXTS = 50_000;

function textOf(number: number): LocalDate {
  const known = texts.get(number);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = new Date(number * DAY).toISOString().slice(0, 10);
  texts.set(number, text);
  return text;
}
