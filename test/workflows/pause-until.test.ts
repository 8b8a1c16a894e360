import { DateTime } from 'luxon';
import { FIRST, handoverInput, SECOND } from '../support/handover-input';
import { handoverRow, messageRows, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const inLondon = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: 'Europe/London' }).toFormat('yyyy-MM-dd HH:mm');

describe('a pause', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  it('ends by itself at the instant given, and the steps go on as many working days later', async () => {
    const id = await stage.startHandover();
    await stage.days(1);
    const paused = await stage.us.call(
      'POST',
      `/handovers/${id}/commands/pause`,
      { until: '2029-03-13T12:00:00Z', reason: 'Their technician is away' },
      { 'idempotency-key': 'pause-1' },
    );
    expect(paused.status).toBeLessThan(300);
    await stage.days(6);
    expect((await handoverRow(stage, id)).paused_at).not.toBeNull();
    expect(await stage.mail.to(FIRST)).toHaveLength(1);

    await stage.days(2);
    expect(await handoverRow(stage, id)).toMatchObject({ paused_at: null, paused_until: null });
    const reached = (await stepRows(stage, id)).find((step) => step.key === 'reached');
    expect(reached?.due_at.toISOString()).toBe('2029-03-14T09:00:00.000Z');
    await stage.days(1);
    expect((await stage.mail.to(FIRST)).length).toBeGreaterThan(1);
  });

  it('that swallowed several promised days ends with one message about them, in the next morning of their office', async () => {
    const id = await stage.startHandover({
      client: { ...(handoverInput().client as object), name: 'Birch Legal' },
    });
    const person = await stage.personAt(FIRST);
    const items = await person.list();
    const days = ['2029-03-16', '2029-03-19', '2029-03-20'];
    for (const [index, day] of days.entries()) {
      await person.answer(items[index]!, { type: 'promised', day });
    }
    await person.finish();
    await stage.clock.settle();
    const command = (name: string) =>
      stage.us.call('POST', `/handovers/${id}/commands/${name}`, {}, { 'idempotency-key': name });
    expect((await command('pause')).status).toBeLessThan(300);
    await stage.clock.advanceTo(new Date('2029-03-21T22:00:00Z'));
    expect((await command('resume')).status).toBeLessThan(300);
    const before = (await messageRows(stage, id)).length;
    await stage.clock.advanceTo(new Date('2029-03-26T12:00:00Z'));
    const after = (await messageRows(stage, id)).slice(before);
    const names = new Map(
      (await stage.db.selectFrom('contacts').select(['id', 'email']).execute()).map((one) => [
        one.id,
        one.email,
      ]),
    );
    const told = after.map(({ contact_id, template, outcome_at }) => [
      names.get(contact_id ?? '') ?? null,
      template,
      outcome_at.toISOString().slice(0, 16),
    ]);
    // The first three working days: what broke once, to the rung above; the ladder keeps its distance.
    expect(told.filter(([email]) => email === SECOND)).toEqual([
      [SECOND, 'promise-broken', '2029-03-22T09:00'],
    ]);
    expect(told.filter(([email]) => email === FIRST)).toEqual([
      [FIRST, 'reminder', '2029-03-26T08:00'],
    ]);
    const [message] = after.filter(({ template }) => template === 'promise-broken');
    for (const day of ['16 March', '19 March', '20 March'])
      expect(message?.body_text).toContain(`named for ${day}`);
    const steps = (await stepRows(stage, id)).filter(({ kind }) => kind === 'promise');
    expect(steps.map(({ state, skip_reason }) => skip_reason ?? state).sort()).toEqual([
      'taken',
      'told_together',
      'told_together',
    ]);
  });

  it('that ends in the night sends nothing in it, and nobody everything that fell due meanwhile in a row', async () => {
    const signatory = { name: 'Ivy Elm', title: 'Director', email: 'ivy@elm.example' };
    const unsigned = await stage.startHandover({
      client: { ...(handoverInput().client as object), name: 'Elm Dental', signatory },
      authority: { toSign: true },
    });
    const resets = await stage.startHandover({
      items: { include: [{ catalogue: 60 }] },
      previousMsp: {
        ...(handoverInput().previousMsp as object),
        name: 'Deltanet',
        contacts: [{ name: 'Jo First', email: 'jo@deltanet.example', rung: 'first' }],
      },
      accountManager: { name: 'Mia Manager', email: 'mia@northgate.example' },
    });
    const command = async (id: string, name: string, body: object) => {
      const answer = await stage.us.call('POST', `/handovers/${id}/commands/${name}`, body);
      expect(answer.status).toBe(200);
    };
    await command(resets, 'open-resets-now', { reason: 'They are gone' });
    // The task falls overdue, and both are paused longer than all their reminders would take; Sunday to Monday.
    for (const id of [unsigned, resets]) {
      await command(id, 'pause', { until: '2029-05-14T01:00:00Z', reason: 'A dispute' });
    }
    await stage.clock.advanceTo(new Date('2029-05-14T05:00:00Z'));
    expect(await handoverRow(stage, resets)).toMatchObject({ paused_at: null, stage: 'resets' });
    const mornings = async (id: string, template: string) => {
      const sent = (await messageRows(stage, id)).filter((row) => row.template === template);
      return [...new Set(sent.map((row) => inLondon(row.created_at)))];
    };
    expect(await mornings(unsigned, 'authority-reminder')).toEqual([]);
    expect(await mornings(resets, 'overdue-task')).toEqual([]);
    await stage.clock.advanceTo(new Date('2029-05-18T12:00:00Z'));
    expect(await mornings(unsigned, 'authority-reminder')).toEqual([
      '2029-05-16 09:00',
      '2029-05-18 09:00',
    ]);
    expect(await mornings(resets, 'overdue-task')).toEqual([
      '2029-05-14 09:00',
      '2029-05-17 09:00',
    ]);
  });

  it('that would end before it begins is refused with a sentence', async () => {
    const id = await stage.startHandover({
      client: { ...(handoverInput().client as object), name: 'Alder Dental' },
    });
    const answer = await stage.us.call(
      'POST',
      `/handovers/${id}/commands/pause`,
      { until: '2029-01-01T00:00:00Z' },
      { 'idempotency-key': 'pause-2' },
    );
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.body)).toContain('Choose a later time');
    expect((await handoverRow(stage, id)).paused_at).toBeNull();
  });
});
