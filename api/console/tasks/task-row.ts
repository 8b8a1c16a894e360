import type { TaskLine } from '../../../db/task-pages';
import { isOpenTask } from '../../../domain/resets/task';
import type { Reader } from '../../../templates/pages/when';

/** A line of a list of reset tasks (partials/handover-task-rows.hbs). */
export interface TaskRowView extends TaskLine {
  critical: boolean;
  overdue: boolean;
  ended: boolean;
  blocked: boolean;
  dueKind: 'stalled' | 'due' | 'plain';
  endedKind: 'done' | 'plain';
  /** In whose days it is due: ours. */
  dueZone: string;
}

const SOON_MS = 3 * 86_400_000;

export function taskRow(task: TaskLine, { at, zone }: Reader): TaskRowView {
  const blocked = task.blockedReason !== null;
  // Whoever waits for others is not late before somebody is to look again.
  const waits = task.blockedUntil !== null && task.blockedUntil > at;
  const overdue = task.state === 'open' && task.dueAt < at && !waits;
  const soon = task.dueAt.getTime() - at.getTime() < SOON_MS;
  return {
    ...task,
    critical: task.criticality === 'critical',
    overdue,
    blocked,
    ended: !isOpenTask(task.state),
    dueKind: overdue ? 'stalled' : soon ? 'due' : 'plain',
    dueZone: zone,
    endedKind: task.state === 'done' ? 'done' : 'plain',
  };
}
