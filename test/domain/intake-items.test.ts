import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { EXAMPLE_HANDOVER, handoverJsonSchema } from '../../domain/intake/json-schema';
import { ITEM_PRESETS } from '../../domain/intake/presets';
import { requestedItems } from '../../domain/intake/requested-items';
import { catalogue, accepted, paths } from './support/reading';

describe('a policy as data', () => {
  const withSteps = (steps: unknown) => ({
    ...EXAMPLE_HANDOVER,
    policy: { ...DEFAULT_POLICY, steps },
  });
  const steps = DEFAULT_POLICY.steps;

  it('is accepted when it is the default one', () => {
    accepted(withSteps(steps));
  });

  it.each([
    ['no deadline', steps.map((step) => ({ ...step, deadline: false })), ['policy.steps']],
    [
      'two deadlines',
      steps.map((step) => ({ ...step, deadline: true })).slice(0, 2),
      ['policy.steps[1].deadline'],
    ],
    [
      'days out of order',
      steps.map((step, index) => (index === 2 ? { ...step, workingDay: 1 } : step)),
      ['policy.steps[2].workingDay'],
    ],
    [
      'a key twice',
      steps.map((step, index) => (index === 2 ? { ...step, key: 'reached' } : step)),
      ['policy.steps[2].key'],
    ],
    [
      'two messages to one rung in a day',
      steps.map((step, index) => (index === 2 ? { ...step, workingDay: 2 } : step)),
      ['policy.steps[2].rungs'],
    ],
    [
      'an unknown rung',
      steps.map((step, index) => (index === 2 ? { ...step, rungs: ['boss'] } : step)),
      ['policy.steps[2].rungs[0]'],
    ],
    ['a first step on day 1', steps.slice(2), ['policy.steps[0].workingDay']],
  ])('is refused for %s', (_, wrong, expected) => {
    expect(paths(withSteps(wrong))).toEqual(expect.arrayContaining(expected));
  });
});

describe('the items of a request', () => {
  const base = { scopePreset: 'fully-managed' as const };
  const items = (
    given: object,
    scopePreset: 'fully-managed' | 'co-managed' | 'project' = 'fully-managed',
  ) =>
    requestedItems(
      { ...base, scopePreset, items: accepted({ ...EXAMPLE_HANDOVER, items: given }).items },
      catalogue,
    );

  it('are numbered from one, and begin with what only the previous MSP can release', () => {
    const list = items({ preset: 'everything' });
    expect(list.map((item) => item.position)).toEqual(list.map((_, index) => index + 1));
    expect(list).toHaveLength(68);
    const released = list.filter((item) => item.onlyTheyCanRelease).length;
    expect(released).toBeGreaterThan(3);
    expect(list.slice(0, released).every((item) => item.onlyTheyCanRelease)).toBe(true);
  });

  it('hold each catalogue item once, with the last word to the number over the group over the preset', () => {
    const list = items({
      preset: 'essentials',
      include: [
        { catalogue: 1, criticality: 'normal' },
        { group: 'Backup', scope: 'client' },
        { catalogue: 36, scope: 'ours' },
      ],
      exclude: [37],
    });
    const of = (number: number) => list.filter((item) => item.catalogueNumber === number);
    expect(of(1)).toMatchObject([{ criticality: 'normal', scope: 'ours' }]);
    expect(of(36)).toMatchObject([{ scope: 'ours' }]);
    expect(of(38)).toMatchObject([{ scope: 'client' }]);
    expect(of(37)).toEqual([]);
  });

  it('take their scope from the statement of work', () => {
    expect(new Set(items({ preset: 'everything' }, 'project').map((item) => item.scope))).toEqual(
      new Set(['client']),
    );
    const shared = items({ preset: 'everything' }, 'co-managed');
    expect(shared.find((item) => item.catalogueNumber === 19)?.scope).toBe('ours');
    expect(shared.find((item) => item.catalogueNumber === 49)?.scope).toBe('client');
  });

  it('may be of the account manager’s own', () => {
    expect(
      items({
        include: [
          { name: 'Pool pump', kind: 'login', fields: ['address', 'code'], recoveryWorkingDays: 3 },
        ],
      }),
    ).toMatchObject([
      {
        position: 1,
        catalogueNumber: null,
        group: 'Other',
        name: 'Pool pump',
        replyFields: ['address', 'code'],
        criticality: 'normal',
        recoveryWorkingDays: 3,
      },
    ]);
  });

  it.each(ITEM_PRESETS.map((preset) => [preset.name, preset] as const))(
    'of the preset %s are all in the catalogue',
    (_, preset) => {
      const numbers = preset.numbers(catalogue);
      expect(numbers.length).toBeGreaterThan(10);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const number of numbers) expect(catalogue.has(number)).toBe(true);
    },
  );
});

describe('the published JSON Schema', () => {
  it('describes every field of the input', () => {
    const schema = JSON.stringify(handoverJsonSchema());
    for (const field of [
      'previousMsp',
      'callBackPhone',
      'closingDays',
      'scopePreset',
      'next-morning',
    ])
      expect(schema).toContain(field);
    expect(schema).toContain('examples');
  });
});
