import { day } from '../../templates/language/dates';
import { FIRST, OWNER, SPONSOR } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { boardPage, handoverRow, messageRows, outageRows, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { steer } from '../support/steered';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A previous MSP whose people nobody else here writes to. */
function theirs(name: string, rungs: readonly string[] = ['first', 'second', 'owner']) {
  return {
    previousMsp: {
      name: 'SysWorks',
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      contacts: rungs.map((rung) => ({
        name: `Person ${rung}`,
        email: `${name}-${rung}@sysworks.example`,
        rung,
      })),
    },
  };
}

/** Monday 5 March 2029, 10:00 in London, at the beginning. */
describe('when the mail server fails', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterEach(async () => {
    stage.faults.clear();
    await stage.mailbox.smtp.listenAgain();
  });
  afterAll(() => stage.end());

  it('for three days, a reminder goes out once when it is back, and the chase goes on', async () => {
    // A letter that nobody tries any more: it hides nothing of what fails later.
    stage.faults.set({ reply: 451, at: 'data' }, 1);
    const left = await stage.startHandover(theirs('left'));
    const reason = 'Meant for another client';
    await stage.us.call('POST', `/handovers/${left}/commands/cancel`, { reason });
    const include = [60, 64].map((catalogue) => ({ catalogue }));
    const id = await stage.startHandover({ items: { include } });
    await stage.mailbox.smtp.refuse();
    // The worker looks at the whole house every minute; here, whenever the clock stops.
    await stage.clock.advanceTo(new Date('2029-03-07T09:20:00Z'));
    expect(await boardPage(stage)).toContain('The mail server takes no messages.');
    await stage.clock.advanceTo(new Date('2029-03-10T09:30:00Z'));
    expect(await stage.mail.to(FIRST)).toHaveLength(1);
    // Said once for everybody, not at each handover.
    expect((await handoverRow(stage, id)).stalled_reason).toBeNull();
    expect(await outageRows(stage)).toMatchObject([{ reason: 'mail_failing', ended_at: null }]);

    await stage.mailbox.smtp.listenAgain();
    await stage.clock.advanceTo(new Date('2029-03-10T11:00:00Z'));
    expect(await boardPage(stage)).not.toContain('The mail server takes no messages.');
    const told = (await stage.mail.to('gareth@northgate.example')).filter(
      ({ subject }) => !subject.startsWith('Anchor of the log'),
    );
    expect(told.map((mail) => mail.subject)).toEqual(['Our mail server took no messages']);
    expect(told[0]?.text).toContain('It is over.');
    const sent = await messageRows(stage, id);
    expect(sent.map((row) => row.outcome)).toEqual(sent.map(() => 'accepted'));

    await stage.clock.advanceTo(new Date('2029-03-14T10:00:00Z'));
    const days = async (address: string): Promise<string[]> =>
      (await stage.mail.to(address)).map((mail) => wallTime(mail, 'Europe/London').slice(0, 10));
    // Due on the 7th, written anew and delivered on the 10th; the next ones wait for a working day each.
    expect(await days(FIRST)).toEqual(['2029-03-05', '2029-03-10', '2029-03-12', '2029-03-13']);
    expect(await days(OWNER)).toEqual(['2029-03-14']);
    const steps = await stepRows(stage, id);
    for (const key of ['reached', 'reminder', 'critical', 'escalation'])
      expect(steps.find((step) => step.key === key)?.state).toBe('taken');
  }, 120_000);

  it('what nobody has yet is written anew once it is back: with what is open then, and the days that count then', async () => {
    const h = await steer(stage, 'anew');
    const due = await h.due('reminder');
    await stage.clock.advanceTo(new Date(due.getTime() - MINUTE_MS));
    await stage.mailbox.smtp.refuse();
    await h.pass('reminder');
    const person = await stage.personAt(h.bo);
    const [item] = await person.list();
    if (item) await person.answer(item, { type: 'provided' });
    await person.finish();
    const later = await h.due('formal-notice');
    const deadline = later.toISOString().slice(0, 10);
    const extended = await h.command('extend-deadline', { deadline, reason: 'Agreed' });
    expect(extended).toMatchObject({ status: 200 });
    // What is being sent is not moved away.
    expect(await h.due('reminder')).toEqual(due);
    await stage.mailbox.smtp.listenAgain();
    await stage.clock.advance(45 * MINUTE_MS);
    const row = (await messageRows(stage, h.id)).find(({ step_key: key }) => key === 'reminder');
    expect(row?.outcome).toBe('accepted');
    expect(row?.attempts).toBeGreaterThan(1);
    const told = (await stage.mail.to(h.bo)).filter(({ text }) => text.includes('still open'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('5 of 6 still open');
    expect(told[0]?.text).toContain(`Thank you for ${String(item?.name)};`);
    expect(told[0]?.text).toContain(day(later, 'Europe/London', 'en-GB'));
    await h.command('cancel', { reason: 'Tested' });
  });

  it('what somebody may have already stays as it is, whatever is said to a later copy of it', async () => {
    const h = await steer(stage, 'kept');
    const due = await h.due('reminder');
    await stage.clock.advanceTo(new Date(due.getTime() - MINUTE_MS));
    stage.faults.set('after-dot-kept', 1);
    await stage.clock.advanceTo(new Date(due.getTime() + MINUTE_MS));
    stage.faults.set({ reply: 451, at: 'data' }, 1);
    const person = await stage.personAt(h.bo);
    for (const item of (await person.list()).slice(0, 2))
      await person.answer(item, { type: 'provided' });
    await stage.clock.advance(60 * MINUTE_MS);
    const row = (await messageRows(stage, h.id)).find(({ step_key: key }) => key === 'reminder');
    expect(row).toMatchObject({ outcome: 'accepted', attempts: 3 });
    const copies = (await stage.mail.to(h.bo)).filter(({ text }) => text.includes('still open'));
    expect(copies.map(({ text }) => text)).toEqual([copies[0]?.text, copies[0]?.text]);
    await h.command('cancel', { reason: 'Tested' });
  });

  it('a step that some have had is taken, though a link was opened before the others could have it', async () => {
    const h = await steer(stage, 'half');
    stage.faults.set('after-dot-lost', 1);
    await h.command('send-next-step-now');
    await stage.clock.settle();
    await stage.personAt(h.cy);
    await stage.clock.advance(30 * MINUTE_MS);
    expect(await h.step('reached')).toMatchObject({ state: 'taken', skip_reason: null });
    const reached = (await messageRows(stage, h.id)).filter((row) => row.step_key === 'reached');
    expect(reached.map((row) => `${row.to_address} ${row.outcome}`).sort()).toEqual([
      `${h.bo} unknown`,
      `${h.cy} accepted`,
    ]);
    // Nobody tries the other any more, so it holds up nothing.
    await stage.clock.advance(60 * MINUTE_MS);
    expect((await handoverRow(stage, h.id)).stalled_reason).toBeNull();
    await h.command('cancel', { reason: 'Tested' });
  });

  it('says 451, the letter goes out once as soon as it says 250', async () => {
    stage.faults.set({ reply: 451, at: 'data' }, 3);
    const id = await stage.startHandover(theirs('soon'));
    await stage.clock.advance(5 * MINUTE_MS);
    expect(await stage.mail.to('soon-first@sysworks.example')).toHaveLength(1);
    const letter = (await messageRows(stage, id)).find((row) => row.to_address.startsWith('soon'));
    expect(letter).toMatchObject({ outcome: 'accepted' });
    expect(letter?.attempts).toBeGreaterThan(1);
  });

  it('takes the letter but not its copy, the client gets the copy as soon as it can', async () => {
    const before = (await stage.mail.to(SPONSOR)).length;
    stage.faults.set({ reply: 451, at: 'rcpt' }, 1);
    const id = await stage.startHandover(theirs('copy'));
    await stage.clock.advance(5 * MINUTE_MS);
    expect(await stage.mail.to(SPONSOR)).toHaveLength(before + 1);
    expect(await stage.mail.to('copy-first@sysworks.example')).toHaveLength(1);
    expect((await messageRows(stage, id)).map((row) => row.outcome)).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it.each(['after-dot-kept', 'after-dot-lost'] as const)(
    'falls silent after the final dot (%s), the same bytes go again, after ten minutes and not before',
    async (fault) => {
      const address = `${fault}-first@sysworks.example`;
      stage.faults.set(fault, 1);
      const id = await stage.startHandover(theirs(fault));
      const kept = fault === 'after-dot-kept' ? 1 : 0;
      const letter = async () =>
        (await messageRows(stage, id)).find((row) => row.to_address === address);
      expect(await stage.mail.to(address)).toHaveLength(kept);
      const first = await letter();
      expect(first).toMatchObject({ outcome: 'unknown', attempts: 1 });

      await stage.clock.advance(12 * MINUTE_MS);
      const copies = await stage.mail.to(address);
      expect(copies).toHaveLength(kept + 1);
      const second = await letter();
      expect(second).toMatchObject({ outcome: 'accepted', attempts: 2 });
      const apart = Number(second?.outcome_at) - Number(first?.outcome_at);
      expect(apart).toBeGreaterThanOrEqual(10 * MINUTE_MS);
      expect(apart).toBeLessThan(11 * MINUTE_MS);
      const bytes = await Promise.all(
        copies.map(async ({ id: mail }) => {
          const raw = await fetch(`${stage.mailbox.url}/api/messages/${mail}/raw`);
          expect(raw.status).toBe(200);
          return raw.text();
        }),
      );
      expect(new Set(bytes).size).toBe(1);
      await stage.clock.advance(DAY_MS);
      expect(await stage.mail.to(address)).toHaveLength(kept + 1);
    },
  );

  it('refuses an address for good, the next contact has the letter the same morning', async () => {
    stage.faults.set({ reply: 550, at: 'rcpt' }, 1);
    const id = await stage.startHandover(theirs('gone'));
    expect(await stage.mail.to('gone-first@sysworks.example')).toEqual([]);
    const [letter] = await stage.mail.to('gone-second@sysworks.example');
    expect(letter?.attachments).toHaveLength(1);
    const contacts = await stage.db
      .selectFrom('contacts')
      .select(['rung', 'bounced_at'])
      .where('handover_id', '=', id)
      .where('party', '=', 'previous_msp')
      .execute();
    expect(contacts.filter((one) => one.bounced_at !== null).map((one) => one.rung)).toEqual([
      'first',
    ]);
    await stage.clock.advance(4 * DAY_MS);
    expect(await stage.mail.to('gone-first@sysworks.example')).toEqual([]);
    const heard = (await messageRows(stage, id)).filter((row) => row.outcome === 'accepted');
    expect(heard.some((row) => row.to_address.startsWith('gone-first'))).toBe(false);
    expect((await stage.mail.to('gone-second@sysworks.example')).length).toBeGreaterThan(1);
  });

  it('refuses everybody, a person is told that every contact bounced', async () => {
    stage.faults.set({ reply: 550, at: 'rcpt' });
    const id = await stage.startHandover(theirs('all'));
    stage.faults.clear();
    expect(await handoverRow(stage, id)).toMatchObject({ stalled_reason: 'every_contact_bounced' });
    const contact = {
      rung: 'first',
      name: 'Nia New',
      email: 'nia@sysworks.example',
      reason: 'New',
    };
    const changed = await stage.us.call(
      'POST',
      `/handovers/${id}/commands/change-contact`,
      contact,
    );
    expect(changed.status).toBe(200);
    await stage.clock.settle();
    const [letter] = await stage.mail.to('nia@sysworks.example');
    expect(letter?.attachments).toHaveLength(1);
    expect((await handoverRow(stage, id)).stalled_reason).toBeNull();
  });
});
