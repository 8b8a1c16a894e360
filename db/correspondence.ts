import type { MessageRow } from './messages';
import type { Queries } from './pool';

export type MessageLine = Omit<MessageRow, 'rendered' | 'body_text'>;

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

/** Every message of a handover, newest first, without bodies. */
export async function listMessages(queries: Queries, handoverId: string): Promise<MessageLine[]> {
  return queries
    .selectFrom('messages')
    .select(LINE)
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
    .select([...LINE, 'body_text'])
    .where('handover_id', '=', handoverId)
    .where('id', '=', messageId)
    .executeTakeFirst();
}
