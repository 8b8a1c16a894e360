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
const LATE: Readonly<Record<Office, string>> = { previousMsp: '.late', client: '.late-client' };

/**
 * A step to both offices whose mornings lie apart is two rows, each in its own office's morning: the
 * one for the client has this key. The contacts of the two are different people, so it is still one
 * message per contact and step.
 */
export function companionKey(key: string): string {
  return `${key}${COMPANION}`;
}

export function isCompanion(key: string): boolean {
  return key.endsWith(COMPANION) || key.endsWith(LATE.client);
}

/** The same step, in a working morning later, for those in one office who had a message on its day. */
export function lateKey(key: string, office: Office): string {
  return `${stepOfLate(key)}${LATE[office]}`;
}

export function isLate(key: string): boolean {
  return stepOfLate(key) !== key;
}

/** The key of the row whose message a late row carries; any other row's own. */
export function stepOfLate(key: string): string {
  const late = [LATE.client, LATE.previousMsp].find((ending) => key.endsWith(ending));
  return late ? key.slice(0, -late.length) : key;
}

/** The key of the step that a row belongs to, whomever it goes to. */
export function mainKey(key: string): string {
  const step = stepOfLate(key);
  return step.endsWith(COMPANION) ? step.slice(0, -COMPANION.length) : step;
}
