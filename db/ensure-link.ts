import { randomUUID } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Queries } from './pool';
import type { LinksTable } from './tables/people';

export type LinkRow = Selectable<LinksTable>;

/** The newest link of a contact for a purpose that has not been revoked. */
async function newestLink(
  queries: Queries,
  contactId: string,
  purpose: LinkRow['purpose'],
): Promise<LinkRow | undefined> {
  return queries
    .selectFrom('links')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('purpose', '=', purpose)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Somebody took the contact off, or put another in their place, while a message to them was being written. */
export class ContactGone extends Error {
  constructor() {
    super('this contact was taken off the handover meanwhile');
    this.name = 'ContactGone';
  }
}

/**
 * The link that a message to this contact carries; made when there is none, or when the last one was
 * revoked or has expired: no message carries a link that opens nothing. None is made for who was taken off: their
 * links ended with that. Throws ContactGone.
 * `hash` gives the SHA-256 of the token of a generation: the token itself is never stored.
 */
export async function ensureLink(
  queries: Queries,
  facts: {
    handoverId: string;
    contactId: string;
    purpose: LinkRow['purpose'];
    at: Date;
    expiresAt: Date;
  },
  hash: (generation: number) => Buffer,
): Promise<LinkRow> {
  const last = await newestLink(queries, facts.contactId, facts.purpose);
  if (last?.revoked_at === null && last.expires_at > facts.at) return last;
  const generation = (last?.generation ?? 0) + 1;
  // Behind the contact's lock: whoever takes them off ends this link too, or has been first.
  const { rows: inserted } = await sql<LinkRow>`
    with present as (select id from contacts where id = ${facts.contactId} and removed_at is null for share)
    insert into links (id, handover_id, contact_id, purpose, generation, token_hash, created_at, expires_at)
    select ${randomUUID()}, ${facts.handoverId}, present.id, ${facts.purpose}, ${generation}::int, ${hash(generation)},
      ${facts.at}, ${facts.expiresAt} from present
    on conflict (contact_id, purpose, generation) do nothing returning *`.execute(queries);
  const made = inserted[0] ?? (await newestLink(queries, facts.contactId, facts.purpose));
  if (!made || made.generation < generation) throw new ContactGone();
  return made;
}
