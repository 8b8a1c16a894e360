const DAY_MS = 86_400_000;

/** Calendar days. A reply link works long after the deadline: late answers are welcome. */
const DAYS = { reply: 180, authority: 90, client: 180 } as const;

/** Until when a link made at this instant works. */
export function linkExpiry(purpose: keyof typeof DAYS, at: Date): Date {
  return new Date(at.getTime() + DAYS[purpose] * DAY_MS);
}
