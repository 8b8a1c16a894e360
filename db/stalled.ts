import type { StalledReason } from '../domain/handover/stage';
import type { HandoverRow } from './dossier';
import type { Queries } from './pool';

export interface StallState {
  stall: { reason: StalledReason; since: Date } | null;
  /** When the account manager is told of it; only for a reason that is new. */
  tellAt: Date;
  /** When to look again by time alone; null: only when something happens. */
  checkAt: Date | null;
  /** Business time of judging. */
  at: Date;
}

/** What was read of a handover before it was judged. */
export type StallSeen = Pick<HandoverRow, 'id' | 'revision' | 'stalled_reason' | 'stall_check_at'>;

/**
 * Sets or clears why a handover waits for a person. The same reason keeps its since, and is told once. Nothing is
 * written where the row said so already, nor where it has changed since: false then, and it is to be judged anew.
 */
export async function setStalled(
  queries: Queries,
  seen: StallSeen,
  { stall, tellAt, checkAt, at }: StallState,
): Promise<boolean> {
  const reason = stall?.reason ?? null;
  const isNew = reason !== seen.stalled_reason;
  if (!isNew && isLookedAtInTime(seen.stall_check_at, { checkAt, at })) return true;
  const { numUpdatedRows } = await queries
    .updateTable('handovers')
    .set({
      stall_check_at: checkAt,
      ...(isNew
        ? {
            stalled_reason: reason,
            stalled_since: stall?.since ?? null,
            stalled_told_at: null,
            stalled_tell_at: stall === null ? null : tellAt,
          }
        : {}),
    })
    .where('id', '=', seen.id)
    .where('revision', '=', seen.revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What each answer puts off is not written each time: an earlier look that is still to come finds out by when to look again. */
function isLookedAtInTime(
  planned: Date | null,
  { checkAt, at }: Pick<StallState, 'checkAt' | 'at'>,
): boolean {
  if (planned === null) return checkAt === null;
  return planned > at && (checkAt === null || planned <= checkAt);
}

/** Handovers that time alone may have made stand still by `at` (business time), oldest first. */
export async function stallChecksDue(queries: Queries, at: Date, most: number): Promise<string[]> {
  const rows = await queries
    .selectFrom('handovers')
    .select('id')
    .where('stall_check_at', '<=', at)
    .orderBy('stall_check_at')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** Handovers whose account manager is to be told by `at` (business time) that they stand still, oldest first. */
export async function stallsToTell(queries: Queries, at: Date, most: number): Promise<string[]> {
  const rows = await queries
    .selectFrom('handovers')
    .select('id')
    .where('stalled_tell_at', '<=', at)
    .orderBy('stalled_tell_at')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** Puts the next try off until `again`. */
export async function tellStallLater(
  queries: Queries,
  handoverId: string,
  { reason, again }: { reason: StalledReason; again: Date },
): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ stalled_tell_at: again })
    .where('id', '=', handoverId)
    .where('stalled_reason', '=', reason)
    .execute();
}

/** Told, once for this reason; unless more came while it was told (`again`: what {@link tellStallLater} had set). */
export async function stallTold(
  queries: Queries,
  handoverId: string,
  { reason, again, at }: { reason: StalledReason; again: Date; at: Date },
): Promise<void> {
  await queries
    .updateTable('handovers')
    .set((e) => ({
      stalled_told_at: at,
      stalled_tell_at: e
        .case()
        .when('stalled_tell_at', '=', again)
        .then(null)
        .else(e.ref('stalled_tell_at'))
        .end(),
    }))
    .where('id', '=', handoverId)
    .where('stalled_reason', '=', reason)
    .execute();
}

/** More of the same has come since its account manager was told: told once more, in a message of its own. */
export async function tellAgain(
  queries: Queries,
  handoverId: string,
  { reason, tellAt }: { reason: StalledReason; tellAt: Date },
): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ stalled_tell_at: tellAt })
    .where('id', '=', handoverId)
    .where('stalled_reason', '=', reason)
    .where('stalled_told_at', 'is not', null)
    .execute();
}

export interface StalledLine {
  id: string;
  number: string;
  clientName: string;
  previousMspName: string;
  reason: StalledReason;
  since: Date;
  managerName: string;
}

/** Everything that stands still, the longest first. */
export async function readStalled(queries: Queries, most: number): Promise<StalledLine[]> {
  const rows = await queries
    .selectFrom('handovers as h')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('previous_msps as p', 'p.id', 'h.previous_msp_id')
    .select([
      'h.id',
      'h.number',
      'c.name as clientName',
      'p.name as previousMspName',
      'h.stalled_reason as reason',
      'h.stalled_since as since',
      'h.account_manager_name as managerName',
    ])
    .where('h.stalled_reason', 'is not', null)
    .orderBy('h.stalled_since')
    .limit(most)
    .execute();
  return rows.flatMap(({ reason, since, ...line }) =>
    reason === null || since === null ? [] : [{ ...line, reason, since }],
  );
}
