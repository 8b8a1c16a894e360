import { sql } from 'kysely';
import type { Queries } from './pool';

/** A request that a second person may agree to, as their mail names it: no reason and nothing sealed. */
export interface AskedToAgree {
  handoverId: string;
  number: string;
  clientName: string;
  /** Null for a package, a file for the next vault, and what was sent besides. */
  itemName: string | null;
  what: 'item' | 'also_sent' | 'package' | 'file';
  /** Who asks: told by name, and not asked. */
  askedBy: { name: string; email: string };
  expiresAt: Date;
  /** Of its page in the console. */
  path: string;
}

/** What of it is told: a look, or a file for the next vault. */
export interface Request {
  id: string;
  of: 'look' | 'file';
}

/** Takes it on until `again`, when it is tried anew; undefined when it is over, or told already. */
export async function takeRequest(
  queries: Queries,
  { id, of }: Request,
  { at, again }: { at: Date; again: Date },
): Promise<AskedToAgree | undefined> {
  await queries
    .updateTable(of === 'look' ? 'reveals' : 'exports')
    .set({ tell_due_at: again })
    .where('id', '=', id)
    .where('tell_due_at', 'is not', null)
    .execute();
  const asked = of === 'look' ? await lookAsked(queries, id) : await fileAsked(queries, id);
  if (asked && asked.expiresAt > at) return asked;
  await requestTold(queries, { id, of });
  return undefined;
}

export async function requestTold(queries: Queries, { id, of }: Request): Promise<void> {
  await queries
    .updateTable(of === 'look' ? 'reveals' : 'exports')
    .set({ tell_due_at: null })
    .where('id', '=', id)
    .execute();
}

async function lookAsked(queries: Queries, id: string): Promise<AskedToAgree | undefined> {
  const row = await queries
    .selectFrom('reveals as r')
    .innerJoin('handovers as h', 'h.id', 'r.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('staff as s', 's.id', 'r.asked_by')
    .leftJoin('items as i', 'i.id', 'r.item_id')
    .where('r.id', '=', id)
    .where('r.tell_due_at', 'is not', null)
    .select(['h.id as handoverId', 'h.number', 'c.name as clientName', 'i.name as itemName'])
    .select(['r.item_id', 'r.piece_id', 'r.expires_at', 's.name', 's.email'])
    .executeTakeFirst();
  if (!row?.expires_at) return undefined;
  const { handoverId, number, clientName, itemName, name, email } = row;
  const base = `/handovers/${handoverId}`;
  return {
    ...{ handoverId, number, clientName, itemName },
    what: row.item_id !== null ? 'item' : row.piece_id !== null ? 'also_sent' : 'package',
    askedBy: { name, email },
    expiresAt: row.expires_at,
    path:
      row.item_id === null ? `${base}/looks/${id}` : `${base}/items/${row.item_id}/reveal/${id}`,
  };
}

async function fileAsked(queries: Queries, id: string): Promise<AskedToAgree | undefined> {
  const row = await queries
    .selectFrom('exports as x')
    .innerJoin('handovers as h', 'h.id', 'x.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .leftJoin('staff as s', (join) => join.on(sql<boolean>`x.made_by = 'staff:' || s.email`))
    .where('x.id', '=', id)
    .where('x.tell_due_at', 'is not', null)
    .where('x.approved_at', 'is', null)
    .where('x.gone_at', 'is', null)
    .select(['h.id as handoverId', 'h.number', 'c.name as clientName'])
    .select(['x.made_by', 'x.expires_at', 's.name', 's.email'])
    .executeTakeFirst();
  if (!row) return undefined;
  const { handoverId, number, clientName, made_by: by } = row;
  const email = row.email ?? by.replace(/^staff:/, '');
  return {
    ...{ handoverId, number, clientName, itemName: null },
    what: 'file',
    askedBy: { name: row.name ?? email, email },
    expiresAt: row.expires_at,
    path: `/handovers/${handoverId}/hand-off`,
  };
}
