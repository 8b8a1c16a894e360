import { raiseTrouble } from '../../db/troubles';
import { isRecoveryConfirmed } from '../../db/vault-state';
import { Refusal } from '../../domain/problem';
import {
  RecipientRejected,
  verifyRecipient,
  type HandoverRecipient,
} from '../../vault/seal/recipient';
import type { Portal } from './deps';

/** Nobody has shown yet that what is sealed here could be opened without this server. */
export class NotAcceptingYet extends Refusal {
  constructor() {
    super(
      'not_accepting_yet',
      'This page is not ready to take anything yet, and nothing was stored. ' +
        'Please tell the person who wrote to you, and try again later; your link stays the same.',
    );
    this.name = 'NotAcceptingYet';
  }
}

/** Once confirmed it stays so: asked of the database until then only. */
const confirmed = new WeakSet<Portal['db']>();

/** Throws NotAcceptingYet in production before the recovery key was confirmed. */
export async function refuseBeforeRecovery({ db, config }: Portal): Promise<void> {
  if (!config.production || confirmed.has(db)) return;
  if (!(await isRecoveryConfirmed(db))) throw new NotAcceptingYet();
  confirmed.add(db);
}

/**
 * To whom this link's handover is sealed. Throws NotAcceptingYet, and RecipientRejected when its key is not the one
 * that the vault signed: then nothing is accepted, and a person is told (security.md, "Sealing").
 */
export async function acceptingRecipient(
  portal: Portal,
  link: { handoverId: string; recipient: string; recipientSignature: Uint8Array },
): Promise<HandoverRecipient> {
  await refuseBeforeRecovery(portal);
  const { handoverId, recipient, recipientSignature: signature } = link;
  try {
    return verifyRecipient({ handoverId, recipient, signature }, portal.pinned);
  } catch (error) {
    if (error instanceof RecipientRejected) {
      const at = portal.clock.now();
      await raiseTrouble(portal.db, { reason: 'recipient_changed', handoverId, at });
    }
    throw error;
  }
}
