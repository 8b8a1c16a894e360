import { decideStep, type ChasedItem, type StepFacts } from '../../domain/chase/decide-step';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { heardToday } from '../../domain/chase/heard-today';
import { planChase } from '../../domain/chase/plan-steps';
import type { Policy } from '../../domain/chase/policy';
import { lateSteps } from '../../domain/chase/put-off';
import { authoritySteps } from '../../domain/chase/side-steps';
import { mainKey } from '../../domain/chase/whose-step';
import type { Contact, Rung } from '../../domain/contacts/contact';
import { at, berlin, calendars, plan, start } from './support/offices';

describe('taking a step', () => {
  const contact = (id: string, rung: Rung, bounced = false): Contact => ({
    id,
    rung,
    name: id,
    email: `${id}@example.com`,
    bounced,
  });
  const item = (id: string, more: Partial<ChasedItem> = {}): ChasedItem => ({
    id,
    criticality: 'normal',
    state: 'outstanding',
    answerType: null,
    promisedUntil: null,
    ...more,
  });
  const facts = (more: Partial<StepFacts> = {}): StepFacts => ({
    opened: false,
    bounced: false,
    forced: false,
    heardToday: new Set(),
    items: [item('a')],
    contacts: [
      contact('tom', 'first'),
      contact('priya', 'second'),
      contact('carl', 'owner'),
      contact('ruth', 'sponsor'),
    ],
    ...more,
  });
  const step = (key: string) => {
    const found = plan().find((planned) => planned.key === key);
    if (!found) throw new Error(key);
    return found;
  };
  const decide = (key: string, more: Partial<StepFacts> = {}) =>
    decideStep(step(key), facts(more), at('2027-01-21T09:00:00Z'));
  const whom = (key: string, more: Partial<StepFacts> = {}) => {
    const decision = decide(key, more);
    return decision.kind === 'send' ? decision.to.map((to) => to.id) : decision;
  };

  it('names only what is outstanding and not promised for a later day', () => {
    const items = [
      item('open'),
      item('sent', { state: 'answered', answerType: 'provided' }),
      item('back', { state: 'rejected', answerType: 'provided' }),
      item('held', {
        state: 'answered',
        answerType: 'promised',
        promisedUntil: at('2027-01-22T23:59:59Z'),
      }),
      item('broken', {
        state: 'answered',
        answerType: 'promised',
        promisedUntil: at('2027-01-20T23:59:59Z'),
      }),
      item('refused', { state: 'answered', answerType: 'refused' }),
      item('waived', { state: 'waived' }),
    ];
    expect(decide('reminder', { items })).toMatchObject({ named: ['open', 'back', 'broken'] });
    expect(decide('deadline', { items })).toMatchObject({
      named: ['open', 'back', 'held', 'broken'],
    });
  });

  it('is skipped when everything is answered, or everything left is promised', () => {
    expect(decide('reminder', { items: [item('x', { state: 'accepted' })] })).toMatchObject({
      kind: 'skip',
      reason: { code: 'all_answered' },
    });
    const items = [
      item('held', {
        state: 'answered',
        answerType: 'promised',
        promisedUntil: at('2027-01-25T23:59:59Z'),
      }),
    ];
    expect(decide('reminder', { items })).toMatchObject({
      kind: 'skip',
      reason: { code: 'all_promised' },
    });
    expect(decide('formal-notice', { items })).toMatchObject({ kind: 'send' });
  });

  it('does not ask whether the letter arrived once a link was opened, unless a message came back', () => {
    expect(decide('reached', { opened: true })).toMatchObject({
      kind: 'skip',
      reason: { code: 'link_opened' },
    });
    expect(decide('reached', { opened: true, bounced: true }).kind).toBe('send');
  });

  it('goes to the next rung up when the asked one is unreachable, and to the one below when there is none', () => {
    expect(
      whom('reminder', { contacts: [contact('tom', 'first', true), contact('priya', 'second')] }),
    ).toEqual(['priya']);
    expect(
      whom('escalation', { contacts: [contact('tom', 'first'), contact('priya', 'second')] }),
    ).toEqual(['priya']);
    expect(
      whom('deadline', { contacts: [contact('tom', 'first'), contact('ruth', 'sponsor')] }),
    ).toEqual(['tom', 'ruth']);
    expect(whom('reminder', { contacts: [contact('tom', 'first', true)] })).toMatchObject({
      reason: { code: 'nobody_reachable' },
    });
  });

  it('writes once to a person who stands on two rungs', () => {
    const contacts = [
      contact('tom', 'first'),
      { ...contact('tom2', 'second'), email: 'TOM@example.com' },
    ];
    expect(whom('critical', { contacts })).toEqual(['tom']);
  });

  it('counts a day as heard by the clock of whoever heard: the client’s people by the client’s', () => {
    const people = [contact('tom', 'first'), contact('ruth', 'sponsor')];
    const heard = (zones: { previousMsp: string; client: string }, now: string) => [
      ...heardToday(people, {
        // In London still Wednesday, in Berlin Thursday already.
        reached: ['tom', 'ruth'].map((id) => ({
          contactId: id,
          at: at('2027-01-20T23:30:00Z'),
        })),
        offices: {
          previousMsp: { timeZone: zones.previousMsp },
          client: { timeZone: zones.client },
        },
        at: at(now),
      }),
    ];
    const zones = { previousMsp: 'Europe/London', client: 'Europe/Berlin' };
    expect(heard(zones, '2027-01-21T09:00:00Z')).toEqual(['ruth']);
    expect(heard(zones, '2027-01-20T23:45:00Z')).toEqual(['tom', 'ruth']);
    expect(
      heard({ previousMsp: zones.client, client: zones.previousMsp }, '2027-01-21T09:00:00Z'),
    ).toEqual(['tom']);
  });

  it('writes to nobody twice in one of their days, unless a person insists', () => {
    const heard = new Set(['tom']);
    expect(whom('critical', { heardToday: heard })).toEqual(['priya']);
    expect(decide('reminder', { heardToday: heard })).toMatchObject({ kind: 'later' });
    expect(whom('reminder', { heardToday: heard, forced: true })).toEqual(['tom']);
  });

  it('is put off to the next working morning of who heard today, and only of them', () => {
    const decision = decide('critical', { heardToday: new Set(['tom']) });
    expect(decision).toMatchObject({ kind: 'send', to: [{ id: 'priya' }], later: [{ id: 'tom' }] });
    const both = [contact('tom', 'first'), contact('ruth', 'sponsor')];
    // A Friday; the Monday after it is a holiday in Berlin.
    const late = lateSteps(step('deadline'), both, {
      calendars,
      hour: 9,
      at: at('2027-03-05T09:00:00Z'),
    });
    expect(late).toMatchObject([
      {
        key: 'deadline.late',
        rungs: ['first'],
        deadline: false,
        dueAt: at('2027-03-08T09:00:00Z'),
      },
      {
        key: 'deadline.late-client',
        rungs: ['sponsor'],
        deadline: false,
        dueAt: at('2027-03-09T08:00:00Z'),
      },
    ]);
    expect(late.map(({ key }) => mainKey(key))).toEqual(['deadline', 'deadline']);
  });

  it('reaches the day after nobody who has had it, and nobody further up in their place', () => {
    const had = new Set(['priya']);
    expect(whom('critical', { had })).toEqual(['tom']);
    expect(whom('reminder', { had, contacts: [contact('tom', 'first', true)] })).toMatchObject({
      reason: { code: 'nobody_reachable' },
    });
    const contacts = [contact('tom', 'first', true), contact('carl', 'owner')];
    expect(whom('reminder', { had, contacts })).toMatchObject({
      reason: { code: 'nobody_reachable' },
    });
  });

  it('waits, where a promised date must have passed, for one that is broken, and names only that', () => {
    const promised = (id: string, until: string) =>
      item(id, { state: 'answered', answerType: 'promised', promisedUntil: at(until) });
    const broken = promised('broken', '2027-01-20T23:59:59Z');
    const held = promised('held', '2027-01-22T23:59:59Z');
    const taken = (items: ChasedItem[]) =>
      decideStep(
        { ...step('reminder'), condition: 'promise_passed' },
        facts({ items }),
        at('2027-01-21T09:00:00Z'),
      );
    expect(taken([item('open'), held])).toMatchObject({
      kind: 'skip',
      reason: { code: 'no_promise_passed' },
    });
    expect(taken([item('open'), held, broken])).toMatchObject({ kind: 'send', named: ['broken'] });
  });

  it('is planned with the request to sign where the authority must be unsigned, and never with the letter', () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      steps: [
        ...DEFAULT_POLICY.steps,
        {
          key: 'sign-soon',
          workingDay: 1,
          rungs: ['signatory'],
          template: 'reminder',
          tone: 'firm',
          condition: 'authority_unsigned',
        },
      ],
    };
    expect(authoritySteps(policy, start, berlin).at(-1)).toMatchObject({
      key: 'sign-soon',
      kind: 'authority',
      template: 'authority-reminder',
      dueAt: at('2027-01-19T08:00:00Z'),
    });
    const keys = planChase(policy, { start, calendars }).steps.map(({ key }) => key);
    expect(keys).not.toContain('sign-soon');
  });

  it('leaves out counsel when the client named none', () => {
    expect(decide('counsel')).toMatchObject({ kind: 'skip', reason: { code: 'no_such_contact' } });
  });
});
