import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Guard } from '../../embedded/guard';
import { startTemporal, type EmbeddedTemporal } from '../../embedded/temporal-server';
import { PROGRESSED, workflowId, type Hint } from '../../workflows/messages';
import { FIRST } from '../support/handover-input';
import { handoverRow, itemRows, stepRows } from '../support/rows';
import { servers } from '../support/servers';
import { setStage, type Stage } from '../support/stage';

const DAY_MS = 86_400_000;
/** Far more than the handovers here have; a server's own limit is 4,096. */
const SUGGESTED_AT_EVENTS = 512;

describe('while the Temporal server is away, or finds a history too long', () => {
  let stage: Stage;
  let home: string;
  let temporal: EmbeddedTemporal;
  const guard = new Guard();
  const start = (port?: number): Promise<EmbeddedTemporal> =>
    startTemporal({
      home,
      guard,
      env: process.env,
      say: () => undefined,
      virtualTime: true,
      limits: [`limit.historyCount.suggestContinueAsNew=${SUGGESTED_AT_EVENTS}`],
      port,
    });

  beforeAll(async () => {
    home = await mkdtemp(path.join(servers().folder, 'temporal-'));
    temporal = await start();
    stage = await setStage({ temporalAddress: temporal.address });
  }, 60_000);
  afterAll(async () => {
    await stage.end();
    await temporal.stop();
    await guard.close();
    await rm(home, { recursive: true, force: true });
  }, 60_000);

  it('answers are accepted, their receipt is shown, and the handover goes on when it is back', async () => {
    const id = await stage.startHandover();
    await temporal.stop();

    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    expect(await person.finish()).toMatch(/^R-/);
    expect((await itemRows(stage, id)).map((item) => item.state)).toEqual(
      Array(6).fill('answered'),
    );

    temporal = await start(temporal.port);
    await stage.clock.settle();
    expect((await handoverRow(stage, id)).stage).toBe('resets');
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    // Its thanks go first, in the morning after the letter.
    await stage.clock.advance(DAY_MS);
    expect((await handoverRow(stage, id)).stage).toBe('closed');
    const subjects = (await stage.mail.to(FIRST)).map((mail) => mail.subject);
    expect(subjects).toEqual([
      expect.stringContaining('request'),
      expect.stringContaining('all answered'),
    ]);
  }, 90_000);

  it('a handover whose history grew too long goes on in a new run, where it stood', async () => {
    const id = await stage.startHandover();
    const handle = stage.client.workflow.getHandle(workflowId(id));
    const { runId } = await handle.describe();
    // Of a revision long gone: each is one event more, and nothing else.
    const old: Hint = { stage: 'authority', revision: 0, outstanding: 1, unsettled: 1 };
    const hints = Array.from({ length: SUGGESTED_AT_EVENTS }, () => old);
    await Promise.all(hints.map((hint) => handle.signal<[Hint]>(PROGRESSED, hint)));
    while ((await handle.describe()).runId === runId)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const { status, historyLength } = await handle.describe();
    expect(status.name).toBe('RUNNING');
    expect(historyLength).toBeLessThan(SUGGESTED_AT_EVENTS / 2);
    const pause = await stage.us.call('POST', `/handovers/${id}/commands/pause`, {});
    expect(pause.status).toBe(200);
    const resume = await stage.us.call('POST', `/handovers/${id}/commands/resume`, {});
    expect(resume.status).toBe(200);
    const taken = async (): Promise<number> =>
      (await stepRows(stage, id)).filter(({ state }) => state === 'taken').length;
    const before = await taken();
    await stage.clock.advance(8 * DAY_MS);
    expect(await taken()).toBeGreaterThan(before);
  }, 120_000);
});
