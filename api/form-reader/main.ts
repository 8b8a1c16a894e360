/**
 * The program that reads one form and ends, so that all memory in which typed words ever were ends with it. It gets no
 * key that opens anything, no database, and nothing of its portal's environment. Its portal ends it; without a portal it
 * ends by itself.
 */
import { Socket } from 'node:net';
import { converse, type PortalLine } from './conversation';
import { SEALED_LINE, type FromPortal, type ToPortal } from './messages';
import { Said } from './said';
import { warmUp } from './warm-up';

function line(): PortalLine & { isAsked(): boolean } {
  const said = new Said<FromPortal>();
  process.on('message', (message: FromPortal) => said.say(message));
  return {
    hear: () => said.hear(),
    isAsked: () => said.isSomething,
    tell: (message: ToPortal) => {
      process.send?.(message);
      if (message.say === 'chunk') setImmediate(collectYoung);
    },
    form: process.stdin,
    pages: process.stdout,
    sealed: new Socket({ fd: SEALED_LINE, readable: false }),
  };
}

/**
 * V8 sees a small object in each buffer and would let tens of MiB of them lie, until it collected all, old and young. The
 * portal starts this program so that it may be asked (`--expose-gc`).
 */
function collectYoung(): void {
  globalThis.gc?.({ type: 'minor' });
}

process.on('disconnect', () => process.exit(0));
// A Ctrl-C reaches the whole group: what is being read is its portal's to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

async function main(): Promise<void> {
  const own = line();
  await import('@scure/base');
  // While nobody waits for it; a form that is here already is not to wait.
  if (!own.isAsked()) await warmUp();
  await converse(own);
}

main().catch(() => process.exit(1));
