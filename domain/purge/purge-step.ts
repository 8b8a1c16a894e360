/** Days before the purge on which the account manager is warned. */
export const WARNINGS = [10, 5, 1] as const;
export type WarningDays = (typeof WARNINGS)[number];

const DAY_MS = 86_400_000;
/** The last warning comes this long before the purge, whatever stood still meanwhile. */
const LAST_NOTICE_MS = 23 * 3_600_000;

export interface PurgeFacts {
  purgeAt: Date;
  /** The last warning that was given for this date; null for none, 0 where the purge has begun. */
  warned: number | null;
  warnedAt: Date | null;
}

export type PurgeStep =
  | { kind: 'wait' }
  /** `purgeAt` is later than planned where the last warning comes late. */
  | { kind: 'warn'; days: WarningDays; purgeAt: Date }
  | { kind: 'purge' };

/** What is to be done at this instant: nothing is destroyed of which nobody was warned a day before. */
export function purgeStep({ purgeAt, warned, warnedAt }: PurgeFacts, at: Date): PurgeStep {
  const due = WARNINGS.filter((days) => at.getTime() >= purgeAt.getTime() - days * DAY_MS).at(-1);
  if (due === undefined) return { kind: 'wait' };
  if (warned === null || warned > due) {
    const soonest = at.getTime() + DAY_MS;
    const late = due === 1 && purgeAt.getTime() - at.getTime() < LAST_NOTICE_MS;
    return { kind: 'warn', days: due, purgeAt: late ? new Date(soonest) : purgeAt };
  }
  if (at < purgeAt) return { kind: 'wait' };
  const noticed = warnedAt !== null && at.getTime() - warnedAt.getTime() >= LAST_NOTICE_MS;
  return warned <= 1 && noticed ? { kind: 'purge' } : { kind: 'wait' };
}

const LONGEST_DAYS = 3_650;

/** Why the purge cannot be moved to that instant, as a sentence; null when it can. */
export function refuseExtension(
  { purgeAt, at }: { purgeAt: Date; at: Date },
  until: Date,
): string | null {
  if (until <= purgeAt) return 'Choose a day after the one that is planned.';
  if (until.getTime() > at.getTime() + LONGEST_DAYS * DAY_MS) {
    return 'Choose a day within the next ten years.';
  }
  return null;
}
