import { hasArrived } from '../items/answer';
import { grouped } from './grouped';
import type { ExistingTask, PlannedItem } from './plan-facts';
import { isOpenTask, type TaskReason } from './task';

/** What the tasks of one item say about it. */
export interface ItemHistory {
  open: (reason: TaskReason) => ExistingTask | undefined;
  done: (reason: TaskReason) => boolean;
  /** Done or waived: a person ended it, and it is not opened again. */
  over: (reason: TaskReason) => boolean;
}

const NO_TASKS: readonly ExistingTask[] = [];

export function historyOf(tasks: readonly ExistingTask[]): (itemId: string) => ItemHistory {
  const byItem = grouped(tasks, (task) => task.itemId);
  return (itemId) => {
    const own = byItem.get(itemId) ?? NO_TASKS;
    const some = (reason: TaskReason, states: readonly string[]) =>
      own.some((task) => task.reason === reason && states.includes(task.state));
    return {
      open: (reason) => own.find((task) => task.reason === reason && isOpenTask(task.state)),
      done: (reason) => some(reason, ['done']),
      over: (reason) => some(reason, ['done', 'waived']),
    };
  };
}

/** In our hands or name, and not sent back. */
export function isHere(item: PlannedItem): boolean {
  return (item.state === 'answered' || item.state === 'accepted') && hasArrived(item.answerType);
}
