import { isOver, type StalledReason } from '../handover/stage';
import { lastOf } from './instants';
import type { StallFacts } from './stall-facts';
import { OF_THE_HOUSE, STALL_RULES } from './stall-rules';

export interface StallLook {
  /** Why nothing will happen, or nothing has happened for too long, unless a person acts; null when all is well. */
  stall: { reason: StalledReason; since: Date } | null;
  /** When a reason may begin to hold by time alone; null when only something new can bring one. */
  lookAgainAt: Date | null;
}

/** Nobody tries a message that rests this long any more: between two tries there is half an hour at most. */
const GIVEN_UP_MS = 2 * 60 * 60_000;

function givenUpAt(triedAt: Date): Date {
  return new Date(triedAt.getTime() + GIVEN_UP_MS);
}

/**
 * Whether a handover needs a person at this instant, since when, and when to look again. Pure: every reason
 * says from when on it holds if nothing else happens, so nobody has to look at all handovers all the time.
 */
export function whyStalled(facts: StallFacts, at: Date): StallLook {
  if (isOver(facts.stage) || facts.stage === 'draft' || facts.paused) {
    return { stall: null, lookAgainAt: null };
  }
  const open = {
    ...facts,
    items: facts.items.filter((item) => !item.recovered),
    unsent: facts.unsent.filter(({ triedAt }) => givenUpAt(triedAt) > at),
  };
  let stall: StallLook['stall'] = null;
  let lookAgainAt = lastOf(open.unsent.map(({ triedAt }) => givenUpAt(triedAt)));
  for (const [reason, rule] of STALL_RULES) {
    if (facts.outage && OF_THE_HOUSE.has(reason)) continue;
    const since = rule(open);
    if (since === null) continue;
    if (since.getTime() <= at.getTime()) stall ??= { reason, since };
    else if (lookAgainAt === null || since < lookAgainAt) lookAgainAt = since;
  }
  return { stall, lookAgainAt };
}
