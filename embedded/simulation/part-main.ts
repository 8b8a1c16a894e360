import { createInterface } from 'node:readline';
import type { DatabaseUrls } from '../database-access';
import { livePart, type PartOptions } from './part';
import { openWorld } from './world';

/** What the simulation tells each of its processes in the first line of its input; lives' numbers follow, one a line. */
export interface PartOrder extends Pick<PartOptions, 'seed' | 'policy'> {
  urls: DatabaseUrls;
  home: string;
}

/** One of the simulation's processes: an order in, an outcome a line out. */
async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const first = await lines.next();
  const order = JSON.parse(String(first.value)) as PartOrder;
  const world = await openWorld(order.urls, order.home);
  try {
    await livePart(world, {
      ...order,
      numbers: numbersIn(lines),
      done: (outcome) => process.stdout.write(`${JSON.stringify(outcome)}\n`),
    });
    for (const error of world.errors.slice(0, 1)) tell(error);
  } finally {
    // Whoever still waits for lives would keep a process that failed from ending.
    process.stdin.destroy();
    await world.close();
  }
}

async function* numbersIn(lines: AsyncIterable<string>): AsyncGenerator<number> {
  for await (const line of lines) yield Number(line);
}

function tell(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
  process.stderr.write(`${text}\n`);
}

main().catch((error: unknown) => {
  tell(error);
  process.exitCode = 1;
});
