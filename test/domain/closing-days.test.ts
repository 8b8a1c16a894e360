import { closedDays, readClosed, writeClosed } from '../../domain/calendar/closing-days';
import { EXAMPLE_HANDOVER } from '../../domain/intake/json-schema';
import { accepted, paths } from './support/reading';

const closing = (closingDays: unknown) => ({
  ...EXAMPLE_HANDOVER,
  previousMsp: { ...EXAMPLE_HANDOVER.previousMsp, closingDays },
});

describe('an office’s own closing days', () => {
  it('are single days and breaks, in a file', () => {
    const given = ['2027-12-24', { from: '2027-07-30', to: '2027-08-02' }];
    expect(accepted(closing(given)).previousMsp.closingDays).toEqual([
      '2027-07-30',
      '2027-07-31',
      '2027-08-01',
      '2027-08-02',
      '2027-12-24',
    ]);
  });

  it('are read from what a person types, and written as that person would', () => {
    const typed = '2027-08-02 to 2027-08-04, 2027-12-24';
    expect(writeClosed(closedDays(readClosed(typed)))).toBe(typed);
  });

  it('are refused where a break runs backwards, is too long, or is no day', () => {
    expect(paths(closing([{ from: '2027-08-20', to: '2027-08-02' }]))).toEqual([
      'previousMsp.closingDays[0].to',
    ]);
    expect(paths(closing([{ from: '2027-08-20', to: '2037-08-20' }]))).toContain(
      'previousMsp.closingDays',
    );
    expect(paths(closing(['in August']))).toEqual(['previousMsp.closingDays[0]']);
  });
});
