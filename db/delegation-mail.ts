import { COLLEAGUE } from '../domain/contacts/contact';
import { checkPassing, MOST_PASSED_ON } from '../domain/links/passing-on';
import { insertContact } from './contacts';
import { lockHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';

export interface DelegationToMail {
  id: string;
  handoverId: string;
  byName: string;
  name: string;
  email: string;
  groups: string[];
}

/**
 * Makes the colleague a contact, once, and puts the next try off until `again`: one that cannot be sent holds up no
 * other. Undefined when it was withdrawn meanwhile.
 */
export async function takeDelegation(
  db: Db,
  id: string,
  { at, again }: { at: Date; again: Date },
): Promise<DelegationToMail | undefined> {
  return db.transaction().execute(async (tx) => {
    const { handover_id: handoverId } = await tx
      .selectFrom('delegations')
      .select('handover_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await lockHandover(tx, handoverId);
    const row = await tx
      .updateTable('delegations as d')
      .from('contacts as who')
      .set({ mail_due_at: again })
      .whereRef('who.id', '=', 'd.by_contact')
      .where('d.id', '=', id)
      .where('d.withdrawn_at', 'is', null)
      .where('d.mail_due_at', 'is not', null)
      .returning(['d.name', 'd.email', 'd.groups', 'who.name as byName'])
      .executeTakeFirst();
    if (!row) return undefined;
    if (!(await isWithinBounds(tx, { id, handoverId, ...row }))) {
      await tx.updateTable('delegations').set({ mail_due_at: null }).where('id', '=', id).execute();
      return undefined;
    }
    const known = await tx
      .selectFrom('contacts')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!known) {
      await insertContact(tx, {
        id,
        handover_id: handoverId,
        party: 'previous_msp',
        rung: COLLEAGUE,
        name: row.name,
        email: row.email,
        bounced_at: null,
        bounce_told_at: null,
        removed_at: null,
        created_at: at,
      });
    }
    return { id, handoverId, ...row };
  });
}

/**
 * The portal has checked all this. It faces the internet, so nothing is mailed to a stranger on its word alone: not
 * under a name that is none, and not more often than a handover may.
 */
async function isWithinBounds(
  tx: Queries,
  { id, handoverId, ...row }: Omit<DelegationToMail, 'byName'>,
): Promise<boolean> {
  const all = await tx
    .selectFrom('delegations')
    .select('id')
    .where('handover_id', '=', handoverId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const place = all.findIndex((one) => one.id === id);
  return place < MOST_PASSED_ON && checkPassing(row, row.groups).ok;
}

/** The mail has gone, or its server will never take it: the colleague's link is there, which the lists show. */
export async function delegationMailed(
  db: Db,
  { id, handoverId, at }: { id: string; handoverId: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await tx.updateTable('delegations').set({ mail_due_at: null }).where('id', '=', id).execute();
    await touchHandover(tx, handoverId, at);
  });
}
