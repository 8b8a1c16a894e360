interface Place {
  country: string;
  region?: string;
  timeZone: string;
}
const LONDON = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
const MUNICH = { country: 'DE', region: 'BY', timeZone: 'Europe/Berlin' };
const AUCKLAND = { country: 'NZ', timeZone: 'Pacific/Auckland' };
const LOS_ANGELES = { country: 'US', region: 'CA', timeZone: 'America/Los_Angeles' };

/**
 * Where each beginning is played: nothing of an earlier one runs any more then. Two of them overlap, and what our
 * programs sign in with lasts three years.
 */
export const BEGINNINGS = { early: '2028-02-25T12:00:00Z', late: '2029-03-28T12:00:00Z' };

/** Each place is a previous MSP of its own. */
export interface Case {
  what: string;
  on: keyof typeof BEGINNINGS;
  start: string;
  days: number;
  written: [name: string, place: Place, times: string[]][];
}
export const CASES: readonly Case[] = [
  {
    what: 'on the leap day of 2028, a Tuesday',
    on: 'early',
    start: '2028-02-25T12:00:00Z',
    days: 8,
    written: [
      [
        'london',
        LONDON,
        ['2028-02-28 09:00', '2028-02-29 09:00', '2028-03-01 09:00', '2028-03-03 09:00'],
      ],
    ],
  },
  {
    what: 'over New Year',
    on: 'early',
    start: '2028-12-28T12:00:00Z',
    days: 14,
    written: [
      [
        'london',
        LONDON,
        ['2028-12-29 09:00', '2029-01-02 09:00', '2029-01-03 09:00', '2029-01-05 09:00'],
      ],
    ],
  },
  {
    what: 'over Easter 2029, in whose week the clocks go forward',
    on: 'early',
    start: '2029-03-23T10:00:00Z',
    days: 14,
    written: [
      [
        'london',
        LONDON,
        ['2029-03-26 09:00', '2029-03-27 09:00', '2029-03-28 09:00', '2029-04-03 09:00'],
      ],
      [
        'auckland',
        AUCKLAND,
        ['2029-03-26 09:00', '2029-03-27 09:00', '2029-03-28 09:00', '2029-04-03 09:00'],
      ],
      [
        'losangeles',
        LOS_ANGELES,
        ['2029-03-23 09:00', '2029-03-26 09:00', '2029-03-27 09:00', '2029-03-29 09:00'],
      ],
    ],
  },
  {
    what: 'over Whit Monday, which is a holiday in Bavaria and none in England',
    on: 'early',
    start: '2029-05-17T12:00:00Z',
    days: 8,
    written: [
      [
        'london',
        LONDON,
        ['2029-05-18 09:00', '2029-05-21 09:00', '2029-05-22 09:00', '2029-05-24 09:00'],
      ],
      [
        'munich',
        MUNICH,
        ['2029-05-18 09:00', '2029-05-22 09:00', '2029-05-23 09:00', '2029-05-25 09:00'],
      ],
    ],
  },
  {
    what: 'when the clocks go back',
    on: 'early',
    start: '2029-10-25T12:00:00Z',
    days: 8,
    written: [
      [
        'london',
        LONDON,
        ['2029-10-26 09:00', '2029-10-29 09:00', '2029-10-30 09:00', '2029-11-01 09:00'],
      ],
    ],
  },
  {
    what: 'from Maundy Thursday to after Easter Monday',
    on: 'late',
    start: '2029-03-28T12:00:00Z',
    days: 10,
    written: [
      [
        'london',
        LONDON,
        ['2029-03-29 09:00', '2029-04-03 09:00', '2029-04-04 09:00', '2029-04-06 09:00'],
      ],
      [
        'munich',
        MUNICH,
        ['2029-03-29 09:00', '2029-04-03 09:00', '2029-04-04 09:00', '2029-04-06 09:00'],
      ],
    ],
  },
  {
    what: 'over the leap day of 2032, a Sunday',
    on: 'late',
    start: '2032-02-26T12:00:00Z',
    days: 8,
    written: [
      [
        'london',
        LONDON,
        ['2032-02-27 09:00', '2032-03-01 09:00', '2032-03-02 09:00', '2032-03-04 09:00'],
      ],
    ],
  },
];
