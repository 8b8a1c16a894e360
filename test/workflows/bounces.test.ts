import type { Selectable } from 'kysely';
import type { Tables } from '../../db/tables';
import { MANAGER, SPONSOR } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { postMail } from '../support/post-mail';
import { postfixReport, type Reported } from '../support/reports';
import { handoverRow, messageRows, stepRows } from '../support/rows';
import { lifeCost, MOST_ADDED } from '../support/life-cost';
import { setStage, type Stage } from '../support/stage';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function theirs(name: string): Record<string, unknown> {
  const person = (rung: string) => ({
    name: `${name} ${rung}`,
    email: `${name}-${rung}@sysworks.example`,
    rung,
  });
  return {
    previousMsp: {
      name: 'SysWorks',
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      contacts: ['first', 'second', 'owner'].map(person),
    },
  };
}

describe('mail that comes back', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  const to = (name: string, rung: string) => stage.mail.to(`${name}-${rung}@sysworks.example`);
  const letterOf = async (id: string): Promise<Selectable<Tables['messages']>> => {
    const rows = await messageRows(stage, id);
    // The client's copy left in the same instant, and so does the second contact's where the first is refused.
    return rows.find(
      (row) => row.step_key === 'request' && row.to_address.endsWith('-first@sysworks.example'),
    )!;
  };
  const about = (row: Selectable<Tables['messages']>): Reported => ({
    verp: row.envelope_from,
    recipient: row.to_address,
    messageId: row.message_id,
  });
  const report = async (raw: Buffer, verp: string): Promise<void> => {
    await postMail(stage.mailbox.smtpUrl, { from: '', to: verp, raw });
    await stage.clock.settle();
  };

  it('moves the letter to the next contact the same morning, tells the account manager once, and nobody has two messages in a day', async () => {
    const id = await stage.startHandover(theirs('gone'));
    const letter = await letterOf(id);
    expect(await to('gone', 'second')).toEqual([]);
    await stage.clock.advance(HOUR_MS);
    await report(postfixReport(about(letter)), letter.envelope_from);

    const [second] = await to('gone', 'second');
    expect(wallTime(second!, 'Europe/London')).toBe('2029-03-05 11:00');
    expect(second?.attachments).toHaveLength(1);
    const told = (await stage.mail.to(MANAGER)).filter((mail) =>
      mail.subject.includes('came back'),
    );
    expect(told.map((mail) => mail.text)).toEqual([
      expect.stringContaining('gone second is written to instead'),
    ]);
    expect(await letterOf(id)).toMatchObject({
      outcome: 'rejected',
      server_reply: 'returned, 5.1.1',
    });

    await stage.clock.advance(45 * DAY_MS);
    expect(await to('gone', 'first')).toHaveLength(1);
    expect((await to('gone', 'second')).length).toBeGreaterThan(4);
    for (const address of [
      'gone-second@sysworks.example',
      'gone-owner@sysworks.example',
      SPONSOR,
    ]) {
      const days = (await stage.mail.to(address)).map((mail) =>
        wallTime(mail, 'Europe/London').slice(0, 10),
      );
      expect([address, new Set(days).size]).toEqual([address, days.length]);
    }
    const ids = (await messageRows(stage, id)).map((row) => `${row.step_key} ${row.recipient_key}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await stepRows(stage, id)).find((step) => step.key === 'request')?.state).toBe('taken');
    expect(
      (await stage.mail.to(MANAGER)).filter((mail) => mail.subject.includes('came back')),
    ).toHaveLength(1);
    expect((await handoverRow(stage, id)).stalled_reason).not.toBe('every_contact_bounced');
    // One bounce may add three actions to what a silent life costs.
    const { cost, bound } = await lifeCost(stage, id);
    expect(cost.actions).toBeLessThanOrEqual(bound.actions + MOST_ADDED);
  }, 90_000);

  it('tells the account manager once of an address that the server refuses while sending, and writes to the next', async () => {
    stage.faults.noMailbox = (address) => address === 'refused-first@sysworks.example';
    const id = await stage.startHandover(theirs('refused'));
    expect(await letterOf(id)).toMatchObject({
      to_address: 'refused-first@sysworks.example',
      outcome: 'rejected',
      server_reply: expect.stringMatching(/^5\d\d/) as string,
    });
    await stage.clock.advance(HOUR_MS);
    expect(await to('refused', 'first')).toEqual([]);
    expect(await to('refused', 'second')).toHaveLength(1);
    const told = (await stage.mail.to(MANAGER)).filter((mail) =>
      mail.text.includes('refused second is written to instead'),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain('came back');
  });

  it('thanks whoever is next, the same morning, where the mail of who answered comes back', async () => {
    stage.faults.noMailbox = () => false;
    const id = await stage.startHandover(theirs('thanked'));
    const person = await stage.personAt('thanked-first@sysworks.example');
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    await person.finish();
    stage.faults.noMailbox = (address) => address === 'thanked-first@sysworks.example';
    await stage.days(1);
    const thanks = (await messageRows(stage, id)).filter(({ step_key: key }) => key === 'thanks');
    expect(
      thanks.map(({ to_address: address, outcome }) => `${address} ${outcome}`).sort(),
    ).toEqual([
      'thanked-first@sysworks.example rejected',
      'thanked-second@sysworks.example accepted',
    ]);
    // The report of what was taken at first comes later: whoever is next then is thanked too.
    const second = thanks.find(({ outcome }) => outcome === 'accepted')!;
    await report(postfixReport(about(second)), second.envelope_from);
    expect((await to('thanked', 'owner')).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('all answered'),
    ]);
  });
});
