/** Somebody who may be given a task. */
export interface Turn {
  id: string;
  /** The larger, the later this person was last given one; 0 for who never was. */
  turn: number;
}

/** `owners`: who gets each of the tasks, in their order. `turns`: what to remember of those who got any. */
export interface Given {
  owners: string[];
  turns: Turn[];
}

/**
 * Gives out `count` tasks one after the other to who has waited longest: nobody gets a second one more than
 * anybody else. Empty when there is nobody. The order of `people` does not matter.
 */
export function giveInTurn(people: readonly Turn[], count: number): Given {
  const line = [...people].sort((a, b) => a.turn - b.turn || (a.id < b.id ? -1 : 1));
  if (line.length === 0) return { owners: [], turns: [] };
  const last = line.at(-1)?.turn ?? 0;
  const owners = Array.from({ length: count }, (_, index) => line[index % line.length]?.id ?? '');
  const turns = new Map(owners.map((id, index) => [id, last + index + 1]));
  return { owners, turns: [...turns].map(([id, turn]) => ({ id, turn })) };
}
