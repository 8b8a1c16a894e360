import { DateTime } from 'luxon';
import { zoneOf } from '../../domain/calendar/zone';
import type { Language } from '../view';
import { ELISIONS } from './elision';
import { placeOf } from './places';

/** The order and punctuation of letters.md, "Language"; months in words where that is usual. */
const DAY: Readonly<Record<Language, string>> = {
  'en-GB': 'd MMMM yyyy',
  'en-US': 'MMMM d, yyyy',
  de: 'dd.MM.yyyy',
  fr: 'd MMMM yyyy',
  es: "d 'de' MMMM 'de' yyyy",
};
const WEEKDAY: Readonly<Record<Language, string>> = {
  'en-GB': 'cccc d MMMM yyyy',
  'en-US': 'cccc, MMMM d, yyyy',
  de: "cccc, 'den' dd.MM.yyyy",
  fr: 'cccc d MMMM yyyy',
  es: "cccc, d 'de' MMMM 'de' yyyy",
};
const TIME: Readonly<Record<Language, string>> = {
  'en-GB': 'HH:mm',
  'en-US': 'h:mm a',
  de: "HH:mm 'Uhr'",
  fr: "H 'h' mm",
  es: 'H:mm',
};

function local(at: Date, timeZone: string, language: Language): DateTime {
  const there = DateTime.fromJSDate(at, { zone: zoneOf(timeZone) }).setLocale(language);
  if (!there.isValid) throw new RangeError(`Not a time in a known zone: ${timeZone}`);
  return there;
}

/** The day in that zone: `5 March 2026`. Throws RangeError for an unknown zone. */
export function day(at: Date, timeZone: string, language: Language): string {
  return firstOf(local(at, timeZone, language).toFormat(DAY[language]), language);
}

/** The first of a month is no plain number in French: `1er mars 2026`. */
function firstOf(text: string, language: Language): string {
  return language === 'fr' ? text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : text;
}

/** The day and its name: `Thursday 5 March 2026`. */
export function weekday(at: Date, timeZone: string, language: Language): string {
  return firstOf(local(at, timeZone, language).toFormat(WEEKDAY[language]), language);
}

/** The zone's own name at that instant (CLDR): `Central European Summer Time`. */
export function zoneName(at: Date, timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' });
  return parts.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Day, hour and zone, so that nobody has to guess: `Thursday 5 March 2026, 17:00, Central European Standard Time`. */
export function moment(at: Date, timeZone: string, language: Language): string {
  const time = local(at, timeZone, language).toFormat(TIME[language]);
  return `${weekday(at, timeZone, language)}, ${time}, ${zoneName(at, timeZone, language)}`;
}

type Ending = (day: string, place: string) => string;
const german: Ending = (day, place) => `${day}, 24 Uhr (Ortszeit ${place})`;

/** `de Berlin`, `d’Athènes`. */
function frenchOf(place: string): string {
  return `${ELISIONS.de(place)}${place}`;
}

/** Of the languages whose words leave the article to the date. */
const ARTICLE: Readonly<Partial<Record<Language, string>>> = { fr: 'le ', es: 'el ' };

/** The end of a day, after “by”, “bis”; the place is the zone's, so that midnight is nobody else's. */
const UNTIL: Readonly<Record<Language, Ending>> = {
  'en-GB': (day, place) => `the end of ${day} (${place} time)`,
  'en-US': (day, place) => `the end of ${day} (${place} time)`,
  de: german,
  fr: (day, place) => `la fin du ${day} (heure ${frenchOf(place)})`,
  es: (day, place) => `el final del ${day} (hora de ${place})`,
};
/** The same after “on”, “am”. */
const LAST_DAY: Readonly<Record<Language, Ending>> = {
  'en-GB': (day, place) => `${day}, end of day (${place} time)`,
  'en-US': (day, place) => `${day}, end of day (${place} time)`,
  de: german,
  fr: (day, place) => `le ${day}, en fin de journée (heure ${frenchOf(place)})`,
  es: (day, place) => `el ${day}, al final del día (hora de ${place})`,
};

/**
 * Until when something may come, after “by”: `the end of Thursday 5 March 2026 (Berlin time)`. An instant
 * within a day, as agreed before whole days were, keeps its hour.
 */
export function until(at: Date, timeZone: string, language: Language): string {
  return ending(UNTIL[language], at, { timeZone, language });
}

/** The last day of something, after “on”: `Thursday 5 March 2026, end of day (Berlin time)`. */
export function lastDay(at: Date, timeZone: string, language: Language): string {
  return ending(LAST_DAY[language], at, { timeZone, language });
}

function ending(
  words: Ending,
  at: Date,
  { timeZone, language }: { timeZone: string; language: Language },
): string {
  const there = local(at, timeZone, language);
  if (+there !== +there.endOf('day')) {
    return `${ARTICLE[language] ?? ''}${moment(at, timeZone, language)}`;
  }
  return words(weekday(at, timeZone, language), placeOf(timeZone, language));
}

/** Day and hour for tables whose zone is named once: `5 March 2026, 17:00`. */
export function dayAndTime(at: Date, timeZone: string, language: Language): string {
  return `${day(at, timeZone, language)}, ${local(at, timeZone, language).toFormat(TIME[language])}`;
}

export function isSameDay(a: Date, b: Date, timeZone: string): boolean {
  return local(a, timeZone, 'en-GB').hasSame(local(b, timeZone, 'en-GB'), 'day');
}
