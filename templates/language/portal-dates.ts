import { day, dayAndTime, moment } from './dates';
import { LANGUAGES, type Language } from '../view';

/** Days that are kept on a page, as letters have them; in languages without letters, as CLDR has them. */

/** `5 March 2026`. Throws RangeError for an unknown zone, like all here. */
export function fullDay(at: Date, timeZone: string, lang: string): string {
  if (hasLetters(lang)) return day(at, timeZone, lang);
  return new Intl.DateTimeFormat(lang, { timeZone, dateStyle: 'long' }).format(at);
}

/** `5 March 2026, 17:00`. */
export function fullDayAndTime(at: Date, timeZone: string, lang: string): string {
  if (hasLetters(lang)) return dayAndTime(at, timeZone, lang);
  const style = { dateStyle: 'long', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(lang, { timeZone, ...style }).format(at);
}

/** `Thursday 5 March 2026, 17:00, Central European Standard Time`. */
export function fullMoment(at: Date, timeZone: string, lang: string): string {
  if (hasLetters(lang)) return moment(at, timeZone, lang);
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const hour = { hour: 'numeric', minute: '2-digit', timeZoneName: 'long' } as const;
  return new Intl.DateTimeFormat(lang, { timeZone, ...parts, ...hour }).format(at);
}

function hasLetters(lang: string): lang is Language {
  return LANGUAGES.some((one) => one === lang);
}
