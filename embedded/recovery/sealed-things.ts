import { sql } from 'kysely';
import type { Queries } from '../../db/pool';

/** What is sealed, whole: each opens, or does not, as one. */
export type Kind =
  | 'answer'
  | 'file'
  | 'upload'
  | 'mail'
  | 'question'
  | 'decline'
  | 'also_sent'
  | 'export'
  | 'fragment';

export interface Thing {
  what: Kind;
  id: string;
}

/** What one handover holds that its key opens. What left for the client was emptied, and is none of it. */
export async function thingsOf(queries: Queries, handoverId: string): Promise<Thing[]> {
  const { rows } = await sql<Thing>`
    select 'answer' as what, id from answers where handover_id = ${handoverId} and sealed <> ''
    union all
    select 'file', id from files where handover_id = ${handoverId} and sealed_manifest <> ''
    union all
    select 'upload', id from uploads where handover_id = ${handoverId} and claimed_at is null
    union all
    select 'mail', id from inbound_messages where handover_id = ${handoverId} and sealed <> ''
    union all
    select 'question', id from item_questions where handover_id = ${handoverId} and sealed <> ''
    union all
    select 'decline', id from authority_declines where handover_id = ${handoverId} and sealed <> ''
    union all
    select 'also_sent', id from also_sent where handover_id = ${handoverId} and sealed <> ''
    union all
    select 'export', id from exports where handover_id = ${handoverId} and sealed_manifest <> ''
    union all
    -- Of a form or an export that was broken off: pieces, and nothing that says what they were.
    select distinct 'fragment', file_id from file_chunks c where handover_id = ${handoverId}
      and not exists (select from files f where f.id = c.file_id)
      and not exists (select from uploads u where u.id = c.file_id)
    union all
    select distinct 'fragment', export_id from export_chunks c where handover_id = ${handoverId}
      and not exists (select from exports e where e.id = c.export_id)
  `.execute(queries);
  return rows;
}

/** Mail that is no handover's. */
export async function strangersMail(queries: Queries): Promise<Thing[]> {
  const { rows } = await sql<Thing>`
    select 'mail' as what, id from inbound_messages where handover_id is null and sealed <> ''`.execute(
    queries,
  );
  return rows;
}

/** Packages that wait for a client, sealed to its own passphrase or key. */
export async function countPackages(queries: Queries): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct package_id)::int as n from package_chunks`.execute(queries);
  return rows[0]?.n ?? 0;
}
