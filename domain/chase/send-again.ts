import { nextMorning, type OfficeCalendar } from '../calendar/calendar';
import { localDate } from '../calendar/local-time';
import { isOnLadder, type Place } from '../contacts/contact';
import type { PlannedStep } from './planned-step';

const AFTER_THE_CHASE_MS = 60_000;

/**
 * When what can be of no use is told in a morning: right after the chase's own message, which says it where it goes to
 * the same person, so that there is no second one.
 */
export function afterTheChase(morning: Date): Date {
  return new Date(morning.getTime() + AFTER_THE_CHASE_MS);
}

const PREFIX = 'send-again-';
const DAY_LENGTH = '-yyyy-mm-dd'.length;

/** Whether a step asks this contact. */
export function asksAgain(step: Pick<PlannedStep, 'key' | 'kind'>, contactId: string): boolean {
  return step.kind === 'send_again' && askedBy(step.key) === contactId;
}

/** The id of the contact whom the step of this key asks. */
export function askedBy(key: string): string {
  return key.slice(PREFIX.length, -DAY_LENGTH);
}

/**
 * Asks one contact to send once more what can be of no use, in its next working morning. One a day at most
 * (`send-again-<contact>-2027-03-01`); a colleague stands on no rung.
 */
export function sendAgainStep(
  contact: { id: string; rung: Place },
  { calendar, hour, at }: { calendar: OfficeCalendar; hour: number; at: Date },
): PlannedStep {
  const dueAt = afterTheChase(nextMorning(calendar, at, hour));
  return {
    key: `${PREFIX}${contact.id}-${localDate(calendar, dueAt)}`,
    kind: 'send_again',
    workingDay: 0,
    rungs: isOnLadder(contact) ? [contact.rung] : [],
    template: 'send-again',
    tone: 'friendly',
    condition: 'always',
    criticalDue: false,
    deadline: false,
    dueAt,
  };
}
