import { readRecipient } from '../../db/recipients';
import { clearTrouble, troubledHandovers } from '../../db/troubles';
import { RecipientRejected, verifyRecipient } from '../../vault/seal/recipient';
import type { ActivityDeps } from '../deps';

/** Handovers whose key was found changed: over as soon as the row has what the vault signed again. */
export async function recheckRecipients({ db, vault }: ActivityDeps): Promise<void> {
  for (const id of await troubledHandovers(db, 'recipient_changed')) {
    try {
      verifyRecipient(await readRecipient(db, id), vault.publicKey);
      await clearTrouble(db, 'recipient_changed', id);
    } catch (error) {
      if (!(error instanceof RecipientRejected)) throw error;
    }
  }
}
