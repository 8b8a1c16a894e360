import { text } from 'node:stream/consumers';
import type { DatabaseUrls } from '../database-access';
import { livePart, type PartOptions } from './part';
import { openWorld } from './world';

/** What the simulation tells each of its processes on standard input. */
export interface PartOrder extends Pick<PartOptions, 'seed' | 'numbers' | 'policy'> {
  urls: DatabaseUrls;
  home: string;
}

/** One of the simulation's processes: an order in, an outcome a line out. */
async function main(): Promise<void> {
  const order = JSON.parse(await text(process.stdin)) as PartOrder;
  const world = await openWorld(order.urls, order.home);
  try {
    await livePart(world, {
      ...order,
      done: (outcome) => process.stdout.write(`${JSON.stringify(outcome)}\n`),
    });
    for (const error of world.errors.slice(0, 1)) tell(error);
  } finally {
    await world.close();
  }
}

function tell(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
  process.stderr.write(`${text}\n`);
}

main().catch((error: unknown) => {
  tell(error);
  process.exitCode = 1;
});
