import { officeCalendar, workingDaysBetween } from '../../domain/calendar/calendar';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { extendPlan } from '../../domain/chase/move-steps';
import { planChase } from '../../domain/chase/plan-steps';
import { readHandoverInput } from '../../domain/intake/handover-input';
import { loadCatalogue } from '../../platform/catalogue';
import { handoverInput } from '../support/handover-input';

const LONDON = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
const START = new Date('2029-03-05T10:00:00Z');

describe('a date with a typing mistake in its year', () => {
  it.each(['9999-12-31', '2290-03-12', '2032-03-12'])(
    'is told with the other problems of a new handover, at once: %s',
    (deadline) => {
      const read = readHandoverInput(handoverInput({ deadline }), {
        catalogue: loadCatalogue(),
        at: START,
      });
      expect(read).toMatchObject({
        ok: false,
        problems: [
          { path: 'deadline', message: expect.stringContaining('Check the year') as string },
        ],
      });
    },
  );

  it('does not extend a deadline', () => {
    const calendars = { previousMsp: LONDON, client: LONDON };
    const plan = planChase(DEFAULT_POLICY, {
      start: START,
      calendars,
    });
    const open = plan.steps.map((step) => ({ ...step, over: false }));
    const context = { ...plan, calendars, hour: 9, at: START };
    expect(() => extendPlan(open, { newDeadline: '9999-12-31' }, context)).toThrow(
      'more than a year away',
    );
  });

  it('never has anybody count for ever', () => {
    expect(() => workingDaysBetween(LONDON, START, new Date('9999-12-31T12:00:00Z'))).toThrow(
      RangeError,
    );
  });
});
