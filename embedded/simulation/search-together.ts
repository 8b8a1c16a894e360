import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { findLeaks, type Leak, type Share } from './find-leaks';

interface Order {
  superuserUrl: string;
  tokens: ReadonlySet<string>;
  share: Share;
}

/** As {@link findLeaks}, each core its share. */
export async function searchTogether(
  superuserUrl: string,
  tokens: ReadonlySet<string>,
): Promise<Leak[]> {
  const of = availableParallelism();
  const found = await Promise.all(
    Array.from({ length: of }, (_, number) =>
      searched({ superuserUrl, tokens, share: { number, of } }),
    ),
  );
  return found.flat();
}

function searched(order: Order): Promise<Leak[]> {
  return new Promise((resolve, reject) => {
    new Worker(__filename, { workerData: order }).once('message', resolve).once('error', reject);
  });
}

async function main({ superuserUrl, tokens, share }: Order): Promise<void> {
  parentPort?.postMessage(await findLeaks(superuserUrl, tokens, share));
}

// What fails in a thread is its error event.
if (!isMainThread) void main(workerData as Order);
