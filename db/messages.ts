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

/** Fates of a message of which no server has a copy. */
const WITH_NOBODY: readonly Outcome[] = ['pending', 'not_sent'];

export function isWithNobody(outcome: Outcome): boolean {
  return WITH_NOBODY.includes(outcome);
}

/**
 * Stores what will be sent: the bytes that were stored first win, unless nobody has them and these are of the same
 * message (`id`). `first` when these bytes are stored now: then they are taken for sending in the same statement, as by
 * {@link claimMessage}, at `outcome_at`.
 */
export async function storeMessage(
  queries: Queries,
  row: Omit<MessageRow, 'outcome' | 'server_reply' | 'attempts'>,
): Promise<{ message: MessageRow; first: boolean }> {
  const message: MessageRow = { ...row, outcome: 'unknown', server_reply: null, attempts: 1 };
  const inserted = await queries
    .insertInto('messages')
    .values(message)
    .onConflict((conflict) =>
      conflict
        .columns(['handover_id', 'step_key', 'recipient_key'])
        .doUpdateSet((e) => ({
          link_id: e.ref('excluded.link_id'),
          template: e.ref('excluded.template'),
          subject: e.ref('excluded.subject'),
          to_name: e.ref('excluded.to_name'),
          to_address: e.ref('excluded.to_address'),
          rendered: e.ref('excluded.rendered'),
          body_text: e.ref('excluded.body_text'),
          outcome: e.ref('excluded.outcome'),
          outcome_at: e.ref('excluded.outcome_at'),
          attempts: e('messages.attempts', '+', 1),
        }))
        .where('messages.outcome', 'in', [...WITH_NOBODY])
        .whereRef('messages.id', '=', 'excluded.id'),
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
 * Takes the bytes of a message whose fate is unknown for sending once more: it is unknown from here until the
 * conversation has told. False when it needs no sending, or its unknown fate is too fresh. `at` is business time.
 */
export async function claimMessage(db: Db, id: string, at: Date): Promise<boolean> {
  const rested = new Date(at.getTime() - UNKNOWN_REST_MS);
  const claimed = await db
    .updateTable('messages')
    .set((row) => ({ outcome: 'unknown', outcome_at: at, attempts: row('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('outcome', '=', 'unknown')
    .where('outcome_at', '<=', rested)
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
