import { createInterface } from 'node:readline';
import { orderSchema, type Said } from '../../domain/rehearsal/rehearsed';
import { systemClock } from '../../platform/clock';
import { onStop } from '../../platform/life';
import { RehearsalFailed } from '../../platform/rehearsal-process';
import { startOwnServers, type OwnServers } from '../own-servers';
import { Trouble } from '../trouble';

const MINUTE_MS = 60_000;

/** Some minutes ahead: virtual time begins in the future of the machine's clock. */
function soon(): Date {
  return new Date(Math.ceil((systemClock.now().getTime() + 3 * MINUTE_MS) / MINUTE_MS) * MINUTE_MS);
}

function tell(said: Said): void {
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return '';
}

/**
 * What a rehearsal is made of, loaded piece by piece: between two the servers' set-up goes on, which takes as long. The
 * faces of the letters are opened then, too.
 */
async function load() {
  await import('../../api/portal/app.js');
  await import('../../api/console/app.js');
  const { setOwnStage } = await import('../own-stage.js');
  const { rehearse } = await import('./rehearse.js');
  const { warmLetterFonts } = await import('../../templates/letter/warm-fonts.js');
  await warmLetterFonts();
  return { setOwnStage, rehearse };
}

/** One rehearsal in a process of its own: the order on standard input, what comes of it on standard output. */
async function main(): Promise<void> {
  const began = process.hrtime.bigint();
  const say = (progress: string): void => {
    tell({ progress });
  };
  say('Setting up a database, an engine and a mailbox of its own …');
  const line = firstLine();
  let onBusy: (() => void) | undefined;
  const busy = new Promise<void>((resolve) => (onBusy = resolve));
  const servers = startOwnServers({
    say,
    env: process.env,
    name: 'rehearsal',
    onBusy: () => onBusy?.(),
  });
  let ending: Promise<void> | undefined;
  // All of it is thrown away, so nothing is put away first: whoever waits for the end waits for nothing.
  const end = (): Promise<void> => (ending ??= endOf(servers));
  onStop(true, end);
  try {
    await Promise.race([busy, servers]);
    const { setOwnStage, rehearse } = await load();
    const order = orderSchema.parse(JSON.parse(await line));
    const stage = await setOwnStage(soon(), { say, env: process.env, name: 'rehearsal', servers });
    const setUp = Number(process.hrtime.bigint() - began) / 1e9;
    tell({ rehearsed: await rehearse(stage, order, { say, setUp }) });
  } catch (error) {
    if (error instanceof RehearsalFailed) {
      tell({ sentence: error.sentence, problems: [...error.problems] });
    } else {
      const why = error instanceof Trouble ? ` ${error.message}` : '';
      tell({ sentence: `The rehearsal could not be played to its end.${why}`, problems: [] });
    }
    process.exitCode = 1;
  } finally {
    await end();
  }
  process.exit();
}

async function endOf(servers: Promise<OwnServers>): Promise<void> {
  const started = await servers.catch(() => undefined);
  await started?.end();
}

void main();
