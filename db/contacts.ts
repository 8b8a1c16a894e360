import { sql, type Insertable } from 'kysely';
import { COLLEAGUE } from '../domain/contacts/contact';
import type { Queries } from './pool';
import type { ContactsTable } from './tables/people';

/** The server refused this address for good, or its mail came back: it is not written to any more. */
export async function markBounced(queries: Queries, contactId: string, at: Date): Promise<void> {
  await queries
    .updateTable('contacts')
    .set({ bounced_at: at })
    .where('id', '=', contactId)
    .where('bounced_at', 'is', null)
    .execute();
}

/** As {@link markBounced}, on every rung where the same address stands. Returns whom it concerned. */
export async function markAddressBounced(
  queries: Queries,
  handoverId: string,
  { address, at }: { address: string; at: Date },
): Promise<string[]> {
  const rows = await queries
    .updateTable('contacts')
    .set({ bounced_at: at })
    .where('handover_id', '=', handoverId)
    .where(sql`lower(email)`, '=', address.toLowerCase())
    .where('removed_at', 'is', null)
    .where('bounced_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Of everybody on a handover's ladder; a colleague was named on the portal, and whoever has a link may name any. */
export async function ladderAddresses(queries: Queries, handoverId: string): Promise<string[]> {
  const rows = await queries
    .selectFrom('contacts')
    .select('email')
    .where('handover_id', '=', handoverId)
    .where('removed_at', 'is', null)
    .where('rung', '<>', COLLEAGUE)
    .execute();
  return rows.map(({ email }) => email);
}

export async function insertContact(
  queries: Queries,
  row: Insertable<ContactsTable>,
): Promise<void> {
  await queries.insertInto('contacts').values(row).execute();
}

/** Taken off the ladder; what was sent to and came from this contact stays. */
export async function removeContact(queries: Queries, contactId: string, at: Date): Promise<void> {
  await queries
    .updateTable('contacts')
    .set({ removed_at: at })
    .where('id', '=', contactId)
    .where('removed_at', 'is', null)
    .execute();
}

/** Closes all links of a contact, or of a whole handover. */
export async function revokeLinksOf(
  queries: Queries,
  whose: { contactId: string } | { handoverId: string },
  at: Date,
): Promise<void> {
  const links = queries
    .updateTable('links')
    .set({ revoked_at: at })
    .where('revoked_at', 'is', null);
  await (
    'contactId' in whose
      ? links.where('contact_id', '=', whose.contactId)
      : links.where('handover_id', '=', whose.handoverId)
  ).execute();
}

/** Null for nobody of this handover. */
export async function contactName(
  queries: Queries,
  { handoverId, contactId }: { handoverId: string; contactId: string },
): Promise<string | null> {
  const row = await queries
    .selectFrom('contacts')
    .select('name')
    .where('handover_id', '=', handoverId)
    .where((e) => e(e.cast<string>('id', 'text'), '=', contactId))
    .executeTakeFirst();
  return row?.name ?? null;
}
