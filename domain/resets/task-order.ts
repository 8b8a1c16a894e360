import type { Item } from '../items/item';
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

/**
 * Factors before passwords, passwords before accounts that several share: whoever changes a shared
 * account first may lose the factor or mailbox with which the next one is confirmed.
 */
function rotationClass(item: Item): number {
  if (item.catalogueNumber === SECOND_FACTORS) return 0;
  if (item.kind === 'login' || item.kind === 'encryption key') return 1;
  return item.kind === 'physical key' ? 2 : 3;
}

/** Which of two tasks comes first: a total order, whatever order they were given in. */
export function compareTasks(a: RankedTask, b: RankedTask): number {
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
