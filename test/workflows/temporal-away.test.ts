import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Guard } from '../../embedded/guard';
import { startTemporal, type EmbeddedTemporal } from '../../embedded/temporal-server';
import { FIRST } from '../support/handover-input';
import { handoverRow, itemRows } from '../support/rows';
import { servers } from '../support/servers';
import { setStage, type Stage } from '../support/stage';

const DAY_MS = 86_400_000;

describe('while the Temporal server is away', () => {
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
});
