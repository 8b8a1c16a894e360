import { recipientOfHandover } from '../../db/inbound-match';
import { STRANGERS } from '../../domain/inbound/strangers';
import { KeyGone } from '../../vault/open/open';
import { verifyRecipient, type HandoverRecipient } from '../../vault/seal/recipient';
import type { InboundDeps } from './deps';

/**
 * Whom a mail is sealed to: its handover; or the strangers' own key when it is none's, or when the handover's secrets
 * were purged and nobody could open it any more.
 */
export async function sealerFor(
  { activities, vault, clock }: InboundDeps,
  handoverId: string | null,
): Promise<{ handoverId: string | null; recipient: HandoverRecipient }> {
  if (handoverId !== null && (await hasKey(vault, handoverId))) {
    const signed = await recipientOfHandover(activities.db, handoverId);
    return { handoverId, recipient: verifyRecipient({ handoverId, ...signed }, vault.publicKey) };
  }
  const signed = await vault.createKeys(STRANGERS, clock.now());
  return { handoverId: null, recipient: verifyRecipient(signed, vault.publicKey) };
}

async function hasKey(vault: InboundDeps['vault'], handoverId: string): Promise<boolean> {
  try {
    await vault.unlock(handoverId);
    return true;
  } catch (error) {
    if (error instanceof KeyGone) return false;
    throw error;
  }
}
