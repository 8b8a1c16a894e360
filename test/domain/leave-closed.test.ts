import fc from 'fast-check';
import {
  isWorkingDay,
  localDate,
  officeCalendar,
  workingDay,
} from '../../domain/calendar/calendar';
import { changeClosed } from '../../domain/calendar/change-closed';
import { closedDays } from '../../domain/calendar/closing-days';
import { leaveClosedDays } from '../../domain/chase/leave-closed';
import type { DatedStep } from '../../domain/chase/planned-step';
import { messageDay, sharesPerson } from '../../domain/chase/message-day';
import { officeOf } from '../../domain/chase/whose-step';
import { at, berlin, chase, london, plan, start } from './support/offices';

const LONDON = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };

describe('closing days in the middle of a chase', () => {
  const { deadlineAt, criticalDueAt } = chase();
  const dated = (): DatedStep[] =>
    plan().map((step) => ({ ...step, over: step.dueAt < at('2027-01-22T12:00:00Z') }));
  const moved = (from: string, to: string, steps = dated()) =>
    leaveClosedDays(steps, {
      calendars: {
        previousMsp: officeCalendar({ ...LONDON, closingDays: closedDays([{ from, to }]) }),
        client: berlin,
      },
      hour: 9,
      at: at('2027-01-22T12:00:00Z'),
      deadlineAt,
      criticalDueAt,
    });
  const days = (steps: readonly { key: string; dueAt: Date }[]) =>
    steps.map(({ key, dueAt }) => [key, localDate(london, dueAt)]);

  it('move what falls on them to working mornings after, in the same order and two working days apart', () => {
    expect(days(dated().filter((step) => !step.over))).toEqual([
      ['critical', '2027-01-25'],
      ['escalation', '2027-01-27'],
      ['deadline', '2027-02-02'],
      ['formal-notice', '2027-02-08'],
      ['counsel', '2027-02-15'],
      ['last-word', '2027-03-01'],
    ]);
    const plan = moved('2027-01-25', '2027-02-05');
    expect(days(plan.steps)).toEqual([
      ['critical', '2027-02-08'],
      ['escalation', '2027-02-10'],
      ['deadline', '2027-02-15'],
      ['formal-notice', '2027-02-17'],
      ['counsel', '2027-02-19'],
    ]);
    expect(plan.criticalDueAt).toEqual(at('2027-02-08T23:59:59.999Z'));
    expect(plan.deadlineAt).toEqual(at('2027-02-12T23:59:59.999Z'));
  });

  it('move nothing that was sent, and nothing when no message and no agreed day falls on them', () => {
    const still = { steps: [], deadlineAt, criticalDueAt };
    expect(moved('2027-01-18', '2027-01-20')).toEqual(still);
    expect(moved('2027-01-28', '2027-01-28')).toEqual(still);
    const over = dated().map((step) => ({ ...step, over: true }));
    expect(moved('2027-01-25', '2027-02-05', over)).toEqual(still);
  });

  it('move the deadline alone when only its day is one of them, and its message after it', () => {
    const plan = moved('2027-02-01', '2027-02-01');
    expect(plan.deadlineAt).toEqual(at('2027-02-02T23:59:59.999Z'));
    expect(days(plan.steps)).toEqual([['deadline', '2027-02-03']]);
  });

  it('leave nobody two messages in a day and time to breathe between any two, however long the break', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 45 }),
        fc.integer({ min: 0, max: 80 }),
        fc.constantFrom(undefined, '2027-01-25', '2027-02-15', '2027-03-18'),
        (first, length, deadlineOn) => {
          const day = (n: number) => new Date(Date.UTC(2027, 0, 18 + n)).toISOString().slice(0, 10);
          const closed = { from: day(first), to: day(first + length) };
          const before = chase({ deadlineOn });
          const steps = before.steps.map((step) => ({ ...step, over: step.dueAt <= start }));
          const previousMsp = officeCalendar({ ...LONDON, closingDays: closedDays([closed]) });
          const calendars = { previousMsp, client: berlin };
          const after = leaveClosedDays(steps, {
            calendars,
            hour: 9,
            at: start,
            deadlineAt: before.deadlineAt,
            criticalDueAt: before.criticalDueAt,
          });
          const lines = steps
            .filter(({ over }) => !over)
            .flatMap((step) => {
              const move = after.steps.find(({ key }) => key === step.key);
              return step.rungs.map((rung) => {
                const office = officeOf(rung);
                const moved = (office === 'client' ? move?.clientAt : null) ?? move?.dueAt;
                const on = localDate(calendars[office], moved ?? step.dueAt);
                return { step, rungs: [rung], office, on, moved: move !== undefined };
              });
            });
          for (const [index, line] of lines.entries()) {
            expect(isWorkingDay(calendars[line.office], line.on)).toBe(true);
            expect(line.on >= localDate(calendars[line.office], line.step.dueAt)).toBe(true);
            for (const earlier of lines.slice(0, index)) {
              if (earlier.step === line.step) continue;
              expect(earlier.on <= line.on).toBe(true);
              expect(sharesPerson(earlier, line) && earlier.on === line.on).toBe(false);
              if (!earlier.moved) continue;
              const apart = Math.min(2, messageDay(line.step) - messageDay(earlier.step));
              expect(line.on >= workingDay(calendars[line.office], earlier.on, apart)).toBe(true);
            }
          }
          const dueOn = localDate(previousMsp, after.deadlineAt ?? start);
          expect(isWorkingDay(previousMsp, dueOn)).toBe(true);
          const told = lines.filter(({ step }) => step.deadline).map(({ on }) => on);
          expect(told.every((on) => on > dueOn)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('changing closing days', () => {
  const office = { ...LONDON, closingDays: ['2027-12-24'] };
  const added = (from: string, to: string) =>
    changeClosed(office, { add: true, span: { from, to } });

  it('adds and takes away breaks and single days', () => {
    expect(added('2027-08-02', '2027-08-03')).toEqual(['2027-08-02', '2027-08-03', '2027-12-24']);
    const gone = { add: false, span: { from: '2027-12-24', to: '2027-12-24' } };
    expect(changeClosed(office, gone)).toEqual([]);
  });

  it.each([
    ['2027-08-20', '2027-08-02', /ends before it begins/],
    ['2027-02-29', '2027-03-02', /“2027-02-29” is not a day/],
    ['', '', /first day is missing/],
    ['2027-01-01', '2037-01-01', /longer than 400 days/],
    ['2028-01-01', '2029-02-03', /more than 400 days/],
    ['2027-01-01', '2028-02-04', /closed for more than a year/],
    ['2028-02-01', 'August', /“August” is not a day/],
  ])('refuses %s to %s with a sentence', (from, to, sentence) => {
    expect(() => added(from, to)).toThrow(sentence);
  });
});
