import type { Queries } from './pool';

export async function setPaused(
  queries: Queries,
  handoverId: string,
  pause: { since: Date; until: Date | null } | null,
): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ paused_at: pause?.since ?? null, paused_until: pause?.until ?? null })
    .where('id', '=', handoverId)
    .execute();
}

/** Agreed dates after an extension or a pause; `customDeadline` (yyyy-mm-dd) before the letter went out. */
export async function setDates(
  queries: Queries,
  handoverId: string,
  dates: { deadlineAt?: Date; criticalDueAt?: Date; customDeadline?: string },
): Promise<void> {
  const change = {
    ...(dates.deadlineAt ? { deadline_at: dates.deadlineAt } : {}),
    ...(dates.criticalDueAt ? { critical_due_at: dates.criticalDueAt } : {}),
    ...(dates.customDeadline ? { custom_deadline: dates.customDeadline } : {}),
  };
  if (Object.keys(change).length === 0) return;
  await queries.updateTable('handovers').set(change).where('id', '=', handoverId).execute();
}

export async function waiveItemRows(
  queries: Queries,
  handoverId: string,
  waive: { items: readonly string[]; reason: string; at: Date },
): Promise<void> {
  await queries
    .updateTable('items')
    .set({ state: 'waived', waive_reason: waive.reason, settled_at: waive.at })
    .where('handover_id', '=', handoverId)
    .where('id', 'in', [...waive.items])
    .where('state', '!=', 'accepted')
    .execute();
}

/** The handover is cancelled: nobody works on its tasks any more. */
export async function withdrawTasks(queries: Queries, handoverId: string, at: Date): Promise<void> {
  await queries
    .updateTable('reset_tasks')
    .set({ state: 'withdrawn', finished_at: at, finished_by: 'system' })
    .where('handover_id', '=', handoverId)
    .where('state', 'in', ['standby', 'open'])
    .execute();
}
