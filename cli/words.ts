const STALLED: Readonly<Record<string, string>> = {
  authority_unsigned: 'the authority is not signed',
  every_contact_bounced: 'every contact bounced',
  link_never_opened: 'nobody opened the link',
  no_answer: 'no answer',
  refused: 'refused',
  promise_broken: 'a promise was broken',
  ladder_exhausted: 'everybody was written to',
  rejected_not_replaced: 'a rejected answer was not replaced',
  task_overdue: 'a reset task is overdue',
  circle: 'tasks wait in a circle',
  mail_failing: 'the mail server fails',
  worker_failing: 'the worker makes no progress',
};

/** Why a handover is stalled, in a few words. */
export const stalledWord = (reason: string): string => STALLED[reason] ?? reason;

const STEPS: Readonly<Record<string, string>> = {
  request: 'letter of request',
  reached: '“did it reach you?”',
  critical: 'reminder, critical items due',
  counsel: 'evidence to counsel',
  authority: 'authority to sign',
};

/** `formal-notice` as a person says it. */
export const spoken = (key: string): string => key.replaceAll(/[-_]/g, ' ');

/** A step of the chase in words: its own where we know it, `authority-2` as a reminder. */
export function stepWord(key: string): string {
  const reminder = /^(authority|overdue)-(\d+)$/.exec(key);
  if (reminder?.[1] === 'authority') return `authority reminder ${reminder[2] ?? ''}`;
  if (reminder) return `overdue tasks, reminder ${reminder[2] ?? ''}`;
  return STEPS[key] ?? spoken(key);
}
