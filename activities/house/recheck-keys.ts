import { isPurged } from '../../db/purges';
import { keyIsUsable, troubledHandovers } from '../../db/troubles';
import { Refusal } from '../../domain/problem';
import type { ActivityDeps } from '../deps';

/** Handovers whose key could not be opened: over as soon as it opens, or was destroyed because it was time to. */
export async function recheckKeys({ db, vault, at }: ActivityDeps): Promise<void> {
  for (const handoverId of await troubledHandovers(db, 'key_unusable')) {
    if (!(await opens(vault, handoverId)) && !(await isPurged(db, handoverId))) continue;
    await keyIsUsable(db, { handoverId, at: at() });
  }
}

async function opens(vault: ActivityDeps['vault'], handoverId: string): Promise<boolean> {
  try {
    await vault.unlock(handoverId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
