import { chooseRecipients } from './choose-recipients';
import type { Contact, Rung } from '../contacts/contact';

/**
 * Who hears what is news for one person at the previous MSP: that person, or, where they cannot be reached any more,
 * whoever is nearest on the ladder; undefined where nobody can be reached.
 */
export function standIn(
  contacts: readonly Contact[],
  { id, rung }: { id: string; rung: Rung },
): Contact | undefined {
  const themselves = contacts.find((contact) => contact.id === id && !contact.bounced);
  if (themselves) return themselves;
  const nobodyHeard = { heardToday: new Set<string>(), forced: true };
  return chooseRecipients([rung], { contacts, ...nobodyHeard }).to[0];
}
