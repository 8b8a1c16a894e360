/** Why a technician works on an item: it never came, it came and is known to others, or it is a way in. */
export const TASK_REASONS = ['recover', 'rotate', 'revoke', 'day_one'] as const;
export type TaskReason = (typeof TASK_REASONS)[number];

/** standby: started before the deadline, vanishes when the item arrives. withdrawn: no longer needed. */
export const TASK_STATES = ['standby', 'open', 'done', 'waived', 'withdrawn'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export function isOpenTask(state: TaskState): boolean {
  return state === 'open' || state === 'standby';
}
