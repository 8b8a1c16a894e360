import { FIRST, OWNER, SECOND } from '../support/handover-input';
import { namedIn } from '../support/mail-facts';
import { handoverRow, itemRows, messageRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

describe('a previous MSP that refuses some items and provides others', () => {
  let stage: Stage;
  let id: string;
  let refused: string[];
  let silent: string[];
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    const list = await person.list();
    const [admin, domain, key] = ['M365 global admin', 'Registrar/domain', 'LOB keys'].map((name) =>
      list.find((item) => item.name === name),
    );
    if (!admin || !domain || !key) throw new Error('the list misses an item');
    await person.answer(admin, { type: 'refused' });
    await person.answer(domain, { type: 'refused' });
    await person.answer(key, { type: 'provided' });
    await person.finish();
    await stage.clock.settle();
    refused = [admin.id, domain.id];
    silent = list.filter((item) => ![admin, domain, key].includes(item)).map(({ id: one }) => one);
  }, 60_000);
  afterAll(() => stage.end());

  it('has recover tasks for the refused items at once, days before the deadline', async () => {
    const recoveries = (await taskRows(stage, id)).filter(
      (task) => task.reason === 'recover' && task.state === 'open',
    );
    expect(recoveries.map((task) => task.item_id).sort()).toEqual([...refused].sort());
  });

  it('is shown as refused, with since when, until a person acts', async () => {
    expect(await handoverRow(stage, id)).toMatchObject({
      stage: 'requested',
      stalled_reason: 'refused',
      items_refused: 2,
    });
    expect((await handoverRow(stage, id)).stalled_since).not.toBeNull();
    const board = await stage.us.call('GET', `/handovers/${id}`);
    expect(JSON.stringify(board.body)).toContain('"refused"');
  });

  it('is never asked for the refused items again, but for all the others', async () => {
    await stage.clock.advanceTo(new Date('2029-03-15T12:00:00Z'));
    const items = await itemRows(stage, id);
    const name = (one: string): string => items.find((item) => item.id === one)?.name ?? '';
    const rows = await messageRows(stage, id);
    const reminders = (
      await Promise.all([FIRST, SECOND, OWNER].map((address) => stage.mail.to(address)))
    )
      .flat()
      .filter(
        (mail) =>
          !rows.some(
            (row) => row.step_key === 'request' && mail.messageId.includes(row.message_id),
          ),
      );
    expect(reminders).toHaveLength(4);
    for (const mail of reminders) expect(namedIn(mail, refused.map(name))).toEqual([]);
    const [escalation] = await stage.mail.to(OWNER);
    expect(namedIn(escalation ?? { text: '' }, silent.map(name))).toHaveLength(silent.length);
  });

  it('holds nothing up any more once we have recovered what it refused', async () => {
    expect(await handoverRow(stage, id)).toMatchObject({ stalled_reason: 'refused' });
    for (const task of await taskRows(stage, id)) {
      if (!refused.includes(task.item_id) || task.reason !== 'recover') continue;
      const done = { recordedWhere: 'Password manager', insists: true };
      await stage.us.call('POST', `/tasks/${task.id}/done`, done);
    }
    await stage.clock.settle();
    expect((await handoverRow(stage, id)).stalled_reason).not.toBe('refused');
  });

  it('is thanked for what came', async () => {
    const [, reminder] = await stage.mail.to(FIRST);
    expect(namedIn(reminder ?? { text: '' }, ['LOB keys'])).toEqual(['LOB keys']);
  });
});
