import { taskKey, type TaskKey, type Waits } from './plan-facts';
import { reachable } from './leans';

/**
 * The other items that wait for each item, directly or through others. Who waits for Y waits for X where recovering or
 * renewing Y waits for it; that some access at Y is closed later keeps nobody waiting.
 */
export function blockedItems(
  waits: ReadonlyMap<TaskKey, Waits>,
): (itemId: string) => ReadonlySet<string> {
  const direct = new Map<string, string[]>();
  const onwards = new Map<string, string[]>();
  for (const [key, { anyOf, allOf }] of waits) {
    const id = key.slice(0, key.lastIndexOf('/'));
    const frees = key === taskKey(id, 'recover') || key === taskKey(id, 'rotate');
    for (const other of [...anyOf, ...allOf]) {
      direct.set(other, [...(direct.get(other) ?? []), id]);
      if (frees) onwards.set(other, [...(onwards.get(other) ?? []), id]);
    }
  }
  return (itemId) => {
    const through = [itemId, ...reachable(itemId, onwards)];
    const blocked = new Set(through.flatMap((id) => direct.get(id) ?? []));
    blocked.delete(itemId);
    return blocked;
  };
}
