import { checkPolicy } from '../../domain/chase/check-policy';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { planChase } from '../../domain/chase/plan-steps';
import { readPolicy } from '../../domain/intake/read-policy';
import { at, calendars } from './support/offices';

type Change = Record<string, unknown>;

/** Request on day 0, reminder on 2, deadline on 5, last word on 9; then what the test changes. */
const STEPS: readonly Change[] = [
  { key: 'request', workingDay: 0, rungs: ['first'], template: 'request', tone: 'courteous' },
  { key: 'reminder', workingDay: 2, rungs: ['first'], template: 'reminder', tone: 'friendly' },
  {
    key: 'deadline',
    workingDay: 5,
    rungs: ['owner', 'sponsor'],
    template: 'deadline',
    tone: 'firm',
    deadline: true,
  },
  { key: 'last', workingDay: 9, rungs: ['owner'], template: 'last-word', tone: 'quiet' },
];
const policy = (change: Readonly<Record<number, Change>> = {}, more: readonly Change[] = []) => ({
  name: 'Short',
  steps: [...STEPS.map((step, index) => ({ ...step, ...change[index] })), ...more],
});
const problems = (raw: unknown): [string, string][] => {
  const read = readPolicy(raw);
  return read.ok ? [] : read.problems.map(({ path, message }) => [path, message]);
};

describe('a policy is checked on save', () => {
  it('and the default one is fit', () => {
    expect(problems(DEFAULT_POLICY)).toEqual([]);
    expect(checkPolicy(DEFAULT_POLICY)).toEqual([]);
    expect(problems(policy())).toEqual([]);
  });

  it.each<[string, unknown, string, RegExp]>([
    ['no deadline', policy({ 2: { deadline: false } }), 'steps', /No step is the deadline/],
    ['two deadlines', policy({ 3: { deadline: true } }), 'steps[3].deadline', /Only one step/],
    ['days out of order', policy({ 1: { workingDay: 7 } }), 'steps[2].workingDay', /order/],
    [
      'a cycle',
      policy({ 1: { after: 'last' }, 3: { after: 'reminder' } }),
      'steps[1].after',
      /in a circle: “reminder”, “last”, “reminder”/,
    ],
    [
      'a step counted from itself',
      policy({ 1: { after: 'reminder' } }),
      'steps[1].after',
      /circle/,
    ],
    [
      'an unknown step to count from',
      policy({ 1: { after: 'remnider' } }),
      'steps[1].after',
      /no step “remnider”/,
    ],
    [
      'a rung nobody can stand on',
      policy({ 1: { rungs: ['boss'] } }),
      'steps[1].rungs[0]',
      /Nobody can stand on a rung “boss”/,
    ],
    [
      'a step whose people are never there to get it',
      policy({ 1: { condition: 'authority_unsigned' } }),
      'steps[1].rungs',
      /only the signatory can be asked/,
    ],
    [
      'evidence for somebody who must not see it',
      policy({ 3: { template: 'counsel' } }),
      'steps[3].rungs',
      /counsel alone/,
    ],
    [
      'two reminders of the client’s package on one day',
      { ...policy(), package: { workingDays: [3, 3] } },
      'package.workingDays',
      /each day once, the earliest first/,
    ],
    [
      'reminders of the client’s package out of order',
      { ...policy(), package: { workingDays: [8, 3] } },
      'package.workingDays',
      /each day once, the earliest first/,
    ],
    [
      'a reminder of the client’s package on its own day',
      { ...policy(), package: { workingDays: [0, 3] } },
      'package.workingDays[0]',
      /1 or more/,
    ],
    [
      'a key of what we plan ourselves',
      policy({ 3: { key: 'thanks' } }),
      'steps[3].key',
      /Steps that we plan ourselves/,
    ],
  ])('for %s', (_, raw, path, sentence) => {
    expect(problems(raw)).toContainEqual([path, expect.stringMatching(sentence)]);
  });

  it('for two messages to one person in one working day, the deadline’s counted when it leaves', () => {
    const dayAfter = policy({ 3: { workingDay: 6 } });
    expect(problems(dayAfter)).toEqual([
      ['steps[3].rungs', expect.stringMatching(/“owner” would get two messages on working day 6/)],
    ]);
    // Where nobody is named, the sponsor is the signatory.
    const step = { key: 'sign', workingDay: 9, template: 'last-word', tone: 'quiet' };
    const both = policy({ 3: { rungs: ['sponsor'] } }, [{ ...step, rungs: ['signatory'] }]);
    expect(problems(both)).toContainEqual(['steps[4].rungs', expect.stringMatching(/“signatory”/)]);
  });

  it('with all problems together, each with its place', () => {
    const wrong = { ...policy({ 2: { deadline: false }, 3: { workingDay: 1 } }), sendingHour: 24 };
    expect(problems(wrong).map(([path]) => path)).toEqual([
      'sendingHour',
      'steps',
      'steps[3].workingDay',
    ]);
  });
});

describe('an offset from another step', () => {
  it('is counted from day 0 once it is saved', () => {
    const read = readPolicy(
      policy({ 3: { after: 'deadline', workingDay: 4 }, 2: { after: 'reminder', workingDay: 3 } }),
    );
    expect(read.ok && read.policy.steps.map((step) => step.workingDay)).toEqual([0, 2, 5, 9]);
    expect(JSON.stringify(read)).not.toContain('after');
  });
});

describe('the dates of a ladder', () => {
  const local = (start: string, previousMsp = calendars.previousMsp) => {
    const read = readPolicy(policy());
    if (!read.ok) throw new Error('the policy is fit');
    return planChase(read.policy, {
      start: at(start),
      calendars: { previousMsp, client: previousMsp },
    });
  };

  it('go round a holiday, and are as many hours apart as the clocks say', () => {
    // Maundy Thursday; the clocks go forward on Easter Day, 28 March 2027.
    const { steps, deadlineAt } = local('2027-03-25T10:00:00Z');
    expect(steps.map((step) => step.dueAt.toISOString())).toEqual([
      '2027-03-25T10:00:00.000Z',
      '2027-03-31T08:00:00.000Z',
      '2027-04-06T08:00:00.000Z',
      '2027-04-09T08:00:00.000Z',
    ]);
    expect(deadlineAt?.toISOString()).toBe('2027-04-05T22:59:59.999Z');
  });

  it('go round a summer break', () => {
    const closed = {
      ...calendars.previousMsp,
      closingDays: new Set(['2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09']),
    };
    const { steps } = local('2027-07-01T10:00:00Z', closed);
    expect(steps[1]?.dueAt.toISOString()).toBe('2027-07-05T08:00:00.000Z');
    expect(steps[2]?.dueAt.toISOString()).toBe('2027-07-15T08:00:00.000Z');
  });

  it('begin on the next working day when the start is a holiday', () => {
    // Good Friday: day 0 is the Tuesday after Easter.
    expect(local('2027-03-26T10:00:00Z').steps[1]?.dueAt.toISOString()).toBe(
      '2027-04-01T08:00:00.000Z',
    );
  });
});
