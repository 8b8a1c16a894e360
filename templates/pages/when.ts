import { DateTime } from 'luxon';

/** Who reads, as far as dates are concerned: the instant of reading, and an IANA zone. */
export interface Reader {
  at: Date;
  zone: string;
}

function local(at: Date, zone: string): DateTime {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB');
}

/** Days of the reader's calendar from today: 1 is tomorrow, -1 yesterday. */
function daysAway(at: DateTime, reader: Reader): number {
  const today = local(reader.at, reader.zone).startOf('day');
  return Math.round(at.startOf('day').diff(today, 'days').days);
}

const NEAR: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

/** So many days away, a date without its year is still taken for the right one. */
const UNMISTAKEN = 180;

/** The day as a person says it, in the reader's zone: `tomorrow`, `Fri 20 Nov`, `Thu 1 Jul 2027`. */
export function dayInWords(at: Date, reader: Reader): string {
  const there = local(at, reader.zone);
  const away = daysAway(there, reader);
  const near = NEAR[away];
  if (near !== undefined) return near;
  return there.toFormat(Math.abs(away) < UNMISTAKEN ? 'ccc d LLL' : 'ccc d LLL yyyy');
}

/** Day and hour in the reader's zone: `tomorrow 08:00`, `Wed 25 Nov 08:00`. */
export function momentInWords(at: Date, reader: Reader): string {
  return `${dayInWords(at, reader)} ${local(at, reader.zone).toFormat('HH:mm')}`;
}

/** With its hour while the hour still says something: `today 08:05`, `yesterday 17:30`, `Thu 19 Nov`. */
export function recentInWords(at: Date, reader: Reader): string {
  const near = Math.abs(daysAway(local(at, reader.zone), reader)) <= 1;
  return near ? momentInWords(at, reader) : dayInWords(at, reader);
}

/** Nothing left to guess, for hovering and screen readers: `Friday 20 November 2026, 08:00:00 (Europe/Berlin, UTC+1)`. */
export function exactInstant(at: Date, zone: string): string {
  const there = local(at, zone);
  return `${there.toFormat('cccc d LLLL yyyy, HH:mm:ss')} (${zone}, ${there.toFormat("'UTC'Z")})`;
}

/** The place that a zone is named after: `Berlin`, `New York`, `UTC`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
