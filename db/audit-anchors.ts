import { sql } from 'kysely';
import type { ChainHead } from '../domain/audit/anchor';
import type { LocalDate } from '../domain/calendar/local-date';
import type { BrokenChain } from './audit-verify';
import type { Queries } from './pool';

/** Where every chain of the log ends now. */
export async function readHeads(queries: Queries): Promise<ChainHead[]> {
  const { rows } = await sql<ChainHead>`
    select chain, seq, encode(hash, 'hex') as hash from audit_heads order by chain`.execute(
    queries,
  );
  return rows;
}

/**
 * Where chains end that may have grown since a mark, which an earlier call returned; all of them for null. The mark is
 * null when there is none to tell of.
 */
export async function changedHeads(
  queries: Queries,
  mark: string | null,
): Promise<{ heads: ChainHead[]; mark: string | null }> {
  // The oldest transaction that may still write: what it writes is younger than the mark (xid8, PostgreSQL manual 8.19).
  const { rows } = await sql<ChainHead & { mark: string }>`
    select chain, seq, encode(hash, 'hex') as hash,
      pg_snapshot_xmin(pg_current_snapshot())::xid::text as mark
    from audit_heads h
    where seq > 0 and (${mark}::text is null or age(h.xmin) <= age(${mark}::text::xid))
    order by chain`.execute(queries);
  const heads = rows.map(({ chain, seq, hash }) => ({ chain, seq, hash }));
  return { heads, mark: rows[0]?.mark ?? null };
}

/** Chains that do not have an event, with its hash, that they once had: what an anchor saw is changed or gone. */
export async function missingFromLog(
  queries: Queries,
  heads: readonly ChainHead[],
): Promise<BrokenChain[]> {
  const { rows } = await sql<{ chain: string; number: string | null; at: number }>`
    select a.chain, h.number, min(a.seq) as at
    from unnest(${heads.map(({ chain }) => chain)}::uuid[], ${heads.map(({ seq }) => seq)}::bigint[],
      ${heads.map(({ hash }) => hash)}::text[]) as a (chain, seq, hash)
    left join audit_events e on e.chain = a.chain and e.seq = a.seq
    left join handovers h on h.id = a.chain
    where a.seq > 0 and (e.hash is null or encode(e.hash, 'hex') <> a.hash)
    group by a.chain, h.number order by a.chain`.execute(queries);
  return rows.map(({ chain, number, at }) => ({
    handoverId: /^[0-]+$/.test(chain) ? null : chain,
    number,
    brokenAt: at,
  }));
}

export interface AnchorRow {
  day: LocalDate;
  sha256: Buffer;
  stampedAt: Date | null;
}

/** The newest anchor that was made; undefined before the first. */
export async function lastAnchor(queries: Queries): Promise<AnchorRow | undefined> {
  return queries
    .selectFrom('audit_anchors')
    .select(['day', 'sha256', 'stamped_at as stampedAt'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function anchorDone(
  queries: Queries,
  anchor: { day: LocalDate; at: Date; chains: number; sha256: Buffer },
): Promise<void> {
  await queries
    .insertInto('audit_anchors')
    .values({ ...anchor, stamped_at: null })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
}

export async function anchorStamped(queries: Queries, day: LocalDate, at: Date): Promise<void> {
  await queries
    .updateTable('audit_anchors')
    .set({ stamped_at: at })
    .where('day', '=', day)
    .execute();
}
