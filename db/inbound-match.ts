import { sql } from 'kysely';
import type { OurMessage } from '../domain/inbound/match';
import type { Queries } from './pool';

/** One of our messages by its id. */
export async function findOurMessage(
  queries: Queries,
  id: string,
): Promise<OurMessage | undefined> {
  const row = await ours(queries).where('id', '=', id).executeTakeFirst();
  return row && { ...row, toAddress: row.toAddress.toLowerCase() };
}

/** The first of these Message-IDs (without brackets) that is one of ours. */
export async function nearestMessage(
  queries: Queries,
  messageIds: readonly string[],
): Promise<OurMessage | null> {
  if (messageIds.length === 0) return null;
  const row = await ours(queries)
    .where('message_id', 'in', [...messageIds])
    .orderBy(sql`array_position(${[...messageIds]}::text[], message_id)`)
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, toAddress: row.toAddress.toLowerCase() } : null;
}

function ours(queries: Queries) {
  return (
    queries
      .selectFrom('messages')
      .select([
        'id',
        'handover_id as handoverId',
        'contact_id as contactId',
        'step_key as stepKey',
        'to_address as toAddress',
      ])
      // The house's own notices belong to no handover, and nothing is chased by them.
      .where('handover_id', 'is not', null)
      .$narrowType<{ handoverId: string }>()
  );
}

/** Contacts of running handovers with this address (lower case). */
export async function contactsBySender(
  queries: Queries,
  address: string,
): Promise<{ handoverId: string; contactId: string }[]> {
  return queries
    .selectFrom('contacts as c')
    .innerJoin('handovers as h', 'h.id', 'c.handover_id')
    .select(['c.handover_id as handoverId', 'c.id as contactId'])
    .where(sql`lower(c.email)`, '=', address)
    .where('c.removed_at', 'is', null)
    .where('h.stage', 'in', ['authority', 'requested', 'resets'])
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute();
}

/** The contact of a handover, present or removed, who has this address (lower case). */
export async function contactWith(
  queries: Queries,
  handoverId: string,
  address: string | null,
): Promise<string | null> {
  if (address === null) return null;
  const row = await queries
    .selectFrom('contacts')
    .select('id')
    .where('handover_id', '=', handoverId)
    .where(sql`lower(email)`, '=', address)
    .orderBy('removed_at', (o) => o.desc().nullsFirst())
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whom and what sealing for a handover needs. */
export async function recipientOfHandover(
  queries: Queries,
  handoverId: string,
): Promise<{ recipient: string; signature: Buffer }> {
  return queries
    .selectFrom('handovers')
    .select(['recipient', 'recipient_signature as signature'])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
}

/** How many mails one sender has sent since then. */
export async function countFrom(queries: Queries, mark: Buffer, since: Date): Promise<number> {
  const row = await queries
    .selectFrom('inbound_messages')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('sender_mark', '=', mark)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow();
  return row.count;
}
