import { randomUUID } from 'node:crypto';
import { OWNER, SECOND } from '../support/handover-input';
import { namedIn, wallTime } from '../support/mail-facts';
import { handoverRow, itemRows, stepRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const DAY_MS = 86_400_000;

/** Begins on Monday 5 March 2029, 10:00 in London. */
describe('a person’s commands', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  /** Each of these handovers has contacts of its own, so that mails can be told apart. */
  const begin = async (name: string): Promise<{ id: string; first: string }> => {
    const first = `${name}@sysworks.example`;
    const previousMsp = {
      name: 'SysWorks',
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      contacts: [
        { name: 'Bo Technician', email: first, rung: 'first' },
        { name: 'Cy Second', email: SECOND, rung: 'second' },
        { name: 'Di Owner', email: OWNER, rung: 'owner' },
      ],
    };
    return { id: await stage.startHandover({ previousMsp }), first };
  };
  const command = async (
    id: string,
    name: string,
    body: Record<string, unknown> = {},
    key: string = randomUUID(),
  ): Promise<{ status: number; detail: string }> => {
    const answer = await stage.us.call('POST', `/handovers/${id}/commands/${name}`, body, {
      'idempotency-key': key,
    });
    const detail =
      typeof answer.body === 'object' && answer.body !== null && 'detail' in answer.body
        ? String(answer.body.detail)
        : '';
    return { status: answer.status, detail };
  };
  const dueDays = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await stepRows(stage, id)).map((step) => [step.key, step.due_at.toISOString().slice(0, 10)]),
    );
  const commandEvents = async (id: string) =>
    stage.db
      .selectFrom('audit_events')
      .select(['action', 'actor', 'details'])
      .where('handover_id', '=', id)
      .where('action', 'like', 'command.%')
      .orderBy('seq')
      .execute();

  it('pause holds everything, and resuming shifts the steps by the working days that it took', async () => {
    const { id, first } = await begin('pause');
    expect(await command(id, 'pause', { reason: 'Their technician is ill' })).toMatchObject({
      status: 200,
    });
    const again = 'This handover is paused already. Resume it when it should go on.';
    expect(await command(id, 'pause')).toEqual({ status: 409, detail: again });
    expect((await command(id, 'send-next-step-now')).detail).toMatch(/^This handover is paused\./);
    await stage.clock.advance(4 * DAY_MS);
    expect(await stage.mail.to(first)).toHaveLength(1);
    expect(await command(id, 'resume')).toMatchObject({ status: 200 });
    expect(await dueDays(id)).toMatchObject({
      reached: '2029-03-13',
      reminder: '2029-03-14',
      deadline: '2029-03-26',
    });
    expect((await handoverRow(stage, id)).deadline_at).toEqual(
      new Date('2029-03-23T23:59:59.999Z'),
    );
    expect(await command(id, 'resume')).toEqual({
      status: 409,
      detail: 'This handover is not paused, so there is nothing to resume.',
    });
    await stage.clock.advanceTo(new Date('2029-03-13T09:30:00Z'));
    expect((await stage.mail.to(first)).map((mail) => wallTime(mail, 'Europe/London'))).toEqual([
      '2029-03-05 10:00',
      '2029-03-13 09:00',
    ]);
  });

  it('extending the deadline moves what is still to come, and says why in the log', async () => {
    const { id } = await begin('extend');
    const before = await dueDays(id);
    expect(before).toMatchObject({ reached: '2029-03-15', deadline: '2029-03-28' });
    await stage.clock.advanceTo(new Date('2029-03-15T09:30:00Z'));
    const reason = 'Agreed on the telephone with Mr Owner';
    const extension = { deadline: '2029-03-29', reason };
    expect(await command(id, 'extend-deadline', extension)).toMatchObject({ status: 200 });
    expect(await dueDays(id)).toMatchObject({
      request: before.request,
      reached: before.reached,
      reminder: '2029-03-20',
      critical: '2029-03-22',
      deadline: '2029-04-03',
    });
    expect(await handoverRow(stage, id)).toMatchObject({
      deadline_at: new Date('2029-03-29T22:59:59.999Z'),
      critical_due_at: new Date('2029-03-22T23:59:59.999Z'),
    });
    expect(await commandEvents(id)).toEqual([
      expect.objectContaining({
        action: 'command.extendDeadline',
        actor: 'token:test',
        details: extension,
      }),
    ]);
    expect((await command(id, 'extend-deadline', { deadline: '2029-03-20', reason })).detail).toBe(
      'The new deadline is not after the present one. Choose a later working day.',
    );
    expect(
      (await command(id, 'extend-deadline', { deadline: '2029-03-30', reason })).detail,
    ).toMatch(/not a working day where the previous MSP is\. Choose 2029-04-03/);
  });

  it('the next step goes now, once, however often its request is repeated', async () => {
    const { id, first } = await begin('now');
    const key = randomUUID();
    for (let time = 0; time < 3; time++) {
      expect(await command(id, 'send-next-step-now', {}, key)).toMatchObject({ status: 200 });
    }
    await stage.clock.settle();
    expect(await stage.mail.to(first)).toHaveLength(2);
    const steps = await stepRows(stage, id);
    expect(
      steps
        .filter((step) => step.state === 'taken')
        .map((step) => step.key)
        .sort(),
    ).toEqual(['reached', 'request']);
    expect(await commandEvents(id)).toHaveLength(1);
    expect((await command(id, 'pause', {}, key)).detail).toMatch(
      /key was used for another command/,
    );
  });

  it('waived items are asked for no more, and nothing is recovered for them', async () => {
    const { id, first } = await begin('waive');
    const [item, other] = await itemRows(stage, id);
    const reason = 'The client never had one';
    expect(await command(id, 'waive-items', { items: [item?.id], reason })).toMatchObject({
      status: 200,
    });
    await command(id, 'send-next-step-now');
    await stage.clock.settle();
    const told = (await stage.mail.to(first)).at(-1) ?? { text: '' };
    expect(namedIn(told, [item?.name ?? '', other?.name ?? ''])).toEqual([other?.name]);
    expect((await itemRows(stage, id))[0]).toMatchObject({ state: 'waived', waive_reason: reason });
    const open = (await taskRows(stage, id)).filter(
      (task) => task.item_id === item?.id && ['open', 'standby'].includes(task.state),
    );
    expect(open).toEqual([]);
    expect(await command(id, 'waive-items', { items: [randomUUID()], reason })).toMatchObject({
      detail: 'One of the items is not of this handover. Reload the page.',
    });
  });

  it('waiving an item that came already is refused with a sentence, and changes nothing', async () => {
    const { id, first } = await begin('accepted');
    const person = await stage.personAt(first);
    const [item] = await person.list();
    if (!item) throw new Error('no item');
    await person.answer(item, { type: 'provided' });
    await person.finish();
    await stage.us.acceptAll(id);
    expect(await command(id, 'waive-items', { items: [item.id], reason: 'Not needed' })).toEqual({
      status: 409,
      detail: 'An accepted item cannot be waived: it has come already.',
    });
    expect((await itemRows(stage, id)).find((one) => one.id === item.id)?.state).toBe('accepted');
    expect(await commandEvents(id)).toEqual([
      expect.objectContaining({ action: 'command.refused' }),
    ]);
  });

  it('the resets open now, and only once', async () => {
    const { id } = await begin('resets');
    const reason = 'They refused in writing';
    expect(await command(id, 'open-resets-now', { reason })).toMatchObject({ status: 200 });
    await stage.clock.settle();
    expect((await handoverRow(stage, id)).stage).toBe('resets');
    const open = (await stage.us.openTasks(id)).filter((task) => task.reason === 'recover');
    expect(open).toHaveLength(6);
    expect((await command(id, 'open-resets-now', { reason })).detail).toBe(
      'The reset tasks are open already.',
    );
    expect(
      (await command(id, 'extend-deadline', { deadline: '2029-05-04', reason })).detail,
    ).toMatch(/it can no longer be extended/);
  });

  it('a changed contact gets the next message, and the old one’s link stops working', async () => {
    const { id, first } = await begin('old');
    const oldLink = await stage.mail.linkFor(first, 'r');
    const contact = (
      await stage.db
        .selectFrom('contacts')
        .select('id')
        .where('handover_id', '=', id)
        .where('email', '=', first)
        .executeTakeFirstOrThrow()
    ).id;
    const email = 'new@sysworks.example';
    const change = { contact, rung: 'first', name: 'Nia New', email, reason: 'Bo has left' };
    expect(await command(id, 'change-contact', change)).toMatchObject({ status: 200 });
    await command(id, 'send-next-step-now');
    await stage.clock.settle();
    expect(await stage.mail.to(first)).toHaveLength(1);
    expect(await stage.mail.to(email)).toHaveLength(1);
    expect((await fetch(oldLink ?? '')).status).toBe(404);
    const person = await stage.personAt(email);
    expect(await person.list()).toHaveLength(6);
    const twin = { rung: 'owner', name: 'Di Again', email: OWNER, reason: 'Twice' };
    expect((await command(id, 'change-contact', twin)).detail).toBe(
      'This address is a contact on this rung already.',
    );
  });

  it('cancelling ends everything: no message, no task, no link, no further command', async () => {
    const { id, first } = await begin('cancel');
    const reason = 'The client stays';
    expect(await command(id, 'cancel', { reason })).toMatchObject({ status: 200 });
    await stage.clock.settle();
    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'cancelled', next_step_at: null });
    expect(await stage.us.openTasks(id)).toEqual([]);
    expect((await fetch((await stage.mail.linkFor(first, 'r')) ?? '')).status).toBe(404);
    await stage.clock.advance(15 * DAY_MS);
    expect(await stage.mail.to(first)).toHaveLength(1);
    for (const [name, body] of [
      ['pause', {}],
      ['resume', {}],
      ['send-next-step-now', {}],
      ['open-resets-now', { reason }],
      ['cancel', { reason }],
    ] as const) {
      const answer = await command(id, name, body);
      expect(answer.status).toBe(409);
      expect(answer.detail).toMatch(/nothing more can be done to it/);
    }
  });
});
