import { addDays, daysApart, isLocalDate, type LocalDate } from './local-date';

/** A break of an office, both days included. */
export interface ClosedSpan {
  from: LocalDate;
  to: LocalDate;
}

/** Days on which one office alone is closed: single ones, and breaks from a day to a day. */
export type Closed = LocalDate | ClosedSpan;

/** Longer than any break; more is a mistake in a year. */
export const MOST_CLOSED = 400;

/** Every day of it, in order, once. Spans must run forwards. */
export function closedDays(closed: readonly Closed[]): LocalDate[] {
  const days = closed.flatMap((entry) => (typeof entry === 'string' ? [entry] : daysOf(entry)));
  return [...new Set(days)].sort();
}

function daysOf({ from, to }: ClosedSpan): LocalDate[] {
  const count = Math.min(daysApart(from, to), MOST_CLOSED) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, day) => addDays(from, day));
}

const SPAN = /^(\S+)\s+(?:to|until|–|-)\s+(\S+)$/;

/** What a person typed: `2027-08-02 to 2027-08-20, 2027-12-24`. Whatever is no day stays as it is, for the check. */
export function readClosed(text: string): Closed[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, from, to] = SPAN.exec(part) ?? [];
      return from === undefined || to === undefined ? part : { from, to };
    });
}

/** Days in a row put together to breaks, in order. */
export function closedSpans(days: readonly LocalDate[]): ClosedSpan[] {
  const spans: ClosedSpan[] = [];
  for (const day of [...new Set(days)].filter(isLocalDate).sort()) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** Days as a person would type them, days in a row as one break. */
export function writeClosed(days: readonly LocalDate[]): string {
  return closedSpans(days)
    .map(({ from, to }) => (from === to ? from : `${from} to ${to}`))
    .join(', ');
}
