import type { TaskLine } from '../../../db/task-pages';
import { isOpenTask } from '../../../domain/resets/task';

/** A line of a list of reset tasks (partials/handover-task-rows.hbs). */
export interface TaskRowView extends TaskLine {
  critical: boolean;
  overdue: boolean;
  ended: boolean;
  dueKind: 'stalled' | 'due' | 'plain';
  endedKind: 'done' | 'plain';
}

const SOON_MS = 3 * 86_400_000;

export function taskRow(task: TaskLine, at: Date): TaskRowView {
  const overdue = task.state === 'open' && task.dueAt < at;
  const soon = task.dueAt.getTime() - at.getTime() < SOON_MS;
  return {
    ...task,
    critical: task.criticality === 'critical',
    overdue,
    ended: !isOpenTask(task.state),
    dueKind: overdue ? 'stalled' : soon ? 'due' : 'plain',
    endedKind: task.state === 'done' ? 'done' : 'plain',
  };
}
