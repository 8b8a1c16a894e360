import fc from 'fast-check';
import { localDate, officeCalendar } from '../../domain/calendar/calendar';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { decideStep, type ChasedItem, type StepFacts } from '../../domain/chase/decide-step';
import { heardToday } from '../../domain/chase/heard-today';
import { extendPlan, shiftAfterPause } from '../../domain/chase/move-steps';
import { dueDates, planSteps, startOfChase } from '../../domain/chase/plan-steps';
import type { PlannedStep } from '../../domain/chase/planned-step';
import {
  authoritySteps,
  overdueSteps,
  promiseBrokenAt,
  promiseStep,
} from '../../domain/chase/side-steps';
import type { Contact, Rung } from '../../domain/contacts/contact';
import { Refusal } from '../../domain/problem';

const london = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
const berlin = officeCalendar({ country: 'DE', region: 'BE', timeZone: 'Europe/Berlin' });
const calendars = { previousMsp: london, client: berlin };
const at = (text: string) => new Date(text);
// A Monday.
const start = at('2027-01-18T10:30:00Z');
const plan = (more: object = {}) => planSteps(DEFAULT_POLICY, { start, calendars, ...more });
const daysOf = (steps: readonly PlannedStep[]) => steps.map((step) => step.workingDay);

describe('the plan of the chase', () => {
  it('has the nine steps of the standard ladder, each in the recipient’s morning', () => {
    const steps = plan();
    expect(steps.map((step) => [step.key, localDate(london, step.dueAt)])).toEqual([
      ['request', '2027-01-18'],
      ['reached', '2027-01-20'],
      ['reminder', '2027-01-21'],
      ['critical', '2027-01-25'],
      ['escalation', '2027-01-27'],
      ['deadline', '2027-02-01'],
      ['formal-notice', '2027-02-08'],
      ['counsel', '2027-02-15'],
      ['last-word', '2027-03-01'],
    ]);
    expect(steps[0]?.dueAt).toEqual(start);
    for (const step of steps.slice(1, 7)) expect(step.dueAt.toISOString()).toContain('T09:00');
    expect(dueDates(steps)).toEqual({
      criticalDueAt: at('2027-01-25T09:00:00Z'),
      deadlineAt: at('2027-02-01T09:00:00Z'),
    });
  });

  it('goes to the client’s counsel in the client’s own morning', () => {
    expect(plan().find((step) => step.key === 'counsel')?.dueAt).toEqual(
      at('2027-02-15T08:00:00Z'),
    );
  });

  it('waits for the next working morning when asked to', () => {
    const when = { at: at('2027-03-26T07:00:00Z'), calendar: london };
    expect(startOfChase(DEFAULT_POLICY, 'next-morning', when)).toEqual(at('2027-03-30T08:00:00Z'));
    expect(startOfChase(DEFAULT_POLICY, 'now', when)).toEqual(when.at);
  });

  it('keeps nine o’clock when the clocks change in the middle of the chase', () => {
    const steps = planSteps(DEFAULT_POLICY, { start: at('2027-03-22T10:00:00Z'), calendars });
    expect(steps.map((step) => step.dueAt.toISOString().slice(5, 13)).slice(1, 5)).toEqual([
      '03-24T09',
      '03-25T09',
      '03-31T08',
      '04-02T08',
    ]);
  });

  it('stretches what comes before a later deadline, and moves what comes after', () => {
    expect(daysOf(plan({ deadlineOn: '2027-02-15' }))).toEqual([0, 4, 6, 10, 14, 20, 25, 30, 40]);
  });

  it('shrinks what comes before an earlier deadline without two messages to one person in a day', () => {
    expect(daysOf(plan({ deadlineOn: '2027-01-25' }))).toEqual([0, 1, 2, 3, 4, 5, 10, 15, 25]);
    expect(() => plan({ deadlineOn: '2027-01-20' })).toThrow(Refusal);
  });

  it('keeps an agreed day for critical items', () => {
    const steps = plan({ criticalOn: '2027-01-22', deadlineOn: '2027-02-15' });
    expect(localDate(london, dueDates(steps).criticalDueAt ?? start)).toBe('2027-01-22');
    expect(localDate(london, dueDates(steps).deadlineAt ?? start)).toBe('2027-02-15');
  });

  it('never writes twice to one rung on one working day, whatever dates are agreed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.integer({ min: 1, max: 200 })),
        (deadline, critical) => {
          const on = (days: number) => {
            const date = new Date(Date.UTC(2027, 0, 18 + days));
            while (date.getUTCDay() % 6 === 0) date.setUTCDate(date.getUTCDate() + 1);
            return date.toISOString().slice(0, 10);
          };
          let steps: PlannedStep[];
          try {
            steps = plan({
              deadlineOn: on(deadline),
              criticalOn: critical === null ? undefined : on(critical),
            });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            return;
          }
          const seen = new Set<string>();
          for (const step of steps) {
            for (const rung of step.rungs) {
              const key = `${rung} ${localDate(london, step.dueAt)}`;
              expect(seen.has(key)).toBe(false);
              seen.add(key);
            }
          }
          const times = steps.map((step) => step.dueAt.getTime());
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(localDate(london, dueDates(steps).deadlineAt ?? start)).toBe(on(deadline));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('moving the plan', () => {
  const context = { calendar: london, hour: 9, at: at('2027-01-22T12:00:00Z') };
  const dated = () =>
    plan().map((step) => ({ ...step, over: step.dueAt.getTime() < context.at.getTime() }));

  it('moves the later steps by an extension and lets the taken ones stand', () => {
    const moves = extendPlan(dated(), { byWorkingDays: 5 }, context);
    expect(moves.map((move) => [move.key, localDate(london, move.dueAt)])).toEqual([
      ['critical', '2027-02-01'],
      ['escalation', '2027-02-03'],
      ['deadline', '2027-02-08'],
      ['formal-notice', '2027-02-15'],
      ['counsel', '2027-02-22'],
      ['last-word', '2027-03-08'],
    ]);
    expect(extendPlan(dated(), { newDeadline: '2027-02-08' }, context)).toEqual(moves);
  });

  it.each([
    [{ byWorkingDays: 0 }, /not after/],
    [{ byWorkingDays: 1.5 }, /not after/],
    [{ newDeadline: '2027-01-29' }, /not after/],
    [{ newDeadline: '2027-02-06' }, /2027-02-08/],
    [{ newDeadline: '2031-02-06' }, /a year away/],
  ])('refuses to extend by %j', (change, sentence) => {
    expect(() => extendPlan(dated(), change, context)).toThrow(sentence);
  });

  it('refuses to extend a deadline that has passed', () => {
    const over = dated().map((step) => ({ ...step, over: true }));
    expect(() => extendPlan(over, { byWorkingDays: 5 }, context)).toThrow(/has passed/);
  });

  it('gives back after a pause the working days that it took', () => {
    const moves = shiftAfterPause(dated(), at('2027-01-22T12:00:00Z'), {
      ...context,
      at: at('2027-01-29T02:00:00Z'),
    });
    expect(moves[0]).toMatchObject({ key: 'critical', dueAt: at('2027-02-01T09:00:00Z') });
    const short = shiftAfterPause(dated(), at('2027-01-22T12:00:00Z'), {
      ...context,
      at: at('2027-01-22T13:00:00Z'),
    });
    expect(short[0]?.dueAt).toEqual(at('2027-01-25T09:00:00Z'));
  });
});

describe('the other steps', () => {
  it('ask for a signature, then four times more, every second working day', () => {
    const steps = authoritySteps(DEFAULT_POLICY, start, berlin);
    expect(steps.map((step) => [step.key, localDate(berlin, step.dueAt)])).toEqual([
      ['authority', '2027-01-18'],
      ['authority-1', '2027-01-20'],
      ['authority-2', '2027-01-22'],
      ['authority-3', '2027-01-26'],
      ['authority-4', '2027-01-28'],
    ]);
  });

  it('chase an overdue task from the next working morning on', () => {
    const steps = overdueSteps(DEFAULT_POLICY, at('2027-01-22T23:59:59.999Z'), london);
    expect(steps.map((step) => localDate(london, step.dueAt)).slice(0, 2)).toEqual([
      '2027-01-25',
      '2027-01-28',
    ]);
    expect(steps).toHaveLength(5);
  });

  it('take a promise as broken in the working morning after its day', () => {
    expect(promiseBrokenAt('2027-01-22', london, 9)).toEqual(at('2027-01-25T09:00:00Z'));
    expect(
      promiseStep(DEFAULT_POLICY, { promisedOn: '2027-01-22', promisedBy: 'first' }, london),
    ).toMatchObject({
      key: 'promise-2027-01-22',
      rungs: ['second'],
      kind: 'promise',
    });
  });
});

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

  it('writes to nobody twice in one of their days, unless a person insists', () => {
    const heard = heardToday(
      new Map([
        ['tom', at('2027-01-21T00:30:00Z')],
        ['priya', at('2027-01-20T23:59:00Z')],
      ]),
      london,
      at('2027-01-21T09:00:00Z'),
    );
    expect(whom('critical', { heardToday: heard })).toEqual(['priya']);
    expect(decide('reminder', { heardToday: heard })).toEqual({ kind: 'later' });
    expect(whom('reminder', { heardToday: heard, forced: true })).toEqual(['tom']);
  });

  it('leaves out counsel when the client named none', () => {
    expect(decide('counsel')).toMatchObject({ kind: 'skip', reason: { code: 'no_such_contact' } });
  });
});
