import { randomUUID } from 'node:crypto';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import type { MailAct } from './inbound-acts';
import { readItem, type ItemRow } from './items';
import type { Queries } from './pool';
import { lockLiveHandover, touchHandover } from './positions';
import { shutSitting } from './sittings';

export interface Filing extends MailAct {
  handoverId: string;
  itemId: string;
  /** The answer that the filing makes, sealed to the handover. */
  sealed: Uint8Array;
  fingerprint: Buffer;
}

export interface FiledAnswer {
  answerId: string;
  submissionId: string;
}

/**
 * What came by mail is an answer, `provided`, of the contact whose mail it was. Files that the item has already stay
 * with it. The workflow looks at once. `what` of the mail it was goes into the log. Needs the handover's lock. Throws
 * Refusal.
 */
export async function answerByMail(
  tx: Queries,
  filing: Filing,
  what: { action: 'mail.filed'; number: number } | { action: 'mail.text_filed' },
): Promise<FiledAnswer> {
  const { handoverId, itemId, at, by } = filing;
  await lockLiveHandover(tx, handoverId);
  const item = await answerable(tx, filing);
  const contactId = await contactOf(tx, filing.mailId);
  const submissionId = await shutSitting(tx, { ...filing, contactId });
  const answerId = randomUUID();
  await tx
    .updateTable('answers')
    .set({ superseded_at: at })
    .where('item_id', '=', itemId)
    .where('superseded_at', 'is', null)
    .execute();
  await tx
    .insertInto('answers')
    .values({
      id: answerId,
      handover_id: handoverId,
      item_id: itemId,
      submission_id: submissionId,
      contact_id: contactId,
      type: 'provided',
      answered_at: at,
      fingerprint: filing.fingerprint,
      sealed: Buffer.from(filing.sealed),
    })
    .execute();
  await tx
    .updateTable('items')
    .set({
      state: 'answered',
      answer_id: answerId,
      answer_type: 'provided',
      answered_at: at,
      promised_until: null,
      refusal_reason: null,
      rejection_note: null,
    })
    .where('id', '=', itemId)
    .execute();
  await tx
    .updateTable('handovers')
    .set({ look_due_at: at, tasks_stale: true })
    .where('id', '=', handoverId)
    .execute();
  await touchHandover(tx, handoverId, at);
  await writeAudit(tx, {
    handoverId,
    at,
    actor: by,
    action: what.action,
    details: {
      mail: filing.mailId,
      ...('number' in what ? { number: what.number } : {}),
      item: itemId,
      position: item.position,
      contact: contactId,
      fingerprint: filing.fingerprint.toString('hex'),
    },
  });
  return { answerId, submissionId };
}

async function answerable(tx: Queries, { handoverId, itemId }: Filing): Promise<ItemRow> {
  const item = await readItem(tx, handoverId, itemId);
  if (!item) throw new Refusal('no_such_item', 'Choose the item that this belongs to.');
  if (item.state === 'accepted' || item.state === 'waived') {
    throw new Refusal(
      'item_settled',
      `“${item.name}” is ${item.state} already. Choose another item, or leave it aside.`,
    );
  }
  return item;
}

/** Who wrote; a colleague of theirs who is no contact stands for the one whose message was answered. */
async function contactOf(tx: Queries, mailId: string): Promise<string> {
  const row = await tx
    .selectFrom('inbound_messages as i')
    .leftJoin('messages as m', 'm.id', 'i.about_message_id')
    .select(['i.contact_id as wrote', 'm.contact_id as asked'])
    .where('i.id', '=', mailId)
    .executeTakeFirstOrThrow();
  const contact = row.wrote ?? row.asked;
  if (contact === null) {
    throw new Refusal(
      'no_contact',
      'Nobody who is a contact of this handover stands behind this mail. Say who wrote it first, or leave it aside.',
    );
  }
  return contact;
}
