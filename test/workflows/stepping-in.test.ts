import { randomUUID } from 'node:crypto';
import { itemRows, messageRows, stepRows, taskRows } from '../support/rows';
import { namedIn, tokensIn } from '../support/mail-facts';
import { setStage, type Stage } from '../support/stage';

const DAY_MS = 86_400_000;
const HALF_AN_HOUR_MS = 1_800_000;

/** Every handover begins where the one before left the clock: instants are read from its own plan. */
describe('people step in', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  /** Each handover is cancelled after its test, so that the clock has no more than one to carry. */
  const begun: string[] = [];
  afterEach(async () => {
    for (const id of begun.splice(0)) await command(id, 'cancel', { reason: 'Tested' });
  });
  const begin = async (name: string) => {
    const address = (who: string) => `${who}.${name}@sysworks.example`;
    const contacts = [
      { name: 'Bo Technician', email: address('bo'), rung: 'first' },
      { name: 'Cy Second', email: address('cy'), rung: 'second' },
      { name: 'Di Owner', email: address('di'), rung: 'owner' },
    ];
    const place = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
    const id = await stage.startHandover({
      previousMsp: { name: 'SysWorks', ...place, contacts },
    });
    begun.push(id);
    return { id, bo: address('bo'), cy: address('cy'), di: address('di') };
  };
  const command = async (
    id: string,
    name: string,
    body: Record<string, unknown>,
    key: string = randomUUID(),
  ): Promise<{ status: number; detail: string }> => {
    const headers = { 'idempotency-key': key };
    const answer = await stage.us.call('POST', `/handovers/${id}/commands/${name}`, body, headers);
    return { status: answer.status, detail: String((answer.body as { detail?: string }).detail) };
  };
  const contactId = async (id: string, email: string): Promise<string> =>
    (
      await stage.db
        .selectFrom('contacts')
        .select('id')
        .where('handover_id', '=', id)
        .where('email', '=', email)
        .where('removed_at', 'is', null)
        .executeTakeFirstOrThrow()
    ).id;
  const step = async (id: string, key: string) =>
    (await stepRows(stage, id)).find((row) => row.key === key);
  /** Half an hour after the step was due. */
  const pass = async (id: string, key: string) => {
    const due = (await step(id, key))?.due_at ?? new Date(NaN);
    await stage.clock.advanceTo(new Date(due.getTime() + HALF_AN_HOUR_MS));
  };
  const inLog = async (id: string, action: string) =>
    stage.db
      .selectFrom('audit_events')
      .select(['actor', 'details'])
      .where('handover_id', '=', id)
      .where('action', '=', action)
      .execute();
  /** Passes over “did it reach you?”, so that the reminder is next. */
  const untilReminder = async (id: string) => {
    await command(id, 'skip-step', { step: 'reached', reason: 'They called' });
  };

  it('an edited message arrives as edited, with its link, list and thread intact', async () => {
    const { id, bo, cy } = await begin('edit');
    const opening = 'Thank you for the call, Bo <b>&</b> team.\nAs agreed:\n\nthe easy ones first.';
    expect(await command(id, 'edit-step', { step: 'reached', opening })).toMatchObject({
      status: 200,
    });
    const own = 'Cy, you asked for the list once more.';
    const forCy = { step: 'reached', contact: await contactId(id, cy), opening: own };
    expect(await command(id, 'edit-step', forCy)).toMatchObject({ status: 200 });
    await pass(id, 'reached');
    const [letter, mail] = await stage.mail.to(bo);
    expect(mail?.text).toContain('Thank you for the call, Bo <b>&</b> team.');
    expect(mail?.text).not.toContain('Did our letter');
    expect(mail?.text).toContain('Open now: 6 of 6.');
    expect(mail?.text).toContain('the whole list, 19 March 2029');
    expect(tokensIn(mail ?? { text: '' })).toHaveLength(1);
    const names = (await itemRows(stage, id)).map((item) => item.name);
    expect(namedIn(mail ?? { text: '' }, names)).toHaveLength(3);
    expect(mail?.subject).toBe(letter?.subject);
    const [theirs] = (await stage.mail.to(cy)).slice(-1);
    expect(theirs?.text).toContain(own);
    expect(theirs?.text).not.toContain('Thank you for the call');

    const rows = (await messageRows(stage, id)).filter((row) => row.step_key === 'reached');
    expect(rows).toHaveLength(2);
    const bytes = rows.find((row) => row.to_address === bo)?.rendered.toString() ?? '';
    const first = (await messageRows(stage, id)).find((row) => row.template === 'request');
    expect(bytes).toContain(`<${String(first?.message_id)}>`);
    const html = bytes.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(html).toContain('Bo &lt;b&gt;&amp;&lt;/b&gt; team.<br>As agreed:</p>');
    expect(await command(id, 'edit-step', { step: 'reached', opening: 'Too late' })).toEqual({
      status: 409,
      detail: 'This step has gone already, so it stands as it is.',
    });
  });

  it('the end of a subject can be edited, except where the letter’s own subject keeps the thread', async () => {
    const { id, di } = await begin('subject');
    const kept = await command(id, 'edit-step', { step: 'reminder', subject: 'your list' });
    expect(kept.status).toBe(409);
    expect(kept.detail).toMatch(/^This message keeps the subject of the letter/);
    const edit = { step: 'escalation', subject: 'a word with you & yours' };
    expect(await command(id, 'edit-step', edit)).toMatchObject({ status: 200 });
    await command(id, 'edit-step', { step: 'escalation', opening: 'Dropped again.' });
    await command(id, 'drop-step-edit', { step: 'escalation' });
    expect((await command(id, 'drop-step-edit', { step: 'escalation' })).detail).toBe(
      'This message is not edited, so it goes as it was.',
    );
    await command(id, 'edit-step', edit);
    await pass(id, 'escalation');
    const [mail] = await stage.mail.to(di);
    expect(mail?.subject).toMatch(/: handover H-2029-\d{4}, a word with you & yours$/);
    expect(mail?.text).toContain('I turn to you as the person who decides');
    expect(mail?.text).not.toContain('Dropped again.');
  });

  it('refuses an edit that looks like a secret or a link, before it is written down anywhere', async () => {
    const { id } = await begin('secret');
    const token = 'q3Vn0XyL8cTt1Zr5Kd7PwBf2HsMj9UgAe4NoIiRxQ6E';
    for (const text of [
      'The password: Winter!2028',
      `Answer at http://localhost:3001/r/${token}`,
      `Use ${token} please`,
      'It is Tr0ub4dor&3x as before',
    ]) {
      const { status, detail } = await command(id, 'edit-step', {
        step: 'reminder',
        opening: text,
      });
      expect([status, detail]).toEqual([409, expect.stringMatching(/^This looks like a password/)]);
      const call = { contact: randomUUID(), outcome: 'reached', agreed: text };
      expect((await command(id, 'record-call', call)).detail).toMatch(/^This looks like/);
    }
    const commands = await stage.db.selectFrom('commands').selectAll().execute();
    expect(JSON.stringify(commands)).not.toMatch(/Winter!2028|q3Vn0X|Tr0ub4dor/);
    expect(JSON.stringify(await inLog(id, 'command.refused'))).not.toMatch(/Winter|q3Vn0X/);
    for (const opening of ['a\u0007b', 'x'.repeat(2001), 'ab\u202ecd']) {
      expect((await command(id, 'edit-step', { step: 'reminder', opening })).status).toBe(422);
    }
    expect((await command(id, 'edit-step', { step: 'reminder' })).detail).toBe(
      'Write an opening or an end of the subject.',
    );
  });

  it('a step left out is not sent, and the steps after it stay where they were', async () => {
    const { id, bo } = await begin('skip');
    const before = (await stepRows(stage, id)).map((row) => [row.key, row.due_at]);
    const key = randomUUID();
    const skip = { step: 'reached', reason: 'They called this morning' };
    expect(await command(id, 'skip-step', skip, key)).toMatchObject({ status: 200 });
    expect(await command(id, 'skip-step', skip, key)).toMatchObject({ status: 200 });
    expect((await command(id, 'skip-step', skip)).detail).toBe('This step was left out already.');
    expect((await stepRows(stage, id)).map((row) => [row.key, row.due_at])).toEqual(before);
    await pass(id, 'reached');
    expect(await stage.mail.to(bo)).toHaveLength(1);
    await pass(id, 'reminder');
    const mails = await stage.mail.to(bo);
    expect(mails).toHaveLength(2);
    expect(new Date(mails[1]?.date ?? '')).toEqual((await step(id, 'reminder'))?.due_at);
    expect(await inLog(id, 'command.skipStep')).toEqual([{ actor: 'token:test', details: skip }]);
  });

  it('neither the letter nor the deadline can be left out, nor what has gone', async () => {
    const { id } = await begin('never');
    const refused = async (key: string) =>
      (await command(id, 'skip-step', { step: key, reason: 'Try' })).detail;
    expect(await refused('request')).toBe('This step has gone already, so it stands as it is.');
    expect(await refused('deadline')).toBe(
      'The deadline cannot be left out. Extend it, or open the resets now.',
    );
    expect(await refused('no-such-step')).toMatch(/^This handover has no such step/);
  });

  it('a critical step left out sends nothing, and its recover tasks open on its day all the same', async () => {
    const { id, bo } = await begin('critical');
    for (const key of ['reached', 'reminder', 'critical']) {
      await command(id, 'skip-step', { step: key, reason: 'Agreed with them' });
    }
    const recovering = async () =>
      (await taskRows(stage, id)).filter(
        (task) => task.reason === 'recover' && task.state === 'open',
      ).length;
    expect(await recovering()).toBe(0);
    expect((await step(id, 'critical'))?.state).toBe('planned');
    await pass(id, 'critical');
    expect(await stage.mail.to(bo)).toHaveLength(1);
    expect(await step(id, 'critical')).toMatchObject({
      state: 'skipped',
      skip_reason: 'by_person',
    });
    expect(await recovering()).toBeGreaterThan(0);
  });

  it('sending now is refused with the reason when nobody would get it', async () => {
    const { id, bo } = await begin('nobody');
    await stage.personAt(bo);
    await stage.clock.settle();
    expect(await command(id, 'send-next-step-now', {})).toEqual({
      status: 409,
      detail:
        'Nobody would get it now. A link was opened, so we need not ask whether the letter arrived.',
    });
    await untilReminder(id);
    expect(await command(id, 'send-next-step-now', {})).toMatchObject({ status: 200 });
    await stage.clock.settle();
    expect(await stage.mail.to(bo)).toHaveLength(2);
  });

  it('a contact swapped in the middle gets a link of their own, and the old link gives its one answer', async () => {
    const { id, bo } = await begin('swap');
    const old = (await stage.mail.linkFor(bo, 'r')) ?? '';
    const email = 'nia.swap@sysworks.example';
    const change = { contact: await contactId(id, bo), rung: 'first', name: 'Nia New', email };
    await command(id, 'change-contact', { ...change, reason: 'Bo has left' });
    await pass(id, 'reached');
    const fresh = (await stage.mail.linkFor(email, 'r')) ?? '';
    expect(fresh).not.toBe(old);
    expect(await (await stage.personAt(email)).list()).toHaveLength(6);
    const gone = await fetch(old);
    const mistyped = await fetch(`${old.slice(0, -43)}${'x'.repeat(43)}`);
    expect([gone.status, await gone.text()]).toEqual([404, await mistyped.text()]);
    expect(await stage.mail.to(bo)).toHaveLength(1);
  });

  it('a contact is taken away, but never the last one who can be reached', async () => {
    const { id, bo, cy, di } = await begin('remove');
    const remove = async (email: string) =>
      command(id, 'remove-contact', { contact: await contactId(id, email), reason: 'Left' });
    const link = (await stage.mail.linkFor(bo, 'r')) ?? '';
    expect(await remove(bo)).toMatchObject({ status: 200 });
    expect(await remove(cy)).toMatchObject({ status: 200 });
    expect((await fetch(link)).status).toBe(404);
    expect((await remove(di)).detail).toMatch(/^Nobody at the previous MSP could be reached/);
    await command(id, 'send-next-step-now', {});
    await stage.clock.settle();
    expect([await stage.mail.to(bo), await stage.mail.to(di)].map((mails) => mails.length)).toEqual(
      [1, 1],
    );
  });

  it('a call is a step that was taken, and whoever was reached hears nothing more that day', async () => {
    const { id, bo, cy } = await begin('call');
    const due = (await step(id, 'reached'))?.due_at ?? new Date(NaN);
    const before = new Date(due.getTime() - HALF_AN_HOUR_MS);
    await stage.clock.advanceTo(before);
    const call = {
      contact: await contactId(id, bo),
      outcome: 'reached',
      agreed: 'List by Friday',
      calledAt: before.toISOString(),
    };
    expect(await command(id, 'record-call', call)).toMatchObject({ status: 200 });
    expect(await step(id, 'call-1')).toMatchObject({
      kind: 'call',
      state: 'taken',
      taken_at: before,
      working_day: 2,
    });
    await pass(id, 'reached');
    const heard = [await stage.mail.to(bo), await stage.mail.to(cy)];
    expect(heard.map((mails) => mails.length)).toEqual([1, 1]);
    const at = async (days: number) => {
      const calledAt = new Date(before.getTime() + days * DAY_MS).toISOString();
      return (await command(id, 'record-call', { ...call, calledAt })).detail;
    };
    expect(await at(1)).toMatch(/^This is still to come/);
    expect(await at(-30)).toMatch(/^This was before the handover began/);
    expect(await inLog(id, 'command.recordCall')).toEqual([{ actor: 'token:test', details: call }]);
  });

  it('stepping in while paused changes what comes later, and on a cancelled handover is refused', async () => {
    const { id, bo } = await begin('still');
    await command(id, 'pause', {});
    expect((await command(id, 'send-next-step-now', {})).detail).toMatch(
      /^This handover is paused/,
    );
    const opening = 'Written while it was quiet.';
    expect(await command(id, 'edit-step', { step: 'reached', opening })).toMatchObject({
      status: 200,
    });
    await stage.clock.advance(DAY_MS);
    await command(id, 'resume', {});
    await pass(id, 'reached');
    expect((await stage.mail.to(bo)).at(-1)?.text).toContain(opening);
    const contact = await contactId(id, bo);
    await command(id, 'cancel', { reason: 'The client stays' });
    await stage.clock.settle();
    for (const [name, body] of [
      ['skip-step', { step: 'reminder', reason: 'x' }],
      ['edit-step', { step: 'reminder', opening: 'x' }],
      ['drop-step-edit', { step: 'reminder' }],
      ['record-call', { contact, outcome: 'reached' }],
      ['remove-contact', { contact, reason: 'x' }],
    ] as const) {
      const answer = await command(id, name, body);
      expect([answer.status, answer.detail]).toEqual([
        409,
        'This handover is cancelled: nothing more can be done to it.',
      ]);
    }
  });
});
