import { sql } from 'kysely';
import type { Queries } from './pool';

export interface BrokenChain {
  /** The handover's id; null for what concerns none, such as a new token. */
  handoverId: string | null;
  number: string | null;
  /** Number of the first event that is changed, missing or in a wrong place. */
  brokenAt: number;
}

export interface AuditVerdict {
  chains: number;
  events: number;
  broken: BrokenChain[];
}

/** More broken chains than this are counted among the first ones only: one is alarm enough. */
const MOST_BROKEN = 100;

/**
 * Recomputes every hash chain of the audit log (migration 0002), or that of one handover, in one pass:
 * a changed, removed, inserted or moved event shows, and so does a cut tail, by the chain's head.
 */
export async function verifyAudit(queries: Queries, handoverId?: string): Promise<AuditVerdict> {
  const only = handoverId === undefined ? sql`true` : sql`chain = ${handoverId}::uuid`;
  const { rows } = await sql<{
    chains: number;
    events: number | null;
    broken: { chain: string; number: string | null; at: number }[] | null;
  }>`
    with checked as (
      select chain, seq, handover_id,
        hash = audit_hash(previous_hash, chain, seq, at, actor, action, details)
          and previous_hash = coalesce(lag(hash) over w, '\\x'::bytea)
          and seq = row_number() over w
          and chain = coalesce(handover_id, '00000000-0000-0000-0000-000000000000') as good
      from audit_events where ${only} window w as (partition by chain order by seq)
    ), chains as (
      select chain, count(*) as events, min(seq) filter (where not good) as first_bad
      from checked group by chain
    ), heads as (
      select chain, seq, hash from audit_heads where ${only}
    ), verdicts as (
      select coalesce(c.chain, h.chain) as chain, coalesce(c.events, 0) as events,
        coalesce(c.first_bad, case when h.seq = c.events and h.hash = l.hash then null
          else least(coalesce(h.seq, 0), coalesce(c.events, 0)) + 1 end) as bad
      from chains c full join heads h using (chain)
      left join audit_events l on l.chain = c.chain and l.seq = c.events
    )
    select count(*) as chains, sum(events)::bigint as events, (
      select jsonb_agg(jsonb_build_object('chain', b.chain, 'number', n.number, 'at', b.bad))
      from (select chain, bad from verdicts where bad is not null order by chain limit ${MOST_BROKEN}) b
      left join handovers n on n.id = b.chain) as broken
    from verdicts`.execute(queries);
  const row = rows[0];
  return {
    chains: row?.chains ?? 0,
    events: row?.events ?? 0,
    broken: (row?.broken ?? []).map(({ chain, number, at }) => ({
      handoverId: /^[0-]+$/.test(chain) ? null : chain,
      number,
      brokenAt: at,
    })),
  };
}
