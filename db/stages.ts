import type { Queries } from './pool';
import { write } from './transactions';

/** The letter has gone out: the dates in it are agreed. */
export async function enterRequested(
  queries: Queries,
  handoverId: string,
  dates: { requestedAt: Date; criticalDueAt: Date | null; deadlineAt: Date | null },
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('handovers')
      .set({
        stage: 'requested',
        requested_at: dates.requestedAt,
        critical_due_at: dates.criticalDueAt,
        deadline_at: dates.deadlineAt,
      })
      .where('id', '=', handoverId)
      .where('stage', 'in', ['authority', 'requested']),
  );
}

/** Outstanding items are reset tasks from here on; the reply links stay open. False when they were already. */
export async function openResets(queries: Queries, handoverId: string, at: Date): Promise<boolean> {
  const opened = await queries
    .updateTable('handovers')
    .set({ stage: 'resets', resets_opened_at: at })
    .where('id', '=', handoverId)
    .where('stage', '=', 'requested')
    .returning('id')
    .executeTakeFirst();
  return opened !== undefined;
}

export async function enterEnd(
  queries: Queries,
  handoverId: string,
  end: { stage: 'closed' | 'cancelled'; at: Date },
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('handovers')
      .set({
        stage: end.stage,
        stalled_reason: null,
        stalled_since: null,
        stalled_tell_at: null,
        stall_check_at: null,
        ...(end.stage === 'closed' ? { closed_at: end.at } : { cancelled_at: end.at }),
      })
      .where('id', '=', handoverId)
      .where('stage', 'not in', ['closed', 'cancelled']),
  );
}
