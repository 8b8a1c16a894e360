import { randomUUID } from 'node:crypto';
import { FIRST, handoverInput } from '../support/handover-input';
import { handoverRow, itemRows, messageRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const HOUR_MS = 3_600_000;

describe('when something dies, or happens twice', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  it('a worker that is stopped in the middle of a step sends that message once', async () => {
    // The server holds the conversation open while the worker is told to stop.
    stage.faults.set({ reply: 451, at: 'data' }, 1);
    const starting = stage.startHandover();
    await stage.restartWorker();
    const id = await starting;
    await stage.restartWorker();
    await stage.clock.advance(HOUR_MS);
    expect(await stage.mail.to(FIRST)).toHaveLength(1);
    const messages = await messageRows(stage, id);
    expect(messages.map((row) => row.outcome)).toEqual(['accepted', 'accepted']);
    const keys = messages.map((row) => `${row.step_key} ${row.recipient_key}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('the same start three times makes one handover and one letter', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const before = (await stage.mail.to(FIRST)).length;
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      answers.push(await stage.us.call('POST', '/handovers', handoverInput(), key));
    }
    await stage.clock.settle();
    const ids = new Set(answers.map(({ body }) => (body as { id: string }).id));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    const row = await handoverRow(stage, id);
    await stage.workflows.start(id, {
      stage: row.stage,
      revision: 0,
      outstanding: 6,
      unsettled: 6,
      next: { step: 'request', at: stage.clock.now().getTime() },
    });
    await stage.clock.settle();
    expect(await stage.mail.to(FIRST)).toHaveLength(before + 1);
  });

  it('the same signal again, old ones too, and the same answer twice change nothing more', async () => {
    const id = await stage.startHandover();
    const person = await stage.personAt(FIRST);
    const list = await person.list();
    for (const item of list) await person.answer(item, { type: 'provided', secret: () => 'once' });
    await person.finish();
    await stage.clock.settle();
    const [first] = list;
    if (!first) throw new Error('no item');
    const before = await handoverRow(stage, id);
    const tasks = (await taskRows(stage, id)).length;
    for (const revision of [before.revision, before.revision, 1, before.revision - 1]) {
      await stage.workflows.tell(id, {
        stage: 'requested',
        revision,
        outstanding: 6,
        unsettled: 6,
        next: { step: 'reached', at: 0 },
      });
    }
    await person.answer(first, { type: 'provided', secret: () => 'once' });
    await stage.clock.advance(HOUR_MS);
    expect((await handoverRow(stage, id)).stage).toBe('resets');
    expect(await taskRows(stage, id)).toHaveLength(tasks);
    const standing = await stage.db
      .selectFrom('answers')
      .select('id')
      .where('item_id', '=', first.id)
      .where('superseded_at', 'is', null)
      .execute();
    expect(standing).toHaveLength(1);
  });

  it('an answer given while nobody is told is accepted with its receipt, and caught up with', async () => {
    const id = await stage.startHandover();
    const tell = stage.workflows.tell.bind(stage.workflows);
    stage.workflows.tell = () => Promise.reject(new Error('Temporal is away'));
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    expect(await person.finish()).toMatch(/^R-/);
    expect((await itemRows(stage, id)).map((item) => item.state)).toEqual(
      Array(6).fill('answered'),
    );
    await stage.clock.settle();
    expect((await handoverRow(stage, id)).look_due_at).not.toBeNull();

    stage.workflows.tell = tell;
    await stage.clock.settle();
    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'resets', look_due_at: null });
    const before = (await stage.mail.to(FIRST)).length;
    await stage.clock.advance(7 * 24 * HOUR_MS);
    expect(await messageRows(stage, id)).not.toContainEqual(
      expect.objectContaining({ step_key: 'reminder' }),
    );
    expect((await stage.mail.to(FIRST)).length).toBeGreaterThanOrEqual(before);
  });
});
