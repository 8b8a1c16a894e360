import { sql, type RawBuilder } from 'kysely';
import type { Queries } from './pool';

/** A client as an input names it; null keeps what an earlier handover said. */
export interface ClientFacts {
  name: string;
  address: string | null;
  country: string;
  region: string | null;
  timeZone: string;
  callBackPhone: string | null;
}

/** A previous MSP as an input names it; a null address or no closing days keep what is known. */
export interface PreviousMspFacts {
  name: string;
  address: string | null;
  country: string;
  region: string | null;
  timeZone: string;
  /** yyyy-mm-dd in the office's own calendar. */
  closingDays: readonly string[];
}

/**
 * `insert … returning id` of a client, for a `with` clause. One row per name, whatever its capitals, and place.
 */
export function upsertClient(id: string, facts: ClientFacts, at: Date): RawBuilder<unknown> {
  return sql`
    insert into clients (id, name, address, country, region, time_zone, call_back_phone, created_at)
    values (${id}, ${facts.name}, ${facts.address}, ${facts.country}, ${facts.region},
      ${facts.timeZone}, ${facts.callBackPhone}, ${at})
    on conflict (lower(name), country, coalesce(region, ''), time_zone) do update set
      address = coalesce(excluded.address, clients.address),
      call_back_phone = coalesce(excluded.call_back_phone, clients.call_back_phone)
    returning id`;
}

/**
 * `insert … returning id` of a previous MSP, for a `with` clause that has a `client` before it:
 * reading from it fixes the order of the two row locks, so that two starts never deadlock.
 */
export function upsertPreviousMsp(
  id: string,
  facts: PreviousMspFacts,
  at: Date,
): RawBuilder<unknown> {
  return sql`
    insert into previous_msps (id, name, address, country, region, time_zone, closing_days, created_at)
    select ${id}::uuid, ${facts.name}, ${facts.address}, ${facts.country}, ${facts.region},
      ${facts.timeZone}, ${facts.closingDays}::text[], ${at}::timestamptz
    from client
    on conflict (lower(name), country, coalesce(region, ''), time_zone) do update set
      address = coalesce(excluded.address, previous_msps.address),
      closing_days = case when excluded.closing_days = '{}' then previous_msps.closing_days
        else excluded.closing_days end
    returning id`;
}

/** Clients met before, by name: what a start form offers. */
export async function listClients(queries: Queries): Promise<(ClientFacts & { id: string })[]> {
  return queries
    .selectFrom('clients')
    .select((e) => [
      'id',
      'name',
      'address',
      'country',
      'region',
      e.ref('time_zone').as('timeZone'),
      e.ref('call_back_phone').as('callBackPhone'),
    ])
    .orderBy('name')
    .limit(1000)
    .execute();
}

/** Previous MSPs met before, by name: what a start form and the board's filter offer. */
export async function listPreviousMsps(
  queries: Queries,
): Promise<(PreviousMspFacts & { id: string })[]> {
  return queries
    .selectFrom('previous_msps')
    .select((e) => [
      'id',
      'name',
      'address',
      'country',
      'region',
      e.ref('time_zone').as('timeZone'),
      e.ref('closing_days').as('closingDays'),
    ])
    .orderBy('name')
    .limit(1000)
    .execute();
}
