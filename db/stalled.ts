import type { StalledReason } from '../domain/handover/stage';
import type { Queries } from './pool';

/** Sets or clears why a handover waits for a person; `at` is since when. The same reason keeps its since. */
export async function setStalled(
  queries: Queries,
  handoverId: string,
  { reason, at }: { reason: StalledReason | null; at: Date },
): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({
      stalled_reason: reason,
      stalled_since: reason === null ? null : at,
      stalled_told_at: null,
    })
    .where('id', '=', handoverId)
    .where('stalled_reason', 'is distinct from', reason)
    .execute();
}
