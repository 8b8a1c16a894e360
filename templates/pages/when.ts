import { DateTime } from 'luxon';
import { placeOf } from '../language/places';

/** Who reads, as far as dates are concerned: the instant of reading, and an IANA zone. */
export interface Reader {
  at: Date;
  zone: string;
  /** BCP 47; British English when left out. */
  language?: string;
}

const BRITISH = 'en-GB';

function local(at: Date, { zone, language = BRITISH }: Omit<Reader, 'at'>): DateTime {
  return DateTime.fromJSDate(at, { zone }).setLocale(language);
}

/** Days of the reader's calendar from today: 1 is tomorrow, -1 yesterday. */
function daysAway(at: DateTime, reader: Reader): number {
  const today = local(reader.at, reader).startOf('day');
  return Math.round(at.startOf('day').diff(today, 'days').days);
}

/** When the reader's calendar turns, and `today` is called `yesterday`. */
export function nextMidnight({ at, zone }: Reader): Date {
  return local(at, { zone }).plus({ days: 1 }).startOf('day').toJSDate();
}

/** `yesterday`, `today`, `tomorrow` (CLDR); undefined for any other day. */
function nearDay(away: number, language: string): string | undefined {
  if (Math.abs(away) > 1) return undefined;
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(away, 'day');
}

/** So many days away, a date without its year is still taken for the right one. */
const UNMISTAKEN = 180;

/** The day as a person says it, in the reader's zone: `tomorrow`, `Fri 20 Nov`, `Thu 1 Jul 2027`. */
export function dayInWords(at: Date, reader: Reader): string {
  const there = local(at, reader);
  const away = daysAway(there, reader);
  const { language = BRITISH } = reader;
  const near = nearDay(away, language);
  if (near !== undefined) return near;
  const isClose = Math.abs(away) < UNMISTAKEN;
  if (language === BRITISH) return there.toFormat(isClose ? 'ccc d LLL' : 'ccc d LLL yyyy');
  const named = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return there.toLocaleString(isClose ? named : { ...named, year: 'numeric' });
}

function hourInWords(there: DateTime, { language = BRITISH }: Reader): string {
  if (language === BRITISH) return there.toFormat('HH:mm');
  return there.toLocaleString({ hour: 'numeric', minute: '2-digit' });
}

/** Day and hour in the reader's zone: `tomorrow 08:00`, `Wed 25 Nov 08:00`. */
export function momentInWords(at: Date, reader: Reader): string {
  return `${dayInWords(at, reader)} ${hourInWords(local(at, reader), reader)}`;
}

/** With its hour while the hour still says something: `today 08:05`, `yesterday 17:30`, `Thu 19 Nov`. */
export function recentInWords(at: Date, reader: Reader): string {
  const near = Math.abs(daysAway(local(at, reader), reader)) <= 1;
  return near ? momentInWords(at, reader) : dayInWords(at, reader);
}

/** Nothing left to guess, for hovering and screen readers: `Friday 20 November 2026, 08:00:00 (Europe/Berlin, UTC+1)`. */
export function exactInstant(at: Date, reader: Omit<Reader, 'at'>): string {
  const there = local(at, reader);
  const { zone, language = BRITISH } = reader;
  const words =
    language === BRITISH
      ? there.toFormat('cccc d LLLL yyyy, HH:mm:ss')
      : there.toLocaleString({ dateStyle: 'full', timeStyle: 'medium' });
  return `${words} (${zone}, ${there.toFormat("'UTC'Z")})`;
}

/** The place that a zone is named after, in that language: `Berlin`, `New York`, `UTC`. */
export function cityOf(zone: string, language = BRITISH): string {
  return placeOf(zone, language);
}
