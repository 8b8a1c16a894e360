import { findLetter } from '../../db/letters';
import { handoverInput } from '../support/handover-input';
import { namedIn, wallTime } from '../support/mail-facts';
import { handoverRow, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { pdfText } from '../templates/read-pdf';
import { BEGINNINGS, CASES, type Case } from './calendar-cases';

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

const stages = new Map<keyof typeof BEGINNINGS, Promise<Stage>>();
async function stageAt(on: keyof typeof BEGINNINGS, at: string): Promise<Stage> {
  const set = stages.get(on) ?? setStage({ start: new Date(BEGINNINGS[on]) });
  stages.set(on, set);
  const stage = await set;
  await stage.clock.advanceTo(new Date(at));
  return stage;
}
afterAll(async () => {
  for (const stage of stages.values()) await (await stage).end();
});

/** Nobody is written to about it any more. */
async function leave(stage: Stage, id: string): Promise<void> {
  const body = { reason: 'All of it was seen' };
  const { status } = await stage.us.call('POST', `/handovers/${id}/commands/cancel`, body);
  expect(status).toBe(200);
  await stage.clock.settle();
}

const messagesOf = (cases: readonly Case[]) =>
  describe.each(cases)('messages $what', ({ on, start, days, written }) => {
    let stage: Stage;
    const ids = new Map<string, string>();
    const of = (name: string): string => `${name}-${start.slice(0, 10)}`;
    beforeAll(async () => {
      stage = await stageAt(on, start);
      for (const [name, place] of written) {
        const id = await stage.startHandover({
          previousMsp: {
            // An MSP of its own: one name is one office, whose newest place counts for all its handovers.
            name: `SysWorks ${of(name)}`,
            ...place,
            contacts: [{ name: 'Bo', email: `${of(name)}@sysworks.example`, rung: 'first' }],
          },
          policy: POLICY,
          send: 'next-morning',
          language: LANGUAGES[name]?.language ?? 'en-GB',
        });
        ids.set(name, id);
      }
      await stage.clock.advance(days * 86_400_000);
    }, 60_000);
    afterAll(async () => {
      for (const id of ids.values()) await leave(stage, id);
    });

    it.each(written)(
      'reach %s at nine in the morning of its working days, in its language',
      async (name, { timeZone }, times) => {
        const mails = await stage.mail.to(`${of(name)}@sysworks.example`);
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

messagesOf(CASES.filter(({ start }) => start < '2032'));

describe('a deadline of one’s own', () => {
  it('is over when its day is over, with the other steps before it', async () => {
    const stage = await stageAt('late', '2029-04-09T09:00:00Z');
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
    await leave(stage, id);
  }, 60_000);
});

messagesOf(CASES.filter(({ start }) => start > '2032'));
