import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
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

/**
 * The link that a message to this contact carries; made when there is none, or when the last one was
 * revoked or has expired: no message carries a link that opens nothing.
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
  await queries
    .insertInto('links')
    .values({
      id: randomUUID(),
      handover_id: facts.handoverId,
      contact_id: facts.contactId,
      purpose: facts.purpose,
      generation,
      token_hash: hash(generation),
      created_at: facts.at,
      expires_at: facts.expiresAt,
      revoked_at: null,
      first_opened_at: null,
      last_opened_at: null,
    })
    .onConflict((conflict) => conflict.columns(['contact_id', 'purpose', 'generation']).doNothing())
    .execute();
  const made = await newestLink(queries, facts.contactId, facts.purpose);
  if (!made) throw new Error('a link that was made is gone');
  return made;
}
