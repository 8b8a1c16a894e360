import { localDate, type InZone } from '../calendar/local-time';
import type { Contact } from '../contacts/contact';
import { officeOf, type Office } from './whose-step';

/** Somebody was reached: a message of ours was taken for them, or a person spoke to them. */
export interface Reached {
  contactId: string | null;
  at: Date;
}

/**
 * Contacts who heard from us on the day that it is for them at this instant, each by the clock of their own
 * office. One person may stand on two rungs: whoever has read one message has, at every address of the same
 * spelling.
 */
export function heardToday(
  contacts: readonly Pick<Contact, 'id' | 'rung' | 'email'>[],
  {
    reached,
    offices,
    at,
  }: { reached: readonly Reached[]; offices: Readonly<Record<Office, InZone>>; at: Date },
): Set<string> {
  const heard = contacts.filter(({ id, rung }) => {
    const office = offices[officeOf(rung)];
    const today = localDate(office, at);
    return reached.some((one) => one.contactId === id && localDate(office, one.at) === today);
  });
  const addresses = new Set(heard.map(spelling));
  return new Set(contacts.filter((one) => addresses.has(spelling(one))).map(({ id }) => id));
}

function spelling({ email }: Pick<Contact, 'email'>): string {
  return email.toLowerCase();
}
