import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import type { MailAct } from './inbound-acts';
import type { Db, Queries } from './pool';
import { lockLiveHandover } from './positions';
import type { InboundKind } from '../domain/inbound/inbound-kind';

/** Running handovers by number, newest first: where a mail can be placed. */
export async function runningHandovers(
  queries: Queries,
  most: number,
): Promise<{ number: string; client: string }[]> {
  return queries
    .selectFrom('handovers as h')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .select(['h.number', 'c.name as client'])
    .where('h.stage', 'in', ['authority', 'requested', 'resets'])
    .orderBy('h.number', 'desc')
    .limit(most)
    .execute();
}

/**
 * A person says whose mail it is: it stands in that handover's correspondence from now on, and the worker seals it anew.
 * Returns the handover's id. Throws Refusal.
 */
export async function placeMail(
  db: Db,
  { mailId, number, by, at }: Omit<MailAct, 'handoverId'> & { number: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const handover = await tx
      .selectFrom('handovers')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirst();
    if (!handover) {
      throw new Refusal('no_such_handover', 'There is no handover with this number.');
    }
    await lockLiveHandover(tx, handover.id);
    const placed = await tx
      .updateTable('inbound_messages')
      .set({ place_in: handover.id, placed_at: at, placed_by: by, set_aside_at: null })
      .where('id', '=', mailId)
      .where('handover_id', 'is', null)
      .where('place_in', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!placed) throw new Refusal('placed', 'Somebody has said already whose mail this is.');
    await writeAudit(tx, {
      handoverId: handover.id,
      at,
      actor: by,
      action: 'mail.placed',
      details: { mail: mailId },
    });
    return handover.id;
  });
}

export interface MailToPlace {
  id: string;
  handoverId: string;
  kind: InboundKind;
  chunks: number;
  sealed: Buffer;
}

/** Mail that a person has placed and that is not sealed to its handover yet, in the order of the placing. */
export async function mailToPlace(queries: Queries, most: number): Promise<MailToPlace[]> {
  return queries
    .selectFrom('inbound_messages')
    .select(['id', 'place_in as handoverId', 'kind', 'chunks', 'sealed'])
    .where('place_in', 'is not', null)
    .orderBy('placed_at')
    .limit(most)
    .$narrowType<{ handoverId: string }>()
    .execute();
}

/** It is its handover's; false when it was before. Needs the handover's lock. */
export async function mailIsPlaced(
  tx: Queries,
  { id, handoverId, contactId }: { id: string; handoverId: string; contactId: string | null },
): Promise<boolean> {
  const row = await tx
    .updateTable('inbound_messages')
    .set({
      handover_id: handoverId,
      contact_id: contactId,
      matched_by: 'person',
      place_in: null,
    })
    .where('id', '=', id)
    .where('place_in', '=', handoverId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Nothing can be sealed to that handover any more: the mail is back among those that are nobody's. */
export async function takeBackPlacing(tx: Queries, id: string): Promise<void> {
  await tx
    .updateTable('inbound_messages')
    .set({ place_in: null, placed_at: null, placed_by: null })
    .where('id', '=', id)
    .execute();
}

/** A person says which contact of the handover wrote a mail. Throws Refusal. */
export async function nameWriter(
  db: Db,
  act: MailAct & { handoverId: string; contactId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, act.handoverId);
    const contact = await tx
      .selectFrom('contacts')
      .select('id')
      .where('handover_id', '=', act.handoverId)
      .where('id', '=', act.contactId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!contact) throw new Refusal('no_such_contact', 'Choose the contact who wrote this.');
    const named = await tx
      .updateTable('inbound_messages')
      .set({ contact_id: act.contactId })
      .where('id', '=', act.mailId)
      .where('handover_id', '=', act.handoverId)
      .where('contact_id', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!named) throw new Refusal('writer_known', 'It is known already who wrote this.');
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'mail.writer_named',
      details: { mail: act.mailId, contact: act.contactId },
    });
  });
}
