import type { InboundDeps } from './deps';
import { tellManagers } from './notices';
import { placeMails } from './place-mails';
import { emptySpool } from './spool';

/** How long (milliseconds) nobody is told of anything after the mail server did not take a notice. */
const REST_MS = 60_000;

export interface Inbound {
  stop(): Promise<void>;
}

/**
 * One pass: takes in what waits at the embedded mail server's door, seals what people have placed, and tells whom it
 * concerns. Returns how much was done.
 */
export async function inboundPass(deps: InboundDeps, folder: string): Promise<number> {
  const taken = await emptySpool(deps, folder);
  const placed = await placeMails(deps);
  const { told } = await tellManagers(deps);
  return taken + placed + told;
}

/** Passes again and again, `everyMs` of the machine's time apart; a failing one is reported and tried again. */
export function startInbound(
  deps: InboundDeps,
  { folder, everyMs }: { folder: string; everyMs: number },
): Inbound {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let restUntil = 0;
  let pass: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    await emptySpool(deps, folder);
    await placeMails(deps);
    if (performance.now() < restUntil) return;
    const { failed } = await tellManagers(deps);
    if (failed) restUntil = performance.now() + REST_MS;
  };
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      pass = run().catch(deps.activities.onError).finally(schedule);
    }, everyMs);
  };
  schedule();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await pass;
    },
  };
}
