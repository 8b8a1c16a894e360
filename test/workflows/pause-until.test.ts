import { FIRST, handoverInput } from '../support/handover-input';
import { handoverRow, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

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
