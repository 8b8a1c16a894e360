import { isPurged } from '../../db/purges';
import { raiseTrouble } from '../../db/troubles';
import { KeyGone, KeyUnusable } from '../../vault/open/open';
import type { ArrivalDeps } from './arrivals';

/** Whether its key is gone because its secrets were purged meanwhile: nothing is there to be looked at. */
export async function wasPurged(
  { activities: { db } }: Pick<ArrivalDeps, 'activities'>,
  handoverId: string,
  error: unknown,
): Promise<boolean> {
  return error instanceof KeyGone && (await isPurged(db, handoverId));
}

/**
 * Whether something could not be looked at for want of a usable key: then nothing is said of it, a person hears of the
 * key, and all that is of this handover waits until the key opens again (activities/house/recheck-keys.ts).
 */
export async function waitsForKey(
  { activities: { db, onError }, clock }: ArrivalDeps,
  handoverId: string,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof KeyGone || error instanceof KeyUnusable)) return false;
  const trouble = { reason: 'key_unusable', handoverId, at: clock.now() } as const;
  if (await raiseTrouble(db, trouble)) onError(error);
  return true;
}
