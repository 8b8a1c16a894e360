import type { Selectable } from 'kysely';
import type { Db, Queries } from './pool';
import type { MessagesTable } from './tables/messages';

export type MessageRow = Selectable<MessagesTable>;
export type Outcome = MessageRow['outcome'];

/** Only after this long (milliseconds) may a message whose fate is unknown be sent again (security.md, "Mail"). */
export const UNKNOWN_REST_MS = 10 * 60_000;

/** What names a message: one logical message per handover, step and recipient. */
export interface MessageKey {
  /** Null for the house's own messages. */
  handoverId: string | null;
  stepKey: string;
  /** A contact's id, or `staff:<email>`. */
  recipientKey: string;
}

export async function findMessage(
  queries: Queries,
  key: MessageKey,
): Promise<MessageRow | undefined> {
  return queries
    .selectFrom('messages')
    .selectAll()
    .where('handover_id', key.handoverId === null ? 'is' : '=', key.handoverId)
    .where('step_key', '=', key.stepKey)
    .where('recipient_key', '=', key.recipientKey)
    .executeTakeFirst();
}

/**
 * Stores what will be sent, once: the bytes that were stored first win. `first` when these are they: then it is taken
 * for sending in the same statement, as by {@link claimMessage}.
 */
export async function storeMessage(
  queries: Queries,
  row: Omit<MessageRow, 'outcome' | 'outcome_at' | 'server_reply' | 'attempts'>,
): Promise<{ message: MessageRow; first: boolean }> {
  const message: MessageRow = {
    ...row,
    outcome: 'unknown',
    outcome_at: row.created_at,
    server_reply: null,
    attempts: 1,
  };
  const inserted = await queries
    .insertInto('messages')
    .values(message)
    .onConflict((conflict) =>
      conflict.columns(['handover_id', 'step_key', 'recipient_key']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { message, first: true };
  const stored = await findMessage(queries, {
    handoverId: row.handover_id,
    stepKey: row.step_key,
    recipientKey: row.recipient_key,
  });
  if (!stored) throw new Error('a message that was stored is gone');
  return { message: stored, first: false };
}

/**
 * Takes a message for sending: its fate is unknown from here until the conversation has told. False when
 * it needs no sending, or its unknown fate is too fresh. `at` is business time.
 */
export async function claimMessage(db: Db, id: string, at: Date): Promise<boolean> {
  const rested = new Date(at.getTime() - UNKNOWN_REST_MS);
  const claimed = await db
    .updateTable('messages')
    .set((row) => ({ outcome: 'unknown', outcome_at: at, attempts: row('attempts', '+', 1) }))
    .where('id', '=', id)
    .where((row) =>
      row.or([
        row('outcome', 'in', ['pending', 'not_sent']),
        row.and([row('outcome', '=', 'unknown'), row('outcome_at', '<=', rested)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Writes down how the conversation ended. False when somebody knew it already. */
export async function recordOutcome(
  db: Db,
  id: string,
  end: { outcome: Outcome; serverReply: string | null; at: Date },
): Promise<boolean> {
  const recorded = await db
    .updateTable('messages')
    .set({ outcome: end.outcome, server_reply: end.serverReply, outcome_at: end.at })
    .where('id', '=', id)
    .where('outcome', '=', 'unknown')
    .returning('id')
    .executeTakeFirst();
  return recorded !== undefined;
}

export async function readOutcome(db: Db, id: string): Promise<{ outcome: Outcome; at: Date }> {
  const row = await db
    .selectFrom('messages')
    .select(['outcome', 'outcome_at as at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row;
}

/** What was sent in a handover so far, oldest first, without the bytes. */
export async function readSent(
  queries: Queries,
  handoverId: string,
): Promise<
  Pick<
    MessageRow,
    'step_key' | 'contact_id' | 'template' | 'message_id' | 'outcome' | 'outcome_at' | 'to_name'
  >[]
> {
  return queries
    .selectFrom('messages')
    .select([
      'step_key',
      'contact_id',
      'template',
      'message_id',
      'outcome',
      'outcome_at',
      'to_name',
    ])
    .where('handover_id', '=', handoverId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Taken by their server, and returned later: from here on it counts as rejected, and never as a reminder. */
export async function recordReturned(
  queries: Queries,
  id: string,
  status: string | null,
): Promise<void> {
  await queries
    .updateTable('messages')
    .set({
      outcome: 'rejected',
      server_reply: status === null ? 'returned' : `returned, ${status}`,
    })
    .where('id', '=', id)
    .where('outcome', 'in', ['accepted', 'unknown'])
    .execute();
}
