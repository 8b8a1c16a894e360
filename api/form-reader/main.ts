/**
 * The program that reads one form and ends, so that all memory in which typed words ever were ends with it. It gets no
 * key that opens anything, no database, and nothing of its portal's environment. Its portal ends it; without a portal it
 * ends by itself.
 */
import { converse, type PortalLine } from './conversation';
import type { FromPortal, ToPortal } from './messages';
import { warmUp } from './warm-up';

function line(): PortalLine & { isAsked(): boolean } {
  const said: FromPortal[] = [];
  let waiting: ((message: FromPortal) => void) | undefined;
  process.on('message', (message: FromPortal) => {
    const hear = waiting;
    waiting = undefined;
    if (hear) hear(message);
    else said.push(message);
  });
  return {
    hear: () => {
      const first = said.shift();
      return first
        ? Promise.resolve(first)
        : new Promise((resolve) => {
            waiting = resolve;
          });
    },
    isAsked: () => said.length > 0,
    tell: (message: ToPortal) => void process.send?.(message),
    form: process.stdin,
    pages: process.stdout,
  };
}

process.on('disconnect', () => process.exit(0));
// A Ctrl-C reaches the whole group: what is being read is its portal's to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

async function main(): Promise<void> {
  const own = line();
  await Promise.all([import('age-encryption'), import('@scure/base')]);
  // While nobody waits for it; a form that is here already is not to wait.
  if (!own.isAsked()) await warmUp();
  await converse(own);
}

main().catch(() => process.exit(1));
