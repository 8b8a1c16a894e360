import { simpleParser } from 'mailparser';
import type { ReadMail } from '../../embedded/simulated/mail-reader';
import { signIn } from '../support/console-site';
import { FIRST, handoverInput, MANAGER, SECOND } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { handoverRow, itemRows, messageRows, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

/** A handover with a second factor of a previous MSP in Berlin, which proposes times to move it together. */
describe('a second factor that is swapped together', () => {
  let stage: Stage;
  let id: string;
  let itemId: string;
  let who = FIRST;
  const start = async (more: object = {}): Promise<void> => {
    const previousMsp = handoverInput().previousMsp as object;
    const office = { country: 'DE', region: 'BY', timeZone: 'Europe/Berlin' };
    id = await stage.startHandover({
      previousMsp: { ...previousMsp, ...office, ...more },
      items: { include: [{ catalogue: 1 }, { catalogue: 6 }] },
    });
  };
  beforeAll(async () => {
    stage = await setStage();
    await start();
  }, 90_000);
  afterAll(() => stage.end());

  async function propose(...swaps: string[]): Promise<void> {
    const person = await stage.personAt(who);
    const factor = (await person.list()).find(({ name }) => name.startsWith('MFA seeds'));
    if (!factor) throw new Error('not asked for');
    itemId = factor.id;
    await person.answer(factor, { type: 'promised', swaps });
    await person.finish();
    await stage.clock.settle();
  }
  async function act(what: string, form: Record<string, string>): Promise<number> {
    const headers = await signIn({ app: stage.console, db: stage.db }, 'technician');
    const response = await stage.console.inject({
      method: 'POST',
      url: `/handovers/${id}/items/${itemId}/${what}`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
    await stage.clock.settle();
    return response.statusCode;
  }
  const itemPage = async (): Promise<string> => {
    const headers = await signIn({ app: stage.console, db: stage.db }, 'technician');
    return (await stage.console.inject({ url: `/handovers/${id}/items/${itemId}`, headers })).body;
  };
  const factor = async () => (await itemRows(stage, id)).find((item) => item.id === itemId);
  const about = async (address: string): Promise<ReadMail | undefined> =>
    (await stage.mail.to(address)).find(({ subject }) => subject.includes('joint swap'));

  it('is promised up to the latest of the proposed times, refused as answers are, and shown in both zones', async () => {
    await expect(propose('2029-03-07T22:00')).rejects.toThrow(/begin at 22:00 with you/);
    await propose('2029-03-07T10:00', '2029-03-09T14:30');
    expect((await factor())?.promised_until).toEqual(new Date('2029-03-09T22:59:59.999Z'));
    expect(await handoverRow(stage, id)).toMatchObject({ items_promised: 1 });
    const page = await itemPage();
    expect(page).toMatch(/Fri 9 Mar 13:30, London/);
    expect(page).toMatch(/Fri 9 Mar 14:30, Berlin/);
  });

  it('goes back with a note when no time suits, and that is not held against them', async () => {
    expect(await act('reject', { note: 'We are at a client on both days.' })).toBe(303);
    expect(await factor()).toMatchObject({ state: 'rejected', promises: 0 });
    expect(await act('swap', { slot: '2029-03-07T09:00:00.000Z' })).toBe(409);
    await propose('2029-03-07T15:00', '2029-03-08T11:00', '2029-03-13T10:00');
  });

  it('is agreed on once, and promised for the day agreed on', async () => {
    expect(await act('swap', { slot: '2029-03-07T11:11:00.000Z' })).toBe(409);
    expect(await act('swap', { slot: '2029-03-08T10:00:00.000Z' })).toBe(303);
    expect(await act('swap', { slot: '2029-03-07T14:00:00.000Z' })).toBe(409);
    expect((await factor())?.promised_until).toEqual(new Date('2029-03-08T22:59:59.999Z'));
    expect(await itemPage()).toMatch(/The joint swap[\s\S]*Thu 8 Mar 10:00, London/);
    const person = await stage.personAt(FIRST);
    const line = (await person.list()).find((one) => one.id === itemId);
    expect((await person.look(line!)).text).toMatch(
      /We move it together <time[^>]*>Thu 8 Mar 11:00, Berlin/,
    );
  });

  it('is told in the next morning of who had another message on the day, and both sides with them', async () => {
    expect(await about(FIRST)).toBeUndefined();
    expect(await about(MANAGER)).toBeUndefined();
    await stage.clock.advanceTo(new Date('2029-03-06T08:30:00Z'));
    const days = (await stage.mail.to(FIRST)).map((mail) => wallTime(mail, 'Europe/Berlin'));
    expect(days).toEqual(['2029-03-05 11:00', '2029-03-06 09:00']);
  });

  it('is told to who proposed it and to who has the task here, each in their own time, once', async () => {
    const theirs = await about(FIRST);
    const ours = await about(MANAGER);
    expect(theirs?.text).toMatch(/8 March 2029, 11:00, Central European/);
    expect(ours?.text).toMatch(/8 March 2029, 10:00, Greenwich/);
    await stage.clock.settle();
    const told = (await messageRows(stage, id)).filter(({ step_key }) =>
      step_key.startsWith('swap-'),
    );
    expect(told).toHaveLength(2);
  });

  it('comes with one entry for both calendars that names the right hour, and no link', async () => {
    const told = (await messageRows(stage, id)).filter(({ step_key }) =>
      step_key.startsWith('swap-'),
    );
    const entries = await Promise.all(
      told.map(async ({ rendered }) => {
        const [file] = (await simpleParser(rendered)).attachments;
        expect(file?.contentType).toBe('text/calendar');
        return file?.content.toString('utf8') ?? '';
      }),
    );
    for (const entry of entries) expect(entry).not.toMatch(/https?:|\/r\//);
    // Parsed by another library than the one that wrote them.
    const { default: ICAL } = await import('ical.js');
    const events = entries.map((entry) => {
      const calendar = new ICAL.Component(ICAL.parse(entry) as unknown[]);
      expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
      return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    });
    expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual(
      Array(2).fill('2029-03-08T10:00:00.000Z'),
    );
    expect(events.map((event) => event.duration.toSeconds())).toEqual([3600, 3600]);
    expect(new Set(events.map((event) => event.uid)).size).toBe(1);
  });

  it('keeps nothing typed in clear', async () => {
    const clear = JSON.stringify([
      await stage.db.selectFrom('swap_slots').selectAll().execute(),
      await itemRows(stage, id),
      await stage.db.selectFrom('audit_events').selectAll().execute(),
    ]);
    expect(clear).toContain('swap.confirmed');
    expect(clear).not.toContain('It is as it should be.');
  });

  it('that passes without being done is a promise that was broken, told to the next above once', async () => {
    await stage.clock.advanceTo(new Date('2029-03-09T09:30:00Z'));
    const told = (await stage.mail.to(SECOND)).filter(({ text }) =>
      text.includes('named for 8 March'),
    );
    expect(told.map((mail) => wallTime(mail, 'Europe/Berlin'))).toEqual(['2029-03-09 09:00']);
    expect((await handoverRow(stage, id)).stalled_reason).toBe('promise_broken');
    await stage.clock.advanceTo(new Date('2029-03-15T12:00:00Z'));
    const steps = (await stepRows(stage, id)).filter(({ kind }) => kind === 'promise');
    expect(steps.filter(({ state }) => state === 'taken')).toHaveLength(1);
  });

  it('is told on the day itself to who had another message, if tomorrow is its own day', async () => {
    who = 'kim@late.example';
    await start({ contacts: [{ name: 'Kim', email: who, rung: 'first' }] });
    await propose('2029-03-16T16:00');
    expect(await act('swap', { slot: '2029-03-16T15:00:00.000Z' })).toBe(303);
    const days = (await stage.mail.to(who)).map((mail) => wallTime(mail, 'Europe/Berlin'));
    expect(days).toEqual(['2029-03-15 13:00', '2029-03-15 13:00']);
  });

  it('goes alone on a morning on which it cannot wait: a promise that broke is told in the next', async () => {
    who = 'lee@alone.example';
    await start({ contacts: [{ name: 'Lee', email: who, rung: 'first' }] });
    const person = await stage.personAt(who);
    const other = (await person.list()).find(({ name }) => !name.startsWith('MFA seeds'));
    await person.answer(other!, { type: 'promised', day: '2029-03-16' });
    await propose('2029-03-20T10:00');
    await stage.clock.advanceTo(new Date('2029-03-16T17:30:00Z'));
    expect(await act('swap', { slot: '2029-03-20T09:00:00.000Z' })).toBe(303);
    await stage.clock.advanceTo(new Date('2029-03-20T08:30:00Z'));
    const mails = (await stage.mail.to(who)).slice(1);
    expect(mails.map((mail) => wallTime(mail, 'Europe/Berlin'))).toEqual([
      '2029-03-19 09:00',
      '2029-03-20 09:00',
    ]);
    expect(mails[0]?.subject).toContain('joint swap');
    expect(mails[1]?.text).toContain('named for 16 March');
  });

  it('is told to whoever is next, the same day, where the mail of who proposed it comes back', async () => {
    who = 'max@gone.example';
    const next = 'nia@gone.example';
    await start({
      contacts: [
        { name: 'Max', email: who, rung: 'first' },
        { name: 'Nia', email: next, rung: 'owner' },
      ],
    });
    await propose('2029-03-21T16:00');
    stage.faults.noMailbox = (address) => address === 'max@gone.example';
    expect(await act('swap', { slot: '2029-03-21T15:00:00.000Z' })).toBe(303);
    expect((await stage.mail.to(next)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('joint swap'),
    ]);
    const ours = (await messageRows(stage, id)).filter(
      ({ template }) => template === 'swap-agreed-house',
    );
    expect(ours).toHaveLength(1);
  });
});
