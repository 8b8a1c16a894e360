/** What one stuck item needs of others that are stuck, by their ids. */
export interface Needs {
  /** Any one of them is enough; empty when it leans on nothing that is stuck. */
  anyOf: readonly string[];
  /** All of them have to be settled first. */
  allOf: readonly string[];
}

export interface FreeingSets {
  /** The smallest sets, each in the members' order; one is enough. Empty when no set frees all. */
  sets: string[][];
  /** False when the search was cut short: the one set found works, but a smaller one may exist. */
  exact: boolean;
}

/** A larger circle is not searched, a longer search is cut short. */
const MOST_MEMBERS = 64;
const MOST_TRIED = 5_000;

/**
 * The smallest sets of members that, freed from outside, free the whole circle. What is freed from outside
 * leans on nothing any more, but still comes after what it must not be reset before.
 *
 * In a circle of leans alone every member is such a set. With "not before" in it the question is a smallest
 * hitting set of an AND/OR graph, NP-hard in general: sets are tried by size, C(n,1) + C(n,2) + ..., at n²·e
 * each at worst. MOST_TRIED makes that exact for any size among 12 candidates, for three among 30 and for two
 * among 64; the catalogue's own circles have at most four. Beyond it a set is built greedily, beyond
 * MOST_MEMBERS it is all of them, and both are said to be inexact.
 */
export function smallestFreeingSets(
  members: readonly string[],
  needs: ReadonlyMap<string, Needs>,
  candidates: readonly string[] = members,
): FreeingSets {
  const leansAlone = members.every((id) => (needs.get(id)?.allOf ?? []).length === 0);
  if (leansAlone) return { sets: candidates.map((id) => [id]), exact: true };
  if (members.length > MOST_MEMBERS) {
    const all = frees(candidates, members, needs);
    return { sets: all ? [[...candidates]] : [], exact: false };
  }
  let tried = 0;
  for (let size = 1; size <= candidates.length; size++) {
    const sets: string[][] = [];
    for (const set of subsets(candidates, size)) {
      if (++tried > MOST_TRIED) return greedy(members, needs, candidates);
      if (frees(set, members, needs)) sets.push(set);
    }
    if (sets.length > 0) return { sets, exact: true };
  }
  return { sets: [], exact: true };
}

function frees(
  set: readonly string[],
  members: readonly string[],
  needs: ReadonlyMap<string, Needs>,
): boolean {
  return freedBy(set, members, needs).size === members.length;
}

/** What comes free, in rounds, once the set leans on nothing. */
export function freedBy(
  set: readonly string[],
  members: readonly string[],
  needs: ReadonlyMap<string, Needs>,
): Set<string> {
  const free = new Set<string>();
  for (let before = -1; before < free.size;) {
    before = free.size;
    for (const id of members) {
      const { anyOf = [], allOf = [] } = needs.get(id) ?? {};
      const leansFree =
        anyOf.length === 0 || set.includes(id) || anyOf.some((one) => free.has(one));
      if (leansFree && allOf.every((one) => free.has(one))) free.add(id);
    }
  }
  return free;
}

/** Always the member that frees most, until all are free or nobody frees more. */
function greedy(
  members: readonly string[],
  needs: ReadonlyMap<string, Needs>,
  candidates: readonly string[],
): FreeingSets {
  const set: string[] = [];
  for (let count = 0; count < members.length;) {
    let best: { id: string; count: number } | undefined;
    for (const id of candidates) {
      const { size } = freedBy([...set, id], members, needs);
      if (size > (best?.count ?? count)) best = { id, count: size };
    }
    if (!best) return { sets: [], exact: false };
    set.push(best.id);
    count = best.count;
  }
  return { sets: [candidates.filter((id) => set.includes(id))], exact: false };
}

/** All subsets of this size, in the order of the values. */
function* subsets(values: readonly string[], size: number, from = 0): Generator<string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= values.length - size; at++) {
    const first = values[at];
    if (first === undefined) return;
    for (const rest of subsets(values, size - 1, at + 1)) yield [first, ...rest];
  }
}
