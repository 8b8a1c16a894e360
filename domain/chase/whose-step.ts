import type { OfficeCalendar } from '../calendar/calendar';
import { PARTY_OF_RUNG, type Rung } from '../contacts/contact';

/** Whose working days and clock count for a step: the previous MSP's, the client's, or both at once. */
export type Office = 'previousMsp' | 'client';
export type Offices = Readonly<Record<Office, OfficeCalendar>>;

/** The client's counsel keeps the client's days: nobody tells us where the lawyer sits. */
export function officeOf(rung: Rung): Office {
  return PARTY_OF_RUNG[rung] === 'previous_msp' ? 'previousMsp' : 'client';
}

/** The offices that a step goes to; the previous MSP's first, and for a step to nobody. */
export function officesOf(rungs: readonly Rung[]): Office[] {
  const client = rungs.some((rung) => officeOf(rung) === 'client');
  const theirs = rungs.some((rung) => officeOf(rung) === 'previousMsp');
  if (client) return theirs ? ['previousMsp', 'client'] : ['client'];
  return ['previousMsp'];
}

/** The rungs of a step that stand in one office. */
export function rungsIn(office: Office, rungs: readonly Rung[]): Rung[] {
  return rungs.filter((rung) => officeOf(rung) === office);
}

// No key of a policy has a dot in it (policy-input.ts), so a companion never meets another step.
const COMPANION = '.client';

/**
 * A step to both offices whose mornings lie apart is two rows, each in its own office's morning: the
 * one for the client has this key. The contacts of the two are different people, so it is still one
 * message per contact and step.
 */
export function companionKey(key: string): string {
  return `${key}${COMPANION}`;
}

export function isCompanion(key: string): boolean {
  return key.endsWith(COMPANION);
}

/** The key of the policy's step that a row belongs to. */
export function mainKey(key: string): string {
  return isCompanion(key) ? key.slice(0, -COMPANION.length) : key;
}
