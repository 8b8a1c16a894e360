import fc from 'fast-check';
import { freedBy, smallestFreeingSets, type Needs } from '../../domain/resets/freeing-sets';

const names = (count: number) => Array.from({ length: count }, (_, index) => `i${String(index)}`);

const graphs = fc.integer({ min: 2, max: 9 }).chain((count) => {
  const some = fc.uniqueArray(fc.constantFrom(...names(count)), { maxLength: 3 });
  return fc
    .array(fc.record({ anyOf: some, allOf: some }), { minLength: count, maxLength: count })
    .map((all) => ({
      members: names(count),
      // A ring through all of them: from each one can come to each.
      needs: new Map<string, Needs>(
        all.map(({ anyOf, allOf }, index) => {
          const next = `i${String((index + 1) % count)}`;
          const leans = index % 3 > 0 || anyOf.length > 0;
          return [
            `i${String(index)}`,
            leans ? { anyOf: [...anyOf, next], allOf } : { anyOf, allOf: [...allOf, next] },
          ];
        }),
      ),
    }));
});

/** Every subset that frees all, by trying each of the 2^n. */
function allFreeing(members: readonly string[], needs: ReadonlyMap<string, Needs>): string[][] {
  return Array.from({ length: 2 ** members.length }, (_, bits) =>
    members.filter((__, place) => (bits >> place) % 2 === 1),
  ).filter((set) => freedBy(set, members, needs).size === members.length);
}

const sorted = (sets: string[][]) => sets.map((set) => set.join()).toSorted();

describe('the smallest freeing set', () => {
  it('is as small as trying every set finds it, and all of that size are named', () => {
    fc.assert(
      fc.property(graphs, ({ members, needs }) => {
        const found = smallestFreeingSets(members, needs);
        const working = allFreeing(members, needs).filter((set) => set.length > 0);
        const least = Math.min(...working.map((set) => set.length));
        const smallest = working.filter((set) => set.length === least);
        expect(found.exact).toBe(true);
        const isCircle = members.every((id) => (needs.get(id)?.anyOf ?? []).length > 0);
        if (isCircle || found.sets.length === 0)
          expect(sorted(found.sets)).toEqual(sorted(smallest));
        else expect(found.sets[0]).toHaveLength(least);
      }),
      { numRuns: 300 },
    );
  });

  it('of tenant admin, registrar, mailbox and factor is any one of them', () => {
    const needs = new Map<string, Needs>([
      ['admin', { anyOf: ['mailbox', 'factor', 'registrar'], allOf: [] }],
      ['mailbox', { anyOf: ['admin', 'registrar'], allOf: [] }],
      ['factor', { anyOf: ['mailbox'], allOf: [] }],
      ['registrar', { anyOf: ['mailbox'], allOf: [] }],
    ]);
    const members = [...needs.keys()];
    expect(smallestFreeingSets(members, needs).sets).toEqual(members.map((one) => [one]));
  });

  it('is bounded: a circle too large to search still gets a set that works, and says so', () => {
    const members = names(60);
    const needs = new Map<string, Needs>(
      members.map((id, place) => [
        id,
        {
          anyOf: [members[(place + 1) % 60] ?? ''],
          allOf: place % 5 === 0 ? [members[(place + 7) % 60] ?? ''] : [],
        },
      ]),
    );
    const begun = performance.now();
    const { sets, exact } = smallestFreeingSets(members, needs);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(freedBy(sets[0] ?? [], members, needs).size).toBe(60);
    expect(exact).toBe(sets[0]?.length === 1 || sets[0]?.length === 2);
  });
});
