import { sql, type Selectable } from 'kysely';
import type { Stage } from '../domain/handover/stage';
import type { Queries } from './pool';
import type { HandoversTable } from './tables/handovers';
import type { MessagesTable } from './tables/messages';

/** One handover as a list shows it: its own row's counters and flags, and whose it is. */
export type HandoverLine = Omit<
  Selectable<HandoversTable>,
  'policy' | 'input_hash' | 'idempotency_key' | 'recipient' | 'recipient_signature'
> & {
  client_name: string;
  client_country: string;
  client_time_zone: string;
  previous_msp_name: string;
  previous_msp_country: string;
  previous_msp_time_zone: string;
};

export interface ListFilter {
  stage?: Stage | undefined;
  /** Only those that wait for a person, or only those that do not. */
  stalled?: boolean | undefined;
  /** The previous MSP's whole name, whatever its capitals. */
  previousMsp?: string | undefined;
  /** Part of the number, the client's or previous MSP's name, or the reference. */
  search?: string | undefined;
}

/** The last line of the page before. */
export interface ListCursor {
  createdAt: Date;
  id: string;
}

function lines(queries: Queries) {
  return queries
    .selectFrom('handovers as h')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('previous_msps as p', 'p.id', 'h.previous_msp_id')
    .selectAll('h')
    .select([
      'c.name as client_name',
      'c.country as client_country',
      'c.time_zone as client_time_zone',
      'p.name as previous_msp_name',
      'p.country as previous_msp_country',
      'p.time_zone as previous_msp_time_zone',
    ]);
}

/** A page of handovers, newest first, by key: the same cost at any page. */
export async function listHandovers(
  queries: Queries,
  filter: ListFilter,
  page: { after: ListCursor | null; most: number },
): Promise<HandoverLine[]> {
  let query = lines(queries)
    .orderBy('h.created_at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(page.most);
  if (filter.stage) query = query.where('h.stage', '=', filter.stage);
  if (filter.stalled !== undefined) {
    query = query.where('h.stalled_reason', filter.stalled ? 'is not' : 'is', null);
  }
  if (filter.previousMsp) {
    query = query.where(sql`lower(p.name)`, '=', filter.previousMsp.toLowerCase());
  }
  if (filter.search) {
    const part = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) =>
      e.or([
        e('h.number', 'ilike', part),
        e('c.name', 'ilike', part),
        e('p.name', 'ilike', part),
        e('h.reference', 'ilike', part),
      ]),
    );
  }
  if (page.after) {
    const { createdAt, id } = page.after;
    query = query.where(
      sql<boolean>`(h.created_at, h.id) < (${createdAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^H-\d{4}-\d{4,}$/i;

/** One handover by its id or its number, whatever the capitals; undefined when there is none. */
export async function findHandover(
  queries: Queries,
  idOrNumber: string,
): Promise<HandoverLine | undefined> {
  const query = lines(queries);
  if (UUID.test(idOrNumber)) return query.where('h.id', '=', idOrNumber).executeTakeFirst();
  if (!NUMBER.test(idOrNumber)) return undefined;
  return query.where('h.number', '=', idOrNumber.toUpperCase()).executeTakeFirst();
}

export type MessageWithText = Omit<Selectable<MessagesTable>, 'rendered'>;

/** Every message of a handover with its plain text, in the order they were written. */
export async function readMessages(
  queries: Queries,
  handoverId: string,
): Promise<MessageWithText[]> {
  return queries
    .selectFrom('messages')
    .select([
      'id',
      'handover_id',
      'step_key',
      'recipient_key',
      'contact_id',
      'link_id',
      'template',
      'subject',
      'to_name',
      'to_address',
      'envelope_from',
      'message_id',
      'body_text',
      'outcome',
      'outcome_at',
      'server_reply',
      'attempts',
      'created_at',
    ])
    .where('handover_id', '=', handoverId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
