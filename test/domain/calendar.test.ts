import {
  endOfWorkingDay,
  isOfficeHours,
  isWorkingDay,
  localDate,
  nextMorning,
  officeCalendar,
  workingDay,
  workingDaysBetween,
  workingMorning,
} from '../../domain/calendar/calendar';
import { isCountry, listCountries, listRegions, regionCode } from '../../domain/calendar/countries';
import { isLocalDate } from '../../domain/calendar/local-date';
import { isTimeZone, listTimeZones } from '../../domain/calendar/zones';
import { Refusal } from '../../domain/problem';

const london = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
const berlin = officeCalendar({ country: 'DE', region: 'BE', timeZone: 'Europe/Berlin' });
const bavaria = officeCalendar({ country: 'DE', region: 'BY', timeZone: 'Europe/Berlin' });
const newYork = officeCalendar({ country: 'US', timeZone: 'America/New_York' });
const auckland = officeCalendar({ country: 'NZ', timeZone: 'Pacific/Auckland' });
const apia = officeCalendar({ country: 'NZ', timeZone: 'Pacific/Apia' });

const at = (text: string) => new Date(text);
const iso = (date: Date) => date.toISOString();

describe('the office calendar', () => {
  it('sends at nine local time on both sides of the spring change of clocks', () => {
    expect(iso(workingMorning(london, at('2027-03-24T12:00:00Z'), 0, 9))).toBe(
      '2027-03-24T09:00:00.000Z',
    );
    // Good Friday and Easter Monday lie between, and the clocks change on Easter Sunday.
    expect(iso(workingMorning(london, at('2027-03-24T12:00:00Z'), 2, 9))).toBe(
      '2027-03-30T08:00:00.000Z',
    );
    expect(iso(workingMorning(newYork, at('2027-03-12T15:00:00Z'), 1, 9))).toBe(
      '2027-03-15T13:00:00.000Z',
    );
  });

  it('sends at nine local time on both sides of the autumn change of clocks', () => {
    expect(iso(workingMorning(berlin, at('2027-10-29T07:00:00Z'), 0, 9))).toBe(
      '2027-10-29T07:00:00.000Z',
    );
    expect(iso(workingMorning(berlin, at('2027-10-29T07:00:00Z'), 1, 9))).toBe(
      '2027-11-01T08:00:00.000Z',
    );
  });

  it('rests on Good Friday in England and in every region of Germany', () => {
    expect(isWorkingDay(london, '2027-03-26')).toBe(false);
    for (const { code } of listRegions('DE')) {
      const region = officeCalendar({ country: 'DE', region: code, timeZone: 'Europe/Berlin' });
      expect([code, isWorkingDay(region, '2027-03-26')]).toEqual([code, false]);
    }
  });

  it('rests on a holiday of the region only where it is one', () => {
    expect(isWorkingDay(bavaria, '2027-01-06')).toBe(false);
    expect(isWorkingDay(berlin, '2027-01-06')).toBe(true);
    const scotland = officeCalendar({ country: 'GB', region: 'SCT', timeZone: 'Europe/London' });
    expect(isWorkingDay(scotland, '2027-01-04')).toBe(false);
    expect(isWorkingDay(london, '2027-01-04')).toBe(true);
  });

  it('counts the leap day as the working day that it is', () => {
    expect(workingDay(london, '2028-02-28', 1)).toBe('2028-02-29');
    expect(workingDay(london, '2028-02-29', 1)).toBe('2028-03-01');
    expect(workingDay(london, '2027-02-26', 1)).toBe('2027-03-01');
  });

  it('takes the next working day as day 0 when the start is a holiday', () => {
    expect(workingDay(london, '2026-12-25', 0)).toBe('2026-12-29');
    expect(iso(workingMorning(london, at('2026-12-25T10:00:00Z'), 1, 9))).toBe(
      '2026-12-30T09:00:00.000Z',
    );
  });

  it('crosses the end of the year without losing or inventing a day', () => {
    expect(workingDay(berlin, '2026-12-23', 3)).toBe('2026-12-29');
    expect(workingDay(berlin, '2026-12-30', 2)).toBe('2027-01-04');
    // The first of January 2022 was a Saturday: American offices rested on the Friday before.
    expect(isWorkingDay(newYork, '2021-12-31')).toBe(false);
  });

  it('knows that it is already tomorrow in New Zealand and Samoa', () => {
    expect(localDate(auckland, at('2027-01-19T12:00:00Z'))).toBe('2027-01-20');
    expect(iso(workingMorning(auckland, at('2027-01-19T12:00:00Z'), 0, 9))).toBe(
      '2027-01-19T20:00:00.000Z',
    );
    expect(localDate(apia, at('2027-01-19T12:00:00Z'))).toBe('2027-01-20');
    expect(iso(workingMorning(apia, at('2027-01-19T12:00:00Z'), 1, 9))).toBe(
      '2027-01-20T20:00:00.000Z',
    );
    const easter = officeCalendar({ country: 'NZ', timeZone: 'Pacific/Chatham' });
    expect(iso(workingMorning(easter, at('2027-01-19T12:00:00Z'), 0, 9))).toBe(
      '2027-01-19T19:15:00.000Z',
    );
  });

  it('rests on Friday and Saturday in Israel, and on Saturday and Sunday in Dubai', () => {
    const israel = officeCalendar({ country: 'IL', timeZone: 'Asia/Jerusalem' });
    const dubai = officeCalendar({ country: 'AE', timeZone: 'Asia/Dubai' });
    expect(['2027-01-22', '2027-01-23', '2027-01-24'].map((d) => isWorkingDay(israel, d))).toEqual([
      false,
      false,
      true,
    ]);
    expect(['2027-01-22', '2027-01-23', '2027-01-24'].map((d) => isWorkingDay(dubai, d))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("keeps an office's own summer break", () => {
    const closed = officeCalendar({
      country: 'GB',
      timeZone: 'Europe/London',
      closingDays: ['2027-08-03', '2027-08-04'],
    });
    expect(workingDay(closed, '2027-08-02', 1)).toBe('2027-08-05');
  });

  it('ends a day at its last local millisecond, on long and short days too', () => {
    expect(iso(endOfWorkingDay(berlin, '2027-03-28'))).toBe('2027-03-28T21:59:59.999Z');
    expect(iso(endOfWorkingDay(berlin, '2027-10-31'))).toBe('2027-10-31T22:59:59.999Z');
  });

  it('finds the next morning: today before nine, else the next working day', () => {
    expect(iso(nextMorning(london, at('2027-01-15T08:59:00Z'), 9))).toBe(
      '2027-01-15T09:00:00.000Z',
    );
    expect(iso(nextMorning(london, at('2027-01-15T09:00:00Z'), 9))).toBe(
      '2027-01-18T09:00:00.000Z',
    );
    expect(iso(nextMorning(london, at('2027-01-16T05:00:00Z'), 9))).toBe(
      '2027-01-18T09:00:00.000Z',
    );
  });

  it('counts working days between two instants in local days', () => {
    expect(workingDaysBetween(london, at('2027-03-24T23:00:00Z'), at('2027-03-30T05:00:00Z'))).toBe(
      2,
    );
    expect(workingDaysBetween(london, at('2027-03-30T05:00:00Z'), at('2027-03-24T23:00:00Z'))).toBe(
      -2,
    );
    expect(workingDaysBetween(london, at('2027-03-24T01:00:00Z'), at('2027-03-24T23:00:00Z'))).toBe(
      0,
    );
  });

  it('knows office hours', () => {
    expect(isOfficeHours(london, at('2027-06-01T08:00:00Z'))).toBe(true);
    expect(isOfficeHours(london, at('2027-06-01T16:00:00Z'))).toBe(false);
    expect(isOfficeHours(london, at('2027-06-05T10:00:00Z'))).toBe(false);
  });

  it.each([
    [{ country: 'UK', timeZone: 'Europe/London' }, 'unknown_country', 'GB'],
    [{ country: 'gb', timeZone: 'Europe/London' }, 'unknown_country', 'capitals'],
    [{ country: 'DE', region: 'XX', timeZone: 'Europe/Berlin' }, 'unknown_region', 'BY'],
    [{ country: 'DE', timeZone: 'Berlin' }, 'unknown_time_zone', 'Europe/London'],
    [{ country: 'DE', timeZone: '+02:00' }, 'unknown_time_zone', 'Europe/London'],
    [
      { country: 'DE', timeZone: 'Europe/Berlin', closingDays: ['2027-02-29'] },
      'wrong_closing_day',
      '2027-08-02',
    ],
  ])('says what to write instead of %j', (facts, code, hint) => {
    try {
      officeCalendar(facts);
      throw new Error('was accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error).toMatchObject({ code, sentence: expect.stringContaining(hint) as string });
    }
  });

  it('says so when an office never opens', () => {
    const closingDays = Array.from({ length: 500 }, (_, day) =>
      new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const shut = officeCalendar({ country: 'GB', timeZone: 'Europe/London', closingDays });
    expect(() => workingDay(shut, '2027-01-01', 1)).toThrow(/closed for more than a year/);
  });

  it('lists countries, regions and zones to choose from', () => {
    expect(listCountries()).toContainEqual({ code: 'DE', name: 'Germany' });
    expect(isCountry('constructor')).toBe(false);
    expect(listRegions('DE')).toContainEqual(expect.objectContaining({ code: 'BY' }));
    expect(listRegions('nowhere')).toEqual([]);
    expect(regionCode('DE', 'DE-BY')).toBe('BY');
    expect(isTimeZone('Pacific/Apia')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(listTimeZones()).toContain('Europe/London');
    expect(['2028-02-29', '2027-02-29', '2027-13-01', '2027-1-1'].map(isLocalDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
