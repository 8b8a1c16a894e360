import { DateTime } from 'luxon';
import type { TimelineFacts } from './facts';

/**
 * Puts instants on the line, evenly in time. It ends with the last thing that is known or planned, so
 * nothing lies outside of it; what is earlier than the start is drawn at the start.
 */
export function scaleOf(
  facts: TimelineFacts,
  line: { from: number; to: number },
): (at: Date) => number {
  const start = facts.from.getTime();
  const all = [
    ...facts.steps.map((step) => step.at),
    ...facts.promises.map((promise) => promise.until),
    ...facts.opens,
    ...facts.answers,
    facts.deadline ?? facts.from,
    facts.resets?.to ?? facts.from,
    facts.endedAt ?? facts.now,
  ].map((at) => at.getTime());
  const end = Math.max(start + 1, ...all);
  return (at) => {
    const share = Math.min(1, Math.max(0, (at.getTime() - start) / (end - start)));
    return Math.round((line.from + share * (line.to - line.from)) * 10) / 10;
  };
}

/** How many there are on each day of the zone, earliest first, with the first instant of the day. */
export function days(instants: readonly Date[], timeZone: string): [first: Date, count: number][] {
  const found = new Map<string, [Date, number]>();
  const inOrder = [...instants].sort((a, b) => a.getTime() - b.getTime());
  for (const at of inOrder) {
    const day = DateTime.fromJSDate(at, { zone: timeZone }).toISODate() ?? '';
    const known = found.get(day);
    if (known) known[1] += 1;
    else found.set(day, [at, 1]);
  }
  return [...found.values()];
}
