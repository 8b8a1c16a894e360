import type { ContactRow, Dossier } from '../db/dossier';

/** Who at the client is written to: the sponsor, else who signs, as far as they can be reached. */
export function clientContact({ contacts }: Pick<Dossier, 'contacts'>): ContactRow | undefined {
  const on = (rung: ContactRow['rung']) =>
    contacts.find((contact) => contact.rung === rung && contact.bounced_at === null);
  return on('sponsor') ?? on('signatory');
}
