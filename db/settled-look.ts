import type { Queries } from './pool';

/**
 * After the counters were counted anew: when nothing is left to settle the workflow looks at once, so that
 * the handover closes; and whether tasks still hold it up is found out without the workflow. `at` is business time.
 */
export async function lookWhenSettled(tx: Queries, handoverId: string, at: Date): Promise<void> {
  await tx
    .updateTable('handovers')
    .set({ look_due_at: at })
    .where('id', '=', handoverId)
    .where('unsettled', '=', 0)
    .execute();
  await tx
    .updateTable('handovers')
    .set({ stall_check_at: at })
    .where('id', '=', handoverId)
    .where('stalled_reason', 'in', ['circle', 'task_overdue'])
    .execute();
}
