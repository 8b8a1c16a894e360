import type { Item } from '../items/item';
import { grouped } from './grouped';
import type { TaskReason } from './task';

export interface RankedTask {
  item: Item;
  reason: TaskReason;
  /** Round of freeing; see `leanOrder`. */
  round: number;
  /** How many others wait for it. */
  blocks: number;
}

const REASONS: readonly TaskReason[] = ['day_one', 'recover', 'rotate', 'revoke'];
const SECOND_FACTORS = 6;

/** Jobs on many machines sign in as these. */
const SERVICE_ACCOUNTS = 10;

/**
 * Factors before passwords, passwords before accounts that several share: whoever changes a shared
 * account first may lose the factor or mailbox with which the next one is confirmed.
 */
export function rotationClass(item: Item): number {
  if (item.catalogueNumber === SECOND_FACTORS) return 0;
  if (item.catalogueNumber === SERVICE_ACCOUNTS) return 3;
  if (item.kind === 'login' || item.kind === 'encryption key') return 1;
  return item.kind === 'physical key' ? 2 : 3;
}

/** Which of two tasks comes first: a total order, whatever order they were given in. */
function compareTasks(a: RankedTask, b: RankedTask): number {
  return (
    REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
    (a.reason === 'rotate' ? rotationClass(a.item) - rotationClass(b.item) : 0) ||
    a.round - b.round ||
    Number(b.item.criticality === 'critical') - Number(a.item.criticality === 'critical') ||
    b.blocks - a.blocks ||
    a.item.position - b.item.position ||
    (a.item.id < b.item.id ? -1 : 1)
  );
}

/**
 * All tasks in their order. What is rotated or revoked comes after everything that it must not come before:
 * losing the backup's passphrase with its console is worse than any order of classes.
 */
export function inOrder<T extends RankedTask>(tasks: readonly T[]): T[] {
  const sorted = [...tasks].sort(compareTasks);
  const byNumber = grouped(sorted, ({ item }) => item.catalogueNumber);
  const placed = new Set<T>();
  const ordered: T[] = [];
  const place = (task: T): void => {
    if (placed.has(task)) return;
    placed.add(task);
    if (task.reason === 'rotate' || task.reason === 'revoke') {
      for (const number of task.item.notBefore) {
        byNumber
          .get(number)
          ?.filter((other) => other.reason === task.reason)
          .forEach(place);
      }
    }
    ordered.push(task);
  };
  sorted.forEach(place);
  return ordered;
}
