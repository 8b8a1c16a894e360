import { setStage, type Stage } from '../support/stage';
import { FIRST, MANAGER, SPONSOR } from '../support/handover-input';
import { handoverRow, itemRows, messageRows, stepRows, taskRows } from '../support/rows';

describe('a cooperative previous MSP', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  it('gets one letter, answers everything, is thanked once, and the handover closes when our people are done', async () => {
    const id = await stage.startHandover();
    expect((await stage.mail.to(FIRST)).map((mail) => mail.subject)).toEqual([
      expect.stringMatching(/^Fern Logistics: handover H-2029-0001, /),
    ]);
    expect(await stage.mail.to(SPONSOR)).toHaveLength(1);

    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    const receipt = await person.finish();
    expect(receipt).toMatch(/^R-/);
    await stage.clock.settle();

    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'resets', items_outstanding: 0 });
    const [, thanks] = await stage.mail.to(FIRST);
    expect(thanks?.subject).toBe('Fern Logistics: handover H-2029-0001, all answered');
    expect(thanks?.text.replace(/\s+/g, ' ')).toContain('From here the work is ours');
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();

    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'closed', stalled_reason: null });
    expect((await itemRows(stage, id)).every((item) => item.state === 'accepted')).toBe(true);
    expect((await taskRows(stage, id)).filter((task) => task.reason === 'recover')).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ state: 'open' })]),
    );
    const closing = await stage.mail.to(MANAGER);
    expect(closing.map((mail) => mail.attachments.map(({ name }) => name))).toEqual([
      ['H-2029-0001-closing-report.pdf'],
    ]);
    expect((await messageRows(stage, id)).every((message) => message.outcome === 'accepted')).toBe(
      true,
    );

    const refused = await stage.us.call(
      'POST',
      `/handovers/${id}/commands/pause`,
      {},
      {
        'idempotency-key': 'after-the-end',
      },
    );
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('closed');
    expect((await handoverRow(stage, id)).paused_at).toBeNull();

    await stage.days(30);
    expect(await stage.mail.to(FIRST)).toHaveLength(2);
  });

  it('thanks in the next morning who had another message on the day, and closes then', async () => {
    const id = await stage.startHandover();
    const before = (await stage.mail.to(FIRST)).length;
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    await person.finish();
    await stage.clock.settle();
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    expect(await stage.mail.to(FIRST)).toHaveLength(before);
    expect(await handoverRow(stage, id)).toMatchObject({
      stage: 'resets',
      unsettled: 0,
      next_step_key: 'thanks',
    });
    await stage.days(1);
    const [thanks, ...others] = (await stage.mail.to(FIRST)).slice(before);
    expect(thanks?.subject).toContain('all answered');
    expect(others).toEqual([]);
    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'closed' });
    expect((await stepRows(stage, id)).find(({ key }) => key === 'thanks')?.state).toBe('taken');
  });
});
