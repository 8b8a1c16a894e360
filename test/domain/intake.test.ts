import { EXAMPLE_HANDOVER } from '../../domain/intake/json-schema';
import { requestedItems } from '../../domain/intake/requested-items';
import { catalogue, accepted, problems, paths, without } from './support/reading';

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
      language: 'nl',
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
        'items.include[0].catalogue',
        'items.include[1].group',
        'items.include[2].kind',
        'items.exclude[0]',
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
