import { Refusal } from '../problem';
import { messageDelay, sharesPerson } from './message-day';
import type { Policy, PolicyStep } from './policy';

/** Working days on which the agreed dates fall, counted from day 0; absent means the policy's own. */
export interface AgreedDays {
  criticalDay?: number | undefined;
  deadlineDay?: number | undefined;
}

/** Days between two steps: their messages are one apart when somebody gets both. */
function gapBetween(earlier: PolicyStep, later: PolicyStep): number {
  const apart = sharesPerson(earlier, later) ? 1 : 0;
  return Math.max(0, apart + messageDelay(earlier) - messageDelay(later));
}

/**
 * The working day of each step when the critical or the final date is not the policy's own: what
 * lies between two dates stretches or shrinks with them, what comes after the deadline keeps its
 * distance. The order stays, and no rung gets two messages on one working day. Throws a Refusal
 * (`deadline_too_soon`) when the steps do not fit before the date.
 */
export function stretchedDays(policy: Policy, agreed: AgreedDays): number[] {
  const { steps } = policy;
  const atDeadline = steps.findIndex((step) => step.deadline);
  const atCritical = steps.findIndex((step) => step.criticalDue);
  const own = steps.map((step) => step.workingDay);
  const oldDeadline = own[atDeadline] ?? 0;
  const deadline = agreed.deadlineDay ?? oldDeadline;
  const oldCritical = atCritical < 0 ? 0 : (own[atCritical] ?? 0);
  const critical = agreed.criticalDay ?? scale(oldCritical, 0, oldDeadline, 0, deadline);

  const ideal = own.map((day) => {
    if (day > oldDeadline) return day + deadline - oldDeadline;
    if (day > oldCritical) return scale(day, oldCritical, oldDeadline, critical, deadline);
    return scale(day, 0, oldCritical, 0, critical);
  });
  const pinned = new Set([atDeadline]);
  if (agreed.criticalDay !== undefined) pinned.add(atCritical);
  return place(steps, { ideal, pinned, lastBeforeDeadline: atDeadline });
}

/** Linear between two anchors, rounded to whole days. */
function scale(day: number, from: number, to: number, newFrom: number, newTo: number): number {
  if (to === from) return newTo;
  return Math.round(newFrom + ((day - from) * (newTo - newFrom)) / (to - from));
}

interface Wish {
  ideal: readonly number[];
  /** Steps whose day was agreed. */
  pinned: ReadonlySet<number>;
  lastBeforeDeadline: number;
}

function place(steps: readonly PolicyStep[], wish: Wish): number[] {
  const latest = latestDays(steps, wish);
  const placed: number[] = [];
  steps.forEach((step, index) => {
    let day = Math.min(wish.ideal[index] ?? 0, latest[index] ?? Infinity);
    for (let before = 0; before < index; before++) {
      const earlier = steps[before];
      if (!earlier) continue;
      const needed = (placed[before] ?? 0) + gapBetween(earlier, step);
      if (day < needed) day = needed;
    }
    if (day > (latest[index] ?? Infinity) || day < 0) throw tooSoon();
    placed.push(day);
  });
  return placed;
}

/** The last day on which each step still leaves room for the agreed dates after it. */
function latestDays(
  steps: readonly PolicyStep[],
  { ideal, pinned, lastBeforeDeadline }: Wish,
): number[] {
  const latest = steps.map(() => Infinity);
  for (let index = lastBeforeDeadline; index >= 0; index--) {
    const step = steps[index];
    if (!step) continue;
    let day = pinned.has(index) ? (ideal[index] ?? 0) : Infinity;
    for (let after = index + 1; after <= lastBeforeDeadline; after++) {
      const later = steps[after];
      if (!later) continue;
      day = Math.min(day, (latest[after] ?? Infinity) - gapBetween(step, later));
    }
    latest[index] = day;
  }
  return latest;
}

function tooSoon(): Refusal {
  return new Refusal(
    'deadline_too_soon',
    'The steps of the policy do not fit before this date without two messages to one person on one working day. Choose a later date, or a policy with fewer steps.',
  );
}
