import { findLetter } from '../../db/letters';
import { handoverInput } from '../support/handover-input';
import { namedIn, wallTime } from '../support/mail-facts';
import { handoverRow, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { pdfText } from '../templates/read-pdf';

interface Place {
  country: string;
  region?: string;
  timeZone: string;
}
const LONDON = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
const MUNICH = { country: 'DE', region: 'BY', timeZone: 'Europe/Berlin' };
const AUCKLAND = { country: 'NZ', timeZone: 'Pacific/Auckland' };
const LOS_ANGELES = { country: 'US', region: 'CA', timeZone: 'America/Los_Angeles' };

/** In which language who is not British is written to, and what the letter of request is called there. */
const LANGUAGES: Readonly<
  Record<string, { language: string; subject: RegExp; item: string } | undefined>
> = {
  auckland: {
    language: 'fr',
    subject: /passation H-2029-\d{4}, demande$/u,
    item: 'Administrateur général M365',
  },
  losangeles: {
    language: 'es',
    subject: /traspaso H-2029-\d{4}, solicitud$/u,
    item: 'Administrador global de M365',
  },
  munich: {
    language: 'de',
    subject: /Übergabe H-2029-\d{4}, Anforderung$/u,
    item: 'Globaler M365-Administrator',
  },
};

/** Only what is asked of the first contact, on four working days; the last is the deadline, whose message leaves the morning after it. */
const POLICY = {
  name: 'Short',
  steps: [
    { key: 'request', workingDay: 0, rungs: ['first'], template: 'request', tone: 'courteous' },
    { key: 'reminder', workingDay: 1, rungs: ['first'], template: 'reminder', tone: 'friendly' },
    { key: 'critical', workingDay: 2, rungs: ['first'], template: 'critical', tone: 'urgent' },
    {
      key: 'deadline',
      workingDay: 3,
      rungs: ['first'],
      template: 'deadline',
      tone: 'firm',
      deadline: true,
    },
  ],
};

/** One stage for each beginning; each place is a previous MSP of its own. */
describe.each<{
  what: string;
  start: string;
  days: number;
  written: [name: string, place: Place, times: string[]][];
}>([
  {
    what: 'over Easter 2029, in whose week the clocks go forward',
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
    what: 'from Maundy Thursday to after Easter Monday',
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
    what: 'over Whit Monday, which is a holiday in Bavaria and none in England',
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
    what: 'over the leap day of 2032, a Sunday',
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
  {
    what: 'on the leap day of 2028, a Tuesday',
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
])('messages $what', ({ start, days, written }) => {
  let stage: Stage;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    stage = await setStage({ start: new Date(start) });
    for (const [name, place] of written) {
      const id = await stage.startHandover({
        previousMsp: {
          // An MSP of its own: one name is one office, whose newest place counts for all its handovers.
          name: `SysWorks ${name}`,
          ...place,
          contacts: [{ name: 'Bo', email: `${name}@sysworks.example`, rung: 'first' }],
        },
        policy: POLICY,
        send: 'next-morning',
        language: LANGUAGES[name]?.language ?? 'en-GB',
      });
      ids.set(name, id);
    }
    await stage.clock.advance(days * 86_400_000);
  }, 60_000);
  afterAll(() => stage.end());

  it.each(written)(
    'reach %s at nine in the morning of its working days, in its language',
    async (name, { timeZone }, times) => {
      const mails = await stage.mail.to(`${name}@sysworks.example`);
      expect(mails.map((mail) => wallTime(mail, timeZone))).toEqual(times);
      const subject = LANGUAGES[name]?.subject ?? /handover H-\d{4}-\d{4}, request$/;
      expect(mails[0]?.subject).toMatch(subject);
      const item = LANGUAGES[name]?.item ?? 'M365 global admin';
      expect(namedIn(mails[1]!, [item])).toEqual([item]);
      const letter = await findLetter(stage.db, ids.get(name)!, 'request');
      expect(pdfText(letter!)).toContain(item);
    },
  );
});

describe('a deadline of one’s own', () => {
  it('is over when its day is over, with the other steps before it', async () => {
    const stage = await setStage({ start: new Date('2029-04-09T09:00:00Z') });
    try {
      const id = await stage.startHandover({ deadline: '2029-05-08' });
      // 7 May 2029 is a bank holiday in England.
      expect((await handoverRow(stage, id)).deadline_at).toEqual(
        new Date('2029-05-08T22:59:59.999Z'),
      );
      const due = (await stepRows(stage, id)).map((step) => step.due_at.getTime());
      expect(due).toEqual([...due].sort((a, b) => a - b));
      expect(due[5]).toBe(Date.parse('2029-05-09T08:00:00Z'));
      const holiday = handoverInput({ deadline: '2029-05-07' });
      const refused = await stage.us.call('POST', '/handovers', holiday);
      expect(refused.status).toBe(422);
      expect(JSON.stringify(refused.body)).toContain('2029-05-08');
    } finally {
      await stage.end();
    }
  }, 60_000);
});
