import { freedBy, smallestFreeingSets, type Needs } from './freeing-sets';
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
  /** Working days that proof from outside usually takes for this item; null when nobody frees it on proof. */
  proofDays: (item: PlannedItem) => number | null;
  /** Whether resetting this item has to wait for the other, named in its "not before". */
  holdsBack: (other: PlannedItem) => boolean;
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
 * leaned on is enough, and so is a request that holds none of them; "not before" is all-of. What no order
 * frees stands in circles. Each closed one, from which nothing leads out, needs somebody inside it to be freed
 * from outside and nobody else, so the smallest sets of the circles together are the smallest of all. Members
 * that proof frees wait for nothing; the quickest proof is the way in.
 */
export function leanOrder(facts: LeanFacts): LeanOrder {
  const locked = facts.items.filter((item) => facts.standing(item) === 'locked');
  const needs = needsOf(locked, facts);
  const leansOn = new Map(locked.map(({ id }) => [id, [...(needs.get(id)?.anyOf ?? [])]]));
  const rounds = new Map<string, number>();
  const circles: Circle[] = [];
  settle(locked, needs, rounds);
  for (;;) {
    const stuck = locked.filter((item) => !rounds.has(item.id));
    if (stuck.length === 0) return { rounds, leansOn, circles };
    const within = stuckNeeds(stuck, needs, rounds);
    for (const members of closedCircles(stuck, within)) {
      const circle = wayInto(members, within, facts);
      circles.push(circle);
      for (const id of circle.outsideProof) leansOn.set(id, []);
      for (const id of circle.wayIn)
        needs.set(id, { anyOf: [], allOf: needs.get(id)?.allOf ?? [] });
      // Nothing frees what only "not before" holds: it warns, and a person begins with this one in spite of it.
      const { insist } = circle;
      if (insist !== null) needs.set(insist, { anyOf: needs.get(insist)?.anyOf ?? [], allOf: [] });
    }
    settle(locked, needs, rounds);
  }
}

function needsOf(locked: readonly PlannedItem[], facts: LeanFacts): Map<string, Needs> {
  const { items, standing, holdsBack } = facts;
  const byNumber = grouped(items, (item) => item.catalogueNumber);
  const others = (item: PlannedItem, numbers: readonly number[]) =>
    numbers.flatMap((number) => byNumber.get(number) ?? []).filter(({ id }) => id !== item.id);
  const leanedOn = (item: PlannedItem) =>
    item.registeredTo
      ? items.filter(({ id }) => id === item.registeredTo)
      : others(item, item.leansOnAnyOf);
  return new Map(
    locked.map((item) => {
      const leaned = leanedOn(item).filter((other) => standing(other) !== 'gone');
      const isHeld = leaned.length > 0 && leaned.every((other) => standing(other) === 'locked');
      const first = others(item, item.notBefore).filter(
        (other) => standing(other) === 'locked' && holdsBack(other),
      );
      const ids = (list: readonly PlannedItem[]) => [...new Set(list.map(({ id }) => id))];
      return [item.id, { anyOf: isHeld ? ids(leaned) : [], allOf: ids(first) }];
    }),
  );
}

/** Rounds of freeing until nothing more is freed. */
function settle(
  locked: readonly PlannedItem[],
  needs: ReadonlyMap<string, Needs>,
  rounds: Map<string, number>,
): void {
  for (let before = -1; before < rounds.size;) {
    before = rounds.size;
    const found: [string, number][] = [];
    for (const { id } of locked) {
      if (rounds.has(id)) continue;
      const { anyOf = [], allOf = [] } = needs.get(id) ?? {};
      const roundOf = (other: string) => rounds.get(other) ?? Infinity;
      const leans = anyOf.length === 0 ? -1 : Math.min(...anyOf.map(roundOf));
      const round = Math.max(leans, ...allOf.map(roundOf)) + 1;
      if (round < Infinity) found.push([id, round]);
    }
    for (const [id, round] of found) rounds.set(id, round);
  }
}

/** Needs of stuck items among themselves: what is free already holds nobody. */
function stuckNeeds(
  stuck: readonly PlannedItem[],
  needs: ReadonlyMap<string, Needs>,
  rounds: ReadonlyMap<string, number>,
): Map<string, Needs> {
  return new Map(
    stuck.map(({ id }) => {
      const { anyOf = [], allOf = [] } = needs.get(id) ?? {};
      const isFreed = anyOf.some((other) => rounds.has(other));
      const left = allOf.filter((other) => !rounds.has(other));
      return [id, { anyOf: isFreed ? [] : anyOf, allOf: left }];
    }),
  );
}

/**
 * The smallest circles from which nothing leads out: everything else that is stuck leads into one of them.
 * Each member can be come to from each.
 */
function closedCircles(
  stuck: readonly PlannedItem[],
  needs: ReadonlyMap<string, Needs>,
): PlannedItem[][] {
  const edges = new Map([...needs].map(([id, { anyOf, allOf }]) => [id, [...anyOf, ...allOf]]));
  const reach = new Map(stuck.map((item) => [item.id, reachable(item.id, edges)]));
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

/** Members that proof frees, the quickest first; what only "not before" holds needs no proof. */
function provable(
  members: readonly PlannedItem[],
  needs: ReadonlyMap<string, Needs>,
  { proofDays }: LeanFacts,
): string[] {
  return members
    .flatMap((item) => {
      const days = proofDays(item);
      const leans = (needs.get(item.id)?.anyOf ?? []).length > 0;
      return days === null || !leans ? [] : [{ item, days }];
    })
    .sort((a, b) => a.days - b.days || a.item.position - b.item.position)
    .map(({ item }) => item.id);
}

function wayInto(
  members: readonly PlannedItem[],
  needs: ReadonlyMap<string, Needs>,
  facts: LeanFacts,
): Circle {
  const ids = members.map(({ id }) => id);
  const onProof = provable(members, needs, facts);
  const { sets, exact } = smallestFreeingSets(ids, needs);
  const [wayIn] = smallestFreeingSets(ids, needs, onProof).sets;
  const insist = wayIn ? null : insistOn(ids, needs, sets.length > 0);
  return {
    items: ids,
    freeing: sets,
    exact,
    wayIn: wayIn ?? (insist === null ? (sets[0] ?? []) : []),
    outsideProof: wayIn ? onProof : [],
    insist,
  };
}

/**
 * "Not before" warns: where no proof helps, a person may begin what it holds in spite of it, if that opens the
 * circle, or if nothing else does.
 */
function insistOn(
  ids: readonly string[],
  needs: ReadonlyMap<string, Needs>,
  othersFree: boolean,
): string | null {
  const held = ids.filter((id) => (needs.get(id)?.allOf ?? []).length > 0);
  const opens = held.find((id) => {
    const ignored = new Map(needs).set(id, { anyOf: needs.get(id)?.anyOf ?? [], allOf: [] });
    return freedBy([], ids, ignored).size === ids.length;
  });
  return opens ?? (othersFree ? null : (held[0] ?? null));
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
