import { sql } from 'kysely';
import type { InboundKind } from '../domain/inbound/inbound-kind';
import type { MessageRow } from './messages';
import type { Queries } from './pool';

export type MessageLine = Omit<MessageRow, 'rendered' | 'body_text'> & {
  /** What mail has come about it since: that is part of its fate. */
  came: InboundKind[];
};

const LINE = [
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
  'outcome',
  'outcome_at',
  'server_reply',
  'attempts',
  'created_at',
] as const;

const CAME = sql<InboundKind[]>`array(
  select distinct i.kind from inbound_messages i where i.about_message_id = messages.id)`.as(
  'came',
);

/** Every message of a handover, newest first, without bodies. */
export async function listMessages(queries: Queries, handoverId: string): Promise<MessageLine[]> {
  return queries
    .selectFrom('messages')
    .select([...LINE, CAME])
    .where('handover_id', '=', handoverId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** One message with its text as sent; a link in it is a sentinel, never a token. */
export async function readMessage(
  queries: Queries,
  handoverId: string,
  messageId: string,
): Promise<(MessageLine & { body_text: string }) | undefined> {
  return queries
    .selectFrom('messages')
    .select([...LINE, 'body_text', CAME])
    .where('handover_id', '=', handoverId)
    .where('id', '=', messageId)
    .executeTakeFirst();
}
