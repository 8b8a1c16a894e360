import { isOnLadder, type Rung } from '../domain/contacts/contact';
import type { ClientFacts, PreviousMspFacts } from './clients';
import type { Queries } from './pool';

export interface RememberedContact {
  rung: Rung;
  name: string;
  email: string;
}

export interface RememberedClient extends ClientFacts {
  signatory: { name: string; title: string; email: string } | null;
  sponsor: { name: string; email: string } | null;
}

export interface RememberedPreviousMsp extends PreviousMspFacts {
  /** Of the newest handover with it: those who were neither removed nor bounced. */
  contacts: RememberedContact[];
}

const PLACE = ['name', 'address', 'country', 'region', 'time_zone as timeZone'] as const;

/** A client as its newest handover knows it, or undefined. */
export async function rememberClient(
  queries: Queries,
  id: string,
): Promise<RememberedClient | undefined> {
  const client = await queries
    .selectFrom('clients')
    .select([...PLACE, 'call_back_phone as callBackPhone'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!client) return undefined;
  const people = await queries
    .selectFrom('handovers as h')
    .innerJoin('authorities as a', 'a.handover_id', 'h.id')
    .leftJoin('contacts as c', (join) =>
      join
        .onRef('c.handover_id', '=', 'h.id')
        .on('c.rung', '=', 'sponsor')
        .on('c.removed_at', 'is', null),
    )
    .where('h.client_id', '=', id)
    .orderBy('h.created_at', 'desc')
    .select(['a.signatory_name', 'a.signatory_title', 'a.signatory_email', 'c.name', 'c.email'])
    .limit(1)
    .executeTakeFirst();
  if (!people) return { ...client, signatory: null, sponsor: null };
  const signatory = {
    name: people.signatory_name,
    title: people.signatory_title,
    email: people.signatory_email,
  };
  const { name, email } = people;
  // Without a sponsor of its own, the signatory stands in: that is not worth remembering twice.
  const own = name !== null && email !== null && email !== signatory.email;
  return { ...client, signatory, sponsor: own ? { name, email } : null };
}

/** A previous MSP with the people who answered for it last, or undefined. */
export async function rememberPreviousMsp(
  queries: Queries,
  id: string,
): Promise<RememberedPreviousMsp | undefined> {
  const msp = await queries
    .selectFrom('previous_msps')
    .select([...PLACE, 'closing_days as closingDays'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!msp) return undefined;
  const people = await queries
    .selectFrom('contacts')
    .select(['rung', 'name', 'email'])
    .where('handover_id', '=', (e) =>
      e
        .selectFrom('handovers')
        .select('id')
        .where('previous_msp_id', '=', id)
        .orderBy('created_at', 'desc')
        .limit(1),
    )
    .where('party', '=', 'previous_msp')
    .where('removed_at', 'is', null)
    .where('bounced_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return { ...msp, contacts: people.filter(isOnLadder) };
}
