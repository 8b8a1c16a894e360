import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { readHandoverInput } from '../../domain/intake/handover-input';
import { EXAMPLE_HANDOVER, handoverJsonSchema } from '../../domain/intake/json-schema';
import { ITEM_PRESETS } from '../../domain/intake/presets';
import { requestedItems } from '../../domain/intake/requested-items';
import { loadCatalogue } from '../../platform/catalogue';

const catalogue = loadCatalogue();
// A Wednesday morning in Leeds.
const at = new Date('2027-01-20T08:30:00Z');
const read = (raw: unknown) => readHandoverInput(raw, { catalogue, at });

function accepted(raw: unknown) {
  const result = read(raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.value;
}
function problems(raw: unknown) {
  const result = read(raw);
  if (result.ok) throw new Error('was accepted');
  return result.problems;
}
const paths = (raw: unknown) => problems(raw).map((problem) => problem.path);
const without = (...keys: string[]) =>
  Object.fromEntries(Object.entries(EXAMPLE_HANDOVER).filter(([key]) => !keys.includes(key)));

describe('a new handover', () => {
  it('is accepted as the documentation shows it, with what was left out filled in', () => {
    const value = accepted(EXAMPLE_HANDOVER);
    expect(value).toMatchObject({ send: 'now', language: 'en-GB', scopePreset: 'fully-managed' });
    expect(value.previousMsp.closingDays).toEqual([]);
  });

  it('has all its problems told together, each with its path and what to do', () => {
    const told = problems({
      ...EXAMPLE_HANDOVER,
      client: {
        ...EXAMPLE_HANDOVER.client,
        country: 'UK',
        timeZone: 'London',
        signatory: { name: 'Ruth', email: 'ruth' },
      },
      previousMsp: {
        ...EXAMPLE_HANDOVER.previousMsp,
        contacts: [
          { name: 'Tom', email: 'tom@northgate.example', rung: 'second' },
          { name: 'Tom again', email: 'TOM@northgate.example', rung: 'boss' },
        ],
      },
      items: {
        include: [{ catalogue: 99 }, { group: 'Nothing' }, { name: 'Own', kind: 'paper' }],
        exclude: [0],
      },
      deadline: '2026-12-01',
      language: 'fr',
      authority: {},
      colour: 'green',
    });
    expect(told.map((problem) => problem.path)).toEqual(
      expect.arrayContaining([
        'client.country',
        'client.timeZone',
        'client.signatory.title',
        'client.signatory.email',
        'previousMsp.contacts[1].rung',
        'items.include[2].kind',
        'language',
        '',
      ]),
    );
    for (const problem of told) expect(problem.message).toMatch(/[.]$/);
  });

  it('does not let a slip in one part hide those that lie between parts', () => {
    const told = paths({
      ...EXAMPLE_HANDOVER,
      client: { ...EXAMPLE_HANDOVER.client, country: 'UK' },
      previousMsp: {
        ...EXAMPLE_HANDOVER.previousMsp,
        region: 'BY',
        contacts: [
          { name: 'Tom', email: 'tom@northgate.example', rung: 'second' },
          { name: 'Tom again', email: 'TOM@northgate.example', rung: 'owner' },
        ],
      },
      items: { include: [{ catalogue: 99 }, { group: 'Nothing' }], exclude: [0] },
      policy: 'Gentle',
    });
    expect(told).toEqual([
      'client.country',
      'previousMsp.region',
      'previousMsp.contacts[1].email',
      'previousMsp.contacts',
      'items.include[0].catalogue',
      'items.include[1].group',
      'items.exclude[0]',
      'policy',
    ]);
  });

  it.each([
    ['2026-12-01', /not after/],
    ['2027-01-20', /not after/],
    ['2027-01-24', /2027-01-25/],
    ['2027-01-22', /do not fit/],
    ['2027-02-30', /not a day/],
  ])('is refused a deadline on %s', (deadline, message) => {
    expect(problems({ ...EXAMPLE_HANDOVER, deadline })).toEqual([
      { path: 'deadline', message: expect.stringMatching(message) as string },
    ]);
  });

  it('is refused critical items that are due after the deadline', () => {
    expect(
      paths({ ...EXAMPLE_HANDOVER, deadline: '2027-02-03', criticalDue: '2027-02-04' }),
    ).toEqual(['criticalDue']);
    accepted({ ...EXAMPLE_HANDOVER, deadline: '2027-02-03', criticalDue: '2027-01-28' });
  });

  it.each([
    'Acme\r\nBcc: all@example.com',
    'Acme\u0000',
    'Acme\u202Etxt.exe',
    '   ',
    'x'.repeat(201),
  ])('is refused the name %j', (name) => {
    expect(paths({ ...EXAMPLE_HANDOVER, client: { ...EXAMPLE_HANDOVER.client, name } })).toEqual([
      'client.name',
    ]);
  });

  it.each([
    'tom@northgate.example\r\nBcc: x@y.example',
    'Tom <tom@northgate.example>',
    'a@b.example, c@d.example',
    'tom',
    `${'x'.repeat(250)}@y.example`,
  ])('is refused the address %j', (email) => {
    const contacts = [{ name: 'Tom', email, rung: 'first' }];
    expect(
      new Set(
        paths({ ...EXAMPLE_HANDOVER, previousMsp: { ...EXAMPLE_HANDOVER.previousMsp, contacts } }),
      ),
    ).toEqual(new Set(['previousMsp.contacts[0].email']));
  });

  it('is refused ten thousand items in one sentence', () => {
    const include = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Item ${String(index)}`,
      kind: 'login',
    }));
    expect(problems({ ...EXAMPLE_HANDOVER, items: { include } })).toEqual([
      {
        path: 'items.include',
        message: 'Ask for at most 2000 items in one handover. Split it into several.',
      },
    ]);
  });

  it('is read with two thousand items of its own', () => {
    const include = Array.from({ length: 2_000 }, (_, index) => ({
      name: `Item ${String(index)}`,
      kind: 'login',
    }));
    const value = accepted({ ...EXAMPLE_HANDOVER, items: { include } });
    expect(requestedItems(value, catalogue)).toHaveLength(2_000);
    expect(paths({ ...EXAMPLE_HANDOVER, items: { include, preset: 'essentials' } })).toEqual([
      'items',
    ]);
  });

  it('has at most a hundred problems told, and the rest counted', () => {
    const include = Array.from({ length: 500 }, () => ({ catalogue: 99 }));
    const told = problems({ ...EXAMPLE_HANDOVER, items: { include } });
    expect(told).toHaveLength(101);
    expect(told.at(-1)?.message).toContain('400 more');
  });

  it.each([null, 'text', 7, [], undefined])('is refused when it is %j', (raw) => {
    expect(problems(raw)).toHaveLength(1);
  });

  it.each([
    {},
    { client: [], previousMsp: 3, items: 'all', authority: { toSign: 'yes' } },
    { items: { include: [null, 3, {}] } },
  ])('tells wrong types apart without falling over: %j', (raw) => {
    for (const problem of problems(raw)) expect(problem.message).not.toContain('Invalid');
  });

  it('cannot be used to reach the prototype of an object', () => {
    const raw: unknown = JSON.parse(
      `{"__proto__": {"x": 1}, "constructor": 1, ${JSON.stringify(EXAMPLE_HANDOVER).slice(1)}`,
    );
    expect(problems(raw)).toHaveLength(1);
  });

  it('is refused when it asks for nothing', () => {
    expect(paths({ ...EXAMPLE_HANDOVER, items: {} })).toEqual(['items']);
    expect(paths(without('items'))).toEqual(['items']);
  });

  it('is refused an authority signed in the future', () => {
    const authority = { onFile: { signedOn: '2027-02-01', by: 'Ruth Alder' } };
    expect(paths({ ...EXAMPLE_HANDOVER, authority })).toEqual(['authority.onFile.signedOn']);
  });
});

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
