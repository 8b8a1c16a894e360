import { sql } from 'kysely';
import type { Queries } from './pool';

/**
 * After the counters were counted anew: when nothing is left to settle the workflow looks at once, so that
 * the handover closes; when the last overdue task is no more, so that it is not shown as stalled any longer.
 * `at` is business time.
 */
export async function lookWhenSettled(tx: Queries, handoverId: string, at: Date): Promise<void> {
  await sql`
    update handovers set look_due_at = ${at}
    where id = ${handoverId} and (unsettled = 0 or (stalled_reason = 'task_overdue' and not exists (
      select from reset_tasks t where t.handover_id = ${handoverId} and t.state = 'open'
        and greatest(t.due_at, t.blocked_until) <= ${at})))`.execute(tx);
}
