import { createInterface } from 'node:readline';
import { orderSchema, type Said } from '../../domain/rehearsal/rehearsed';
import { RehearsalFailed } from '../../platform/rehearsal-process';
import { onStop } from '../../platform/life';
import { setOwnStage, type OwnStage } from '../own-stage';
import { Trouble } from '../trouble';
import { soon, rehearse } from './rehearse';

function tell(said: Said): void {
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return '';
}

/** One rehearsal in a process of its own: the order on standard input, what comes of it on standard output. */
async function main(): Promise<void> {
  const line = firstLine();
  let stage: OwnStage | undefined;
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ending ??= stage?.end() ?? Promise.resolve();
    return ending;
  };
  onStop(true, end);
  try {
    const order = orderSchema.parse(JSON.parse(await line));
    const say = (progress: string): void => {
      tell({ progress });
    };
    say('Setting up a database, an engine and a mailbox of its own …');
    const began = process.hrtime.bigint();
    const start = soon();
    stage = await setOwnStage(start, { say, env: process.env, name: 'rehearsal' });
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

void main();
