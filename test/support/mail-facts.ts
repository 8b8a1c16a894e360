import { DateTime } from 'luxon';
import type { ReadMail } from '../../embedded/simulated/mail-reader';

/** When a mail was written, on the clock of a wall there: `2029-03-05 10:00`. */
export function wallTime(mail: Pick<ReadMail, 'date'>, zone: string): string {
  return DateTime.fromISO(mail.date ?? '', { zone }).toFormat('yyyy-MM-dd HH:mm');
}

/** The tokens of all links in a mail's text. */
export function tokensIn({ text }: Pick<ReadMail, 'text'>): string[] {
  return [...text.matchAll(/\/[ra]\/([\w-]{43})(?![\w-])/g)].map((match) => match[1] ?? '');
}

/** Which of these names a mail's text has, whatever its line breaks. */
export function namedIn({ text }: Pick<ReadMail, 'text'>, names: readonly string[]): string[] {
  const flat = text.replace(/\s+/g, ' ');
  return names.filter((name) => flat.includes(name));
}
