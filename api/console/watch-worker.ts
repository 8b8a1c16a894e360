import { noteOutages, readHouseFacts } from '../../db/outages';
import { outagesOf } from '../../domain/stalled/outages';
import type { ConsoleDeps } from '../plugins/console-deps';

const EVERY_MS = 60_000;

/**
 * A worker that is gone cannot say so itself: the console finds it, writes it down and into its log, once.
 * Returns what stops the watching.
 */
export function watchWorker({ db, clock, log }: ConsoleDeps): () => void {
  const look = async (): Promise<void> => {
    const at = clock.now();
    const found = outagesOf(await readHouseFacts(db, at), at);
    for (const { reason, since } of await noteOutages(db, found, at)) {
      log.error({ reason, since }, 'this fails for every handover');
    }
  };
  const timer = setInterval(() => {
    look().catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
