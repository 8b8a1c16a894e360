import { isOnLadder, type Party, type Rung } from '../domain/contacts/contact';
import type { Queries } from './pool';
import { write } from './transactions';

export interface Giver {
  contactId: string;
  rung: Rung;
  party: Party;
}

/** The rows agree with what the previous MSP and the client said up to here. */
export async function forgetStale(queries: Queries, handoverId: string): Promise<void> {
  await write(
    queries,
    queries.updateTable('handovers').set({ tasks_stale: false }).where('id', '=', handoverId),
  );
}

/** The authority is signed: the letter may go. */
export async function leaveAuthority(queries: Queries, handoverId: string): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('handovers')
      .set({ stage: 'requested' })
      .where('id', '=', handoverId)
      .where('stage', '=', 'authority'),
  );
}

/**
 * Who gave each item's present answer; a contact that was taken away since is still its giver. For a colleague stands
 * whoever passed it on: the chase stays with those who were asked.
 */
export async function readGivers(
  queries: Queries,
  handoverId: string,
): Promise<Map<string, Giver>> {
  const rows = await queries
    .selectFrom('items as i')
    .innerJoin('answers as a', 'a.id', 'i.answer_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .leftJoin('delegations as d', 'd.id', 'c.id')
    .leftJoin('contacts as asked', 'asked.id', 'd.by_contact')
    .select((e) => [
      'i.id',
      e.fn.coalesce('asked.id', 'c.id').as('contactId'),
      e.fn.coalesce('asked.rung', 'c.rung').as('rung'),
      'c.party',
    ])
    .where('i.handover_id', '=', handoverId)
    .execute();
  return new Map(rows.filter(isOnLadder).map(({ id, ...giver }): [string, Giver] => [id, giver]));
}
