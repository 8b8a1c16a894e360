import fc from 'fast-check';
import { localDate, officeCalendar } from '../../domain/calendar/calendar';
import { closedDays } from '../../domain/calendar/closing-days';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { planChase, startOfChase, type ChasePlan } from '../../domain/chase/plan-steps';
import type { PlannedStep } from '../../domain/chase/planned-step';
import { isCompanion, officeOf, officesOf } from '../../domain/chase/whose-step';
import { Refusal } from '../../domain/problem';
import { london, calendars, at, start, chase, plan } from './support/offices';

const daysOf = (steps: readonly PlannedStep[]) =>
  steps.filter((step) => !isCompanion(step.key)).map((step) => step.workingDay);

describe('the plan of the chase', () => {
  it('has the nine steps of the standard ladder, each in the recipient’s morning', () => {
    const steps = plan();
    expect(steps.map((step) => [step.key, localDate(london, step.dueAt)])).toEqual([
      ['request', '2027-01-18'],
      ['reached', '2027-01-20'],
      ['reminder', '2027-01-21'],
      ['critical', '2027-01-25'],
      ['escalation', '2027-01-27'],
      ['deadline', '2027-02-02'],
      ['formal-notice', '2027-02-08'],
      ['counsel', '2027-02-15'],
      ['last-word', '2027-03-01'],
    ]);
    expect(steps[0]?.dueAt).toEqual(start);
    for (const step of steps.slice(1, 7)) expect(step.dueAt.toISOString()).toContain('T09:00');
    expect(chase()).toMatchObject({
      criticalDueAt: at('2027-01-25T23:59:59.999Z'),
      deadlineAt: at('2027-02-01T23:59:59.999Z'),
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
    const steps = planChase(DEFAULT_POLICY, {
      start: at('2027-03-22T10:00:00Z'),
      calendars,
    }).steps;
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
    const dues = chase({ criticalOn: '2027-01-22', deadlineOn: '2027-02-15' });
    expect(localDate(london, dues.criticalDueAt ?? start)).toBe('2027-01-22');
    expect(localDate(london, dues.deadlineAt ?? start)).toBe('2027-02-15');
  });

  it('tells both offices of a step in the same days, whatever break of one lies between', () => {
    const closingDays = closedDays([{ from: '2029-07-16', to: '2029-08-03' }]);
    const place = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
    const previousMsp = officeCalendar({ ...place, closingDays });
    const { steps } = planChase(DEFAULT_POLICY, {
      start: new Date('2029-06-25T09:00:00Z'),
      calendars: { previousMsp, client: london },
    });
    const late = steps.filter((step) => step.rungs.includes('sponsor'));
    expect(late.map((step) => [step.key, localDate(london, step.dueAt), step.rungs[0]])).toEqual([
      ['deadline', '2029-07-10', 'owner'],
      ['formal-notice', '2029-08-06', 'owner'],
      ['last-word', '2029-08-28', 'first'],
    ]);
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
          let plan: ChasePlan;
          try {
            plan = chase({
              deadlineOn: on(deadline),
              criticalOn: critical === null ? undefined : on(critical),
            });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            return;
          }
          const { steps, deadlineAt } = plan;
          const seen = new Set<string>();
          for (const step of steps) {
            for (const rung of step.rungs) {
              const key = `${rung} ${localDate(calendars[officeOf(rung)], step.dueAt)}`;
              expect(seen.has(key)).toBe(false);
              seen.add(key);
            }
          }
          for (const office of ['previousMsp', 'client'] as const) {
            const times = steps
              .filter((step) => officesOf(step.rungs).includes(office))
              .map((step) => step.dueAt.getTime());
            expect(times).toEqual([...times].sort((a, b) => a - b));
          }
          expect(localDate(london, deadlineAt ?? start)).toBe(on(deadline));
        },
      ),
      { numRuns: 200 },
    );
  });
});
