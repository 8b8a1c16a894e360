/** Where a handover is in its life. `paused` and `stalled` are flags beside the stage, never stages. */
export const STAGES = ['draft', 'authority', 'requested', 'resets', 'closed', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];

/** Nothing more happens by itself in these stages, and commands are refused. */
export function isOver(stage: Stage): boolean {
  return stage === 'closed' || stage === 'cancelled';
}

/** Why nothing will happen, or nothing has happened for too long, unless a person acts. */
export const STALLED_REASONS = [
  'authority_unsigned',
  'every_contact_bounced',
  'link_never_opened',
  'no_answer',
  'refused',
  'promise_broken',
  'ladder_exhausted',
  'rejected_not_replaced',
  'task_overdue',
  'circle',
  'mail_failing',
  'worker_failing',
] as const;
export type StalledReason = (typeof STALLED_REASONS)[number];
