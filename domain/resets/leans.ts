import { grouped } from './grouped';
import { isHere, type ItemHistory } from './item-history';
import type { Circle, PlannedItem } from './plan-facts';

/** free: we can work with it. gone: nothing can lean on it any more. locked: neither yet. */
export type Standing = 'free' | 'gone' | 'locked';

export function standingOf(item: PlannedItem, history: ItemHistory): Standing {
  if (isHere(item) || history.done('recover') || history.done('rotate')) return 'free';
  if (item.state === 'waived' || history.over('recover')) return 'gone';
  if (item.answerType === 'never_held' && item.scope === 'client') return 'gone';
  if (item.state === 'accepted' && item.answerType !== 'never_held') return 'free';
  return 'locked';
}

export interface LeanFacts {
  /** In the letter's order, so that the same request gives the same plan whatever the order of its rows. */
  items: readonly PlannedItem[];
  standing: (item: PlannedItem) => Standing;
  hasOutsideProof: (catalogueNumber: number) => boolean;
}

export interface LeanOrder {
  /** For each locked item the round in which it can be freed: 0 at once, 1 after one of round 0, and so on. */
  rounds: Map<string, number>;
  /** Locked items that a locked item leans on; empty when it can be worked on at once. */
  leansOn: Map<string, string[]>;
  circles: Circle[];
}

/**
 * The order in which locked items free each other. Leaning is any-of: one free item among those
 * leaned on is enough, and so is a request that holds none of them. What no order frees leans in
 * circles; each is named, and its members with outside proof are the way in, so they wait for nothing.
 */
export function leanOrder(facts: LeanFacts): LeanOrder {
  const { items, standing } = facts;
  const locked = items.filter((item) => standing(item) === 'locked');
  const leansOn = lockedLeans(locked, facts);
  const rounds = new Map<string, number>();
  settle(locked, leansOn, rounds);

  const circles: Circle[] = [];
  const stuck = locked.filter((item) => !rounds.has(item.id));
  for (const members of closedCircles(stuck, leansOn)) {
    const ways = members
      .filter(
        (item) => item.catalogueNumber !== null && facts.hasOutsideProof(item.catalogueNumber),
      )
      .sort((a, b) => a.recoveryWorkingDays - b.recoveryWorkingDays || a.position - b.position);
    circles.push({
      items: members.map((item) => item.id),
      outsideProof: ways.flatMap((item) => item.catalogueNumber ?? []),
    });
    for (const way of ways) leansOn.set(way.id, []);
    for (const entry of ways.length > 0 ? ways : members) rounds.set(entry.id, 0);
  }
  settle(locked, leansOn, rounds);
  return { rounds, leansOn, circles };
}

function lockedLeans(
  locked: readonly PlannedItem[],
  { items, standing }: LeanFacts,
): Map<string, string[]> {
  const byNumber = grouped(items, (item) => item.catalogueNumber);
  return new Map(
    locked.map((item) => {
      const leaned = item.leansOnAnyOf
        .flatMap((number) => byNumber.get(number) ?? [])
        .filter((other) => other.id !== item.id && standing(other) !== 'gone');
      const isHeld = leaned.length > 0 && leaned.every((other) => standing(other) === 'locked');
      return [item.id, isHeld ? [...new Set(leaned.map((other) => other.id))] : []];
    }),
  );
}

/** Rounds of freeing until nothing more is freed. */
function settle(
  locked: readonly PlannedItem[],
  leansOn: ReadonlyMap<string, readonly string[]>,
  rounds: Map<string, number>,
): void {
  let freed = true;
  while (freed) {
    freed = false;
    const found: [string, number][] = [];
    for (const { id } of locked) {
      if (rounds.has(id)) continue;
      const leans = leansOn.get(id) ?? [];
      const earliest = Math.min(...leans.map((leaned) => rounds.get(leaned) ?? Infinity));
      if (leans.length === 0) found.push([id, 0]);
      else if (earliest < Infinity) found.push([id, earliest + 1]);
    }
    for (const [id, round] of found) rounds.set(id, round);
    freed = found.length > 0;
  }
}

/**
 * The smallest circles from which nothing leans out: everything else that is stuck leans into one of
 * them, and freeing any one member frees the whole, because each can be reached from each.
 */
function closedCircles(
  stuck: readonly PlannedItem[],
  leansOn: ReadonlyMap<string, readonly string[]>,
): PlannedItem[][] {
  const reach = new Map(stuck.map((item) => [item.id, reachable(item.id, leansOn)]));
  const placed = new Set<string>();
  const circles: PlannedItem[][] = [];
  for (const { id } of stuck) {
    const reached = reach.get(id) ?? new Set<string>();
    if (placed.has(id) || ![...reached].every((other) => reach.get(other)?.has(id))) continue;
    const members = stuck.filter((item) => reached.has(item.id));
    for (const member of members) placed.add(member.id);
    circles.push(members);
  }
  return circles;
}

/** Everything that can be come to from here along the edges; itself only if it lies on a circle. */
export function reachable(
  from: string,
  edges: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const seen = new Set<string>();
  const open = [...(edges.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(edges.get(next) ?? []));
  }
  return seen;
}
