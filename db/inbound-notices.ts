import type { Place } from '../domain/contacts/contact';
import type { Queries } from './pool';

export interface BouncedContact {
  id: string;
  handoverId: string;
  name: string;
  rung: Place;
}

/** Contacts that mail came back from, and whose account manager has not been told, oldest first. */
export async function bouncesToTell(queries: Queries, most: number): Promise<BouncedContact[]> {
  return queries
    .selectFrom('contacts')
    .select(['id', 'handover_id as handoverId', 'name', 'rung'])
    .where('bounced_at', 'is not', null)
    .where('bounce_told_at', 'is', null)
    .orderBy('bounced_at')
    .limit(most)
    .execute();
}

export async function bounceTold(queries: Queries, contactId: string, at: Date): Promise<void> {
  await queries
    .updateTable('contacts')
    .set({ bounce_told_at: at })
    .where('id', '=', contactId)
    .execute();
}

/** Handovers with mail that their account manager has to be told of by now. */
export async function mailToTell(queries: Queries, at: Date, most: number): Promise<string[]> {
  const rows = await queries
    .selectFrom('inbound_messages')
    .select('handover_id')
    .distinct()
    .where('tell_at', '<=', at)
    .where('told_at', 'is', null)
    .where('handover_id', 'is not', null)
    .limit(most)
    .execute();
  return rows.flatMap((row) => row.handover_id ?? []);
}

export interface UntoldMail {
  replies: number;
  others: number;
  /** When this account manager was last told of mail for this handover. */
  lastTold: Date | null;
}

/** What waits to be told of one handover; what a person has opened since needs no telling. */
export async function untoldMail(
  queries: Queries,
  handoverId: string,
  at: Date,
): Promise<UntoldMail> {
  const row = await queries
    .selectFrom('inbound_messages')
    .where('handover_id', '=', handoverId)
    .select((e) => {
      const untold = e.and([
        e('tell_at', '<=', at),
        e('told_at', 'is', null),
        e('first_opened_at', 'is', null),
      ]);
      const count = e.fn.countAll<number>();
      return [
        count.filterWhere(e.and([untold, e('kind', '=', 'reply')])).as('replies'),
        count.filterWhere(e.and([untold, e('kind', '<>', 'reply')])).as('others'),
        e.fn.max('told_at').as('lastTold'),
      ];
    })
    .executeTakeFirstOrThrow();
  return row;
}

export async function mailTold(queries: Queries, handoverId: string, at: Date): Promise<void> {
  await queries
    .updateTable('inbound_messages')
    .set({ told_at: at })
    .where('handover_id', '=', handoverId)
    .where('tell_at', '<=', at)
    .where('told_at', 'is', null)
    .execute();
}

/** Not now: what waits to be told is told together, later. */
export async function tellLater(queries: Queries, handoverId: string, to: Date): Promise<void> {
  await queries
    .updateTable('inbound_messages')
    .set({ tell_at: to })
    .where('handover_id', '=', handoverId)
    .where('tell_at', '<', to)
    .where('told_at', 'is', null)
    .execute();
}
