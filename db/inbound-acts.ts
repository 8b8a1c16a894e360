import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import { Refusal } from '../domain/problem';
import { lockHandover } from './positions';

export interface MailAct {
  /** Null for mail that is no handover's. */
  handoverId: string | null;
  mailId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/**
 * Writes down that a mail is about to be read, or handed out as it came. Committed before anything is opened: when this
 * throws, nothing may be shown.
 */
export async function recordMailRead(
  db: Db,
  act: MailAct & { as: 'opened' | 'downloaded' },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('inbound_messages')
      .set({ first_opened_at: act.at })
      .where('id', '=', act.mailId)
      .where('first_opened_at', 'is', null)
      .execute();
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: `mail.${act.as}`,
      details: { mail: act.mailId },
    });
  });
}

/** Mail of no handover's that a person is done with leaves the list, and stays sealed. */
export async function setAside(db: Db, act: MailAct & { reason: string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const done = await tx
      .updateTable('inbound_messages')
      .set({ set_aside_at: act.at, set_aside_by: act.by, set_aside_reason: act.reason })
      .where('id', '=', act.mailId)
      .where('handover_id', 'is', null)
      .where('place_in', 'is', null)
      .where('set_aside_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!done) throw new Refusal('set_aside', 'This mail has been put aside already.');
    await writeAudit(tx, {
      handoverId: null,
      at: act.at,
      actor: act.by,
      action: 'mail.set_aside',
      details: { mail: act.mailId, reason: act.reason },
    });
  });
}

export interface AttachmentAct extends MailAct {
  handoverId: string;
  number: number;
}

/** Throws Refusal unless the file still waits for a person's word. Needs the handover's lock. */
export async function heldFile(tx: Queries, act: AttachmentAct): Promise<string> {
  const row = await tx
    .selectFrom('inbound_attachments as a')
    .innerJoin('inbound_messages as i', 'i.id', 'a.inbound_id')
    .select(['a.file_id', 'a.state'])
    .where('a.inbound_id', '=', act.mailId)
    .where('a.number', '=', act.number)
    .where('i.handover_id', '=', act.handoverId)
    .executeTakeFirst();
  if (!row) throw new Refusal('no_such_file', 'No such file came with this mail.');
  if (row.state !== 'held') {
    throw new Refusal('file_decided', 'Somebody has said already what this file is.');
  }
  return row.file_id;
}

/** A file that belongs to no item: it stays sealed, and says why nobody filed it. Throws Refusal. */
export async function dismissAttachment(
  db: Db,
  act: AttachmentAct & { reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, act.handoverId);
    await heldFile(tx, act);
    await tx
      .updateTable('inbound_attachments')
      .set({
        state: 'dismissed',
        decided_at: act.at,
        decided_by: act.by,
        reason: act.reason,
      })
      .where('inbound_id', '=', act.mailId)
      .where('number', '=', act.number)
      .execute();
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'mail.dismissed',
      details: { mail: act.mailId, number: act.number, reason: act.reason },
    });
  });
}
