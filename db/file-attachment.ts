import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import { heldFile, type AttachmentAct } from './inbound-acts';
import { readItem, refuseWhenOver, type ItemRow } from './items';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';

export interface Filing extends AttachmentAct {
  itemId: string;
  /** The answer that the filing makes, sealed to the handover. */
  sealed: Uint8Array;
  fingerprint: Buffer;
}

/**
 * Puts a file that came by mail under an item: that is an answer, `provided`, of the contact whose mail it was. Files
 * that the item has already stay with it. The workflow looks at once. Throws Refusal, and nothing has changed then.
 */
export async function fileAttachment(db: Db, filing: Filing): Promise<void> {
  const { handoverId, itemId, at, by } = filing;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await refuseWhenOver(tx, handoverId);
    const fileId = await heldFile(tx, filing);
    const item = await answerable(tx, filing);
    const contactId = await contactOf(tx, filing.mailId);
    const submissionId = await openAndShut(tx, filing, contactId);
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
      .updateTable('files')
      .set({ item_id: itemId, submission_id: submissionId })
      .where('id', '=', fileId)
      .execute();
    await tx
      .updateTable('inbound_attachments')
      .set({ state: 'filed', item_id: itemId, decided_at: at, decided_by: by })
      .where('inbound_id', '=', filing.mailId)
      .where('number', '=', filing.number)
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
      action: 'mail.filed',
      details: {
        mail: filing.mailId,
        number: filing.number,
        item: itemId,
        position: item.position,
        contact: contactId,
        fingerprint: filing.fingerprint.toString('hex'),
      },
    });
  });
}

async function answerable(tx: Queries, { handoverId, itemId }: Filing): Promise<ItemRow> {
  const item = await readItem(tx, handoverId, itemId);
  if (!item) throw new Refusal('no_such_item', 'Choose the item that this file belongs to.');
  if (item.state === 'accepted' || item.state === 'waived') {
    throw new Refusal(
      'item_settled',
      `“${item.name}” is ${item.state} already. Choose another item, or leave the file aside.`,
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
      'Nobody who is a contact of this handover stands behind this mail. Add its sender as a contact first, or leave the file aside.',
    );
  }
  return contact;
}

/** A sitting without a page: begun and ended when the file was filed, and without a receipt, for nobody was shown one. */
async function openAndShut(
  tx: Queries,
  { handoverId, at }: Filing,
  contactId: string,
): Promise<string> {
  const id = randomUUID();
  const { last } = await tx
    .selectFrom('submissions')
    .select((e) => e.fn.max<number | null>('number').as('last'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('submissions')
    .values({
      id,
      handover_id: handoverId,
      contact_id: contactId,
      link_id: null,
      number: (last ?? 0) + 1,
      opened_at: at,
      last_saved_at: at,
      finished_at: at,
      receipt_number: null,
      receipt: sql`null`,
    })
    .execute();
  return id;
}
