import { writeAudit } from '../../db/audit';
import { markAddressBounced } from '../../db/contacts';
import type { ContactRow } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import type { ActivityDeps } from '../deps';
import type { Posted } from './outbox';

/** A hard bounce moves on to the next contact in the same attempt, but no ladder is longer than this. */
export const MOST_ROUNDS = 5;

/** What a message became, and whose it was. */
export type PostedTo = Posted & { contact: Pick<ContactRow, 'email'> };

/**
 * Addresses that the server would not take for good are not written to any more, and the account manager is told.
 * Whether there were any.
 */
export async function giveUpRefused(
  deps: ActivityDeps,
  handoverId: string,
  posted: readonly PostedTo[],
): Promise<boolean> {
  const at = deps.at();
  const refused = posted.filter(({ kind }) => kind === 'rejected');
  if (refused.length === 0) return false;
  await changeHandover(deps.db, handoverId, at, async (tx) => {
    for (const { email } of refused.map(({ contact }) => contact)) {
      // One person may stand on two rungs: the same address there is no next contact.
      for (const contact of await markAddressBounced(tx, handoverId, { address: email, at })) {
        await writeAudit(tx, {
          handoverId,
          at,
          actor: 'system',
          action: 'contact.bounced',
          details: { contact },
        });
      }
    }
  });
  return true;
}
