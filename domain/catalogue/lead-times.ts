import { workingDaysBetween, type OfficeCalendar } from '../calendar/calendar';
import type { Catalogue } from './catalogue';

/** Our own word on working days until something is back without the previous MSP, by catalogue number. */
export type LeadTimes = ReadonlyMap<number, number>;

/** From when a recovery was worked on until it was done. */
export interface Recovery {
  number: number;
  from: Date;
  to: Date;
}

export interface Observed {
  /** In our working days. */
  median: number;
  /** From how many recoveries. */
  n: number;
}

/** The catalogue with our own lead times in the place of its. */
export function withLeadTimes(catalogue: Catalogue, own: LeadTimes): Catalogue {
  if (own.size === 0) return catalogue;
  return new Map(
    [...catalogue].map(([number, item]) => [
      number,
      { ...item, recoveryWorkingDays: own.get(number) ?? item.recoveryWorkingDays },
    ]),
  );
}

/** What recoveries really took, by catalogue number. The upper one of two middle ones: rather begin early. */
export function observedLeadTimes(
  recoveries: readonly Recovery[],
  calendar: OfficeCalendar,
): Map<number, Observed> {
  const days = new Map<number, number[]>();
  for (const { number, from, to } of recoveries) {
    const took = workingDaysBetween(calendar, from, to);
    days.set(number, [...(days.get(number) ?? []), took]);
  }
  return new Map(
    [...days].map(([number, all]) => {
      const sorted = all.sort((a, b) => a - b);
      return [number, { median: sorted[Math.floor(sorted.length / 2)] ?? 0, n: sorted.length }];
    }),
  );
}
