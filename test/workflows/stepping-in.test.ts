import { randomUUID } from 'node:crypto';
import { beginWriting } from '../../db/step-edits';
import { itemRows, messageRows, stepRows, taskRows } from '../support/rows';
import { namedIn, tokensIn } from '../support/mail-facts';
import { setStage, type Stage } from '../support/stage';
import { steer, type Steered } from '../support/steered';

const DAY_MS = 86_400_000;

/** Every handover begins where the one before left the clock: instants are read from its own plan. */
describe('people step in', () => {
  let stage: Stage;
  let h: Steered;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());
  /** Cancelled after its test, so that the clock has no more than one to carry. */
  afterEach(() => h.command('cancel', { reason: 'Tested' }));

  it('an edited message arrives as edited, with its link, list and thread intact', async () => {
    h = await steer(stage, 'edit');
    const { id, bo, cy } = h;
    const opening = 'Thank you for the call, Bo <b>&</b> team.\nAs agreed:\n\nthe easy ones first.';
    expect(await h.command('edit-step', { step: 'reached', opening })).toMatchObject({
      status: 200,
    });
    const own = 'Cy, you asked for the list once more.';
    const forCy = { step: 'reached', contact: await h.contactId(cy), opening: own };
    expect(await h.command('edit-step', forCy)).toMatchObject({ status: 200 });
    await h.pass('reached');
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
    expect(await h.command('edit-step', { step: 'reached', opening: 'Too late' })).toEqual({
      status: 409,
      detail: 'This step has gone already, so it stands as it is.',
    });
  }, 60_000);

  it('the end of a subject can be edited, except where the letter’s own subject keeps the thread', async () => {
    h = await steer(stage, 'subject');
    const { di } = h;
    const kept = await h.command('edit-step', { step: 'reminder', subject: 'your list' });
    expect(kept.status).toBe(409);
    expect(kept.detail).toMatch(/^This message keeps the subject of the letter/);
    const edit = { step: 'escalation', subject: 'a word with you & yours' };
    expect(await h.command('edit-step', edit)).toMatchObject({ status: 200 });
    await h.command('edit-step', { step: 'escalation', opening: 'Dropped again.' });
    await h.command('drop-step-edit', { step: 'escalation' });
    expect((await h.command('drop-step-edit', { step: 'escalation' })).detail).toBe(
      'This message is not edited, so it goes as it was.',
    );
    await h.command('edit-step', edit);
    await h.pass('escalation');
    const [mail] = await stage.mail.to(di);
    expect(mail?.subject).toMatch(/: handover H-2029-\d{4}, a word with you & yours$/);
    expect(mail?.text).toContain('I turn to you as the person who decides');
    expect(mail?.text).not.toContain('Dropped again.');
  });

  it('refuses an edit that looks like a secret or a link, before it is written down anywhere', async () => {
    h = await steer(stage, 'secret');
    const token = 'q3Vn0XyL8cTt1Zr5Kd7PwBf2HsMj9UgAe4NoIiRxQ6E';
    for (const text of [
      'The password: Winter!2028',
      `Answer at http://localhost:3001/r/${token}`,
      `Use ${token} please`,
      'It is Tr0ub4dor&3x as before',
    ]) {
      const { status, detail } = await h.command('edit-step', {
        step: 'reminder',
        opening: text,
      });
      expect([status, detail]).toEqual([409, expect.stringMatching(/^This looks like a password/)]);
      const call = { contact: randomUUID(), outcome: 'reached', agreed: text };
      expect((await h.command('record-call', call)).detail).toMatch(/^This looks like/);
    }
    const commands = await stage.db.selectFrom('commands').selectAll().execute();
    expect(JSON.stringify(commands)).not.toMatch(/Winter!2028|q3Vn0X|Tr0ub4dor/);
    expect(JSON.stringify(await h.inLog('command.refused'))).not.toMatch(/Winter|q3Vn0X/);
    for (const opening of ['a\u0007b', 'x'.repeat(2001), 'ab\u202ecd']) {
      expect((await h.command('edit-step', { step: 'reminder', opening })).status).toBe(422);
    }
    const abroad = { step: 'reminder', opening: 'The form is at https://evil.example/form.' };
    const { status, detail } = await h.command('edit-step', abroad);
    expect([status, detail]).toEqual([
      409,
      expect.stringMatching(/leads to no site .* somebody else’s: evil\.example\. Say/),
    ]);
    const home = { step: 'reminder', opening: 'As in https://help.sysworks.example/T7.' };
    expect((await h.command('edit-step', home)).status).toBe(200);
    expect((await h.command('edit-step', { step: 'reminder' })).detail).toBe(
      'Write an opening or an end of the subject.',
    );
  });

  it('a step left out is not sent, and the steps after it stay where they were', async () => {
    h = await steer(stage, 'skip');
    const { id, bo } = h;
    const before = (await stepRows(stage, id)).map((row) => [row.key, row.due_at]);
    const key = randomUUID();
    const skip = { step: 'reached', reason: 'They called this morning' };
    expect(await h.command('skip-step', skip, key)).toMatchObject({ status: 200 });
    expect(await h.command('skip-step', skip, key)).toMatchObject({ status: 200 });
    expect((await h.command('skip-step', skip)).detail).toBe('This step was left out already.');
    expect((await stepRows(stage, id)).map((row) => [row.key, row.due_at])).toEqual(before);
    await h.pass('reached');
    expect(await stage.mail.to(bo)).toHaveLength(1);
    await h.pass('reminder');
    const mails = await stage.mail.to(bo);
    expect(mails).toHaveLength(2);
    expect(new Date(mails[1]?.date ?? '')).toEqual(await h.due('reminder'));
    expect(await h.inLog('command.skipStep')).toEqual([{ actor: 'token:test', details: skip }]);

    // A message beside the ladder stays left out, too, whatever is answered after that.
    const person = await stage.personAt(bo);
    const [one, two] = await person.list();
    const promised = (await h.due('formal-notice')).toISOString().slice(0, 10);
    await person.answer(one!, { type: 'promised', day: promised });
    await person.finish();
    await stage.clock.settle();
    const promise = `promise-${promised}`;
    await h.command('skip-step', { step: promise, reason: 'Told by telephone' });
    await person.answer(two!, { type: 'never_held' });
    await person.finish();
    await stage.clock.settle();
    expect(await h.step(promise)).toMatchObject({ state: 'skipped', skip_reason: 'by_person' });
  }, 60_000);

  it('neither the letter nor the deadline can be left out, nor what has gone', async () => {
    h = await steer(stage, 'never');
    const refused = async (key: string) =>
      (await h.command('skip-step', { step: key, reason: 'Try' })).detail;
    expect(await refused('request')).toBe('This step has gone already, so it stands as it is.');
    expect(await refused('deadline')).toBe(
      'The deadline cannot be left out. Extend it, or open the resets now.',
    );
    expect(await refused('no-such-step')).toMatch(/^This handover has no such step/);
  });

  it('a critical step left out sends nothing, and its recover tasks open on its day all the same', async () => {
    h = await steer(stage, 'critical');
    const { id, bo } = h;
    for (const key of ['reached', 'reminder', 'critical']) {
      await h.command('skip-step', { step: key, reason: 'Agreed with them' });
    }
    const recovering = async () =>
      (await taskRows(stage, id)).filter(
        (task) => task.reason === 'recover' && task.state === 'open',
      ).length;
    expect(await recovering()).toBe(0);
    expect((await h.step('critical'))?.state).toBe('planned');
    await h.pass('critical');
    expect(await stage.mail.to(bo)).toHaveLength(1);
    expect(await h.step('critical')).toMatchObject({
      state: 'skipped',
      skip_reason: 'by_person',
    });
    expect(await recovering()).toBeGreaterThan(0);
  });

  it('sending now is refused with the reason when nobody would get it', async () => {
    h = await steer(stage, 'nobody');
    const { bo } = h;
    await stage.personAt(bo);
    await stage.clock.settle();
    expect(await h.command('send-next-step-now', {})).toEqual({
      status: 409,
      detail:
        'Nobody would get it now. A link was opened, so we need not ask whether the letter arrived.',
    });
    await h.command('skip-step', { step: 'reached', reason: 'They called' });
    expect(await h.command('send-next-step-now', {})).toMatchObject({ status: 200 });
    await stage.clock.settle();
    expect(await stage.mail.to(bo)).toHaveLength(2);
    // Thanks for a whole list wait for the day after, unless a person wants them at once.
    const person = await stage.personAt(bo);
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    await person.finish();
    await stage.clock.settle();
    expect(await stage.mail.to(bo)).toHaveLength(2);
    expect(await h.command('send-next-step-now', {})).toMatchObject({ status: 200 });
    await stage.clock.settle();
    expect(await stage.mail.to(bo)).toHaveLength(3);
  });

  it('stepping in while paused changes what comes later, and on a cancelled handover is refused', async () => {
    h = await steer(stage, 'still');
    const { bo } = h;
    await h.command('pause', {});
    expect((await h.command('send-next-step-now', {})).detail).toMatch(/^This handover is paused/);
    // Nor is a message begun that was decided on before the pause, or before somebody moved its step away.
    const begin = async (due: Date) =>
      beginWriting(stage.db, { handoverId: h.id, key: 'reached' }, { at: stage.clock.now(), due });
    expect(await begin(await h.due('reached'))).toBe(false);
    const opening = 'Written while it was quiet.';
    expect(await h.command('edit-step', { step: 'reached', opening })).toMatchObject({
      status: 200,
    });
    await stage.clock.advance(DAY_MS);
    await h.command('resume', {});
    expect(await begin(stage.clock.now())).toBe(false);
    await h.pass('reached');
    expect((await stage.mail.to(bo)).at(-1)?.text).toContain(opening);
    const contact = await h.contactId(bo);
    await h.command('cancel', { reason: 'The client stays' });
    await stage.clock.settle();
    for (const [name, body] of [
      ['skip-step', { step: 'reminder', reason: 'x' }],
      ['edit-step', { step: 'reminder', opening: 'x' }],
      ['drop-step-edit', { step: 'reminder' }],
      ['record-call', { contact, outcome: 'reached' }],
      ['remove-contact', { contact, reason: 'x' }],
    ] as const) {
      const answer = await h.command(name, body);
      expect([answer.status, answer.detail]).toEqual([
        409,
        'This handover is cancelled: nothing more can be done to it.',
      ]);
    }
  });
});
