import type { Party, Rung } from '../domain/contacts/contact';
import type { Queries } from './pool';

/** The rows agree with what the previous MSP and the client said up to here. */
export async function forgetStale(queries: Queries, handoverId: string): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ tasks_stale: false })
    .where('id', '=', handoverId)
    .execute();
}

/** The authority is signed: the letter may go. */
export async function leaveAuthority(queries: Queries, handoverId: string): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ stage: 'requested' })
    .where('id', '=', handoverId)
    .where('stage', '=', 'authority')
    .execute();
}

/** Who gave each item's present answer; a contact that was taken away since is still its giver. */
export async function readGivers(
  queries: Queries,
  handoverId: string,
): Promise<Map<string, { contactId: string; rung: Rung; party: Party }>> {
  const rows = await queries
    .selectFrom('items as i')
    .innerJoin('answers as a', 'a.id', 'i.answer_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .select(['i.id', 'c.id as contactId', 'c.rung', 'c.party'])
    .where('i.handover_id', '=', handoverId)
    .execute();
  return new Map(rows.map(({ id, ...giver }) => [id, giver]));
}
