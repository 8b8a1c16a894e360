import { localDate, officeCalendar } from '../../domain/calendar/calendar';
import { closedDays } from '../../domain/calendar/closing-days';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { keepDistance } from '../../domain/chase/keep-distance';
import { extendPlan, shiftAfterPause } from '../../domain/chase/move-steps';
import { planChase } from '../../domain/chase/plan-steps';
import {
  authoritySteps,
  overdueSteps,
  promiseBrokenAt,
  promiseSteps,
} from '../../domain/chase/side-steps';
import { london, berlin, calendars, at, start, chase, plan } from './support/offices';

describe('moving the plan', () => {
  const { deadlineAt, criticalDueAt } = chase();
  const context = {
    calendars,
    hour: 9,
    at: at('2027-01-22T12:00:00Z'),
    deadlineAt,
    criticalDueAt,
  };
  const dated = () =>
    plan().map((step) => ({ ...step, over: step.dueAt.getTime() < context.at.getTime() }));

  it('moves the later steps by an extension and lets the taken ones stand', () => {
    const moves = extendPlan(dated(), { byWorkingDays: 5 }, context);
    expect(moves.steps.map((move) => [move.key, localDate(london, move.dueAt)])).toEqual([
      ['critical', '2027-02-01'],
      ['escalation', '2027-02-03'],
      ['deadline', '2027-02-09'],
      ['formal-notice', '2027-02-15'],
      ['counsel', '2027-02-22'],
      ['last-word', '2027-03-08'],
    ]);
    expect(moves).toMatchObject({
      criticalDueAt: at('2027-02-01T23:59:59.999Z'),
      deadlineAt: at('2027-02-08T23:59:59.999Z'),
    });
    expect(extendPlan(dated(), { newDeadline: '2027-02-08' }, context)).toEqual(moves);
  });

  it('ends on the very day that a person chose, also where their office has closed on the agreed day since', () => {
    const closed = officeCalendar({
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      closingDays: [localDate(london, deadlineAt!)],
    });
    const offices = { ...context, calendars: { ...calendars, previousMsp: closed } };
    const moves = extendPlan(dated(), { newDeadline: '2027-02-08' }, offices);
    expect(moves.deadlineAt).toEqual(at('2027-02-08T23:59:59.999Z'));
  });

  it('parts a step to both offices when a holiday of one of them lies in the way', () => {
    const step = {
      key: 'escalation',
      workingDay: 8,
      rungs: ['owner', 'sponsor'] as const,
      criticalDue: false,
      deadline: false,
      over: false,
      // A Friday; the Monday after it is a holiday in Berlin only.
      dueAt: at('2027-03-05T09:00:00Z'),
    };
    const deadline = {
      ...step,
      key: 'deadline',
      deadline: true,
      dueAt: at('2027-03-12T09:00:00Z'),
    };
    const moves = extendPlan([step, deadline], { byWorkingDays: 1 }, context);
    expect(moves.steps[0]).toEqual({
      key: 'escalation',
      workingDay: 9,
      dueAt: at('2027-03-08T09:00:00Z'),
      clientAt: at('2027-03-09T08:00:00Z'),
    });
  });

  it('keeps the order for everybody where it moves over a break of one office', () => {
    const closed = officeCalendar({
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      closingDays: closedDays([{ from: '2029-07-16', to: '2029-08-03' }]),
    });
    const offices = { previousMsp: closed, client: london };
    const now = at('2029-06-29T10:00:00Z');
    const planned = planChase(DEFAULT_POLICY, {
      start: at('2029-06-18T09:00:00Z'),
      calendars: offices,
    });
    const moves = extendPlan(
      planned.steps.map((step) => ({ ...step, over: step.dueAt < now })),
      { byWorkingDays: 12 },
      { ...planned, calendars: offices, hour: 9, at: now },
    );
    expect(
      moves.steps.map(({ key, dueAt, clientAt }) => [
        key,
        localDate(london, dueAt),
        clientAt && localDate(london, clientAt),
      ]),
    ).toEqual([
      ['deadline', '2029-08-09', undefined],
      ['formal-notice', '2029-08-15', undefined],
      ['counsel', '2029-08-15', undefined],
      ['last-word', '2029-09-06', undefined],
    ]);
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
    expect(moves.steps[0]).toMatchObject({ key: 'critical', dueAt: at('2027-02-01T09:00:00Z') });
    const short = shiftAfterPause(dated(), at('2027-01-22T12:00:00Z'), {
      ...context,
      at: at('2027-01-22T13:00:00Z'),
    });
    expect(short.steps[0]?.dueAt).toEqual(at('2027-01-25T09:00:00Z'));
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

  it('keep their distance from one that left late, and are left alone where they have it', () => {
    const [, first, ...later] = authoritySteps(DEFAULT_POLICY, start, berlin);
    if (!first) throw new Error('no reminder');
    const left = (instant: string) =>
      keepDistance(first, later, { calendar: berlin, hour: 9, at: at(instant) }).map((step) => [
        step.key,
        localDate(berlin, step.dueAt),
      ]);
    expect(left('2027-01-20T08:00:03Z')).toEqual([]);
    expect(left('2027-01-21T13:00:00Z')).toEqual([
      ['authority-2', '2027-01-25'],
      ['authority-3', '2027-01-27'],
      ['authority-4', '2027-01-29'],
    ]);
    expect(left('2027-02-19T23:00:00Z')[0]).toEqual(['authority-2', '2027-02-24']);
  });

  it('chase an overdue task from the next working morning on', () => {
    const dueAt = at('2027-01-22T23:59:59.999Z');
    const steps = overdueSteps(DEFAULT_POLICY, { dueAt, left: 5, next: 1, lastAt: null }, london);
    expect(steps.map((step) => localDate(london, step.dueAt)).slice(0, 2)).toEqual([
      '2027-01-25',
      '2027-01-28',
    ]);
    expect(steps).toHaveLength(5);
  });

  it('keep their distance from the last chase, whatever falls due in between', () => {
    const lastAt = at('2027-01-28T09:00:00Z');
    const left = (dueAt: string) =>
      overdueSteps(DEFAULT_POLICY, { dueAt: at(dueAt), left: 3, next: 3, lastAt }, london).map(
        (step) => [step.key, localDate(london, step.dueAt)],
      );
    expect(left('2027-01-28T23:59:59.999Z')).toEqual([
      ['overdue-3', '2027-02-02'],
      ['overdue-4', '2027-02-05'],
      ['overdue-5', '2027-02-10'],
    ]);
    expect(left('2027-02-26T23:59:59.999Z')[0]).toEqual(['overdue-3', '2027-03-01']);
  });

  it('take a promise as broken in the working morning after its day', () => {
    expect(promiseBrokenAt('2027-01-22', london, 9)).toEqual(at('2027-01-25T09:00:00Z'));
    expect(
      promiseSteps(
        DEFAULT_POLICY,
        [{ promisedOn: '2027-01-22', promisedBy: 'first', count: 1 }],
        london,
      )[0],
    ).toMatchObject({
      key: 'promise-2027-01-22',
      rungs: ['second'],
      kind: 'promise',
    });
  });
});
