import type { MailAct } from '../db/inbound-acts';
import { findOurMessage } from '../db/inbound-match';
import { readInbound } from '../db/inbound-read';
import type { Db } from '../db/pool';
import { lockLiveHandover, touchHandover } from '../db/positions';
import { Refusal } from '../domain/problem';
import { applyBounce } from './apply-bounce';

/**
 * A person has read in a report that no program can read that an address is dead. It has the effect of a report that we
 * can read: the address is given up, and the chase goes on with whoever is next. Throws Refusal.
 */
export async function giveUpAddress(
  db: Db,
  { handoverId, mailId, by, at }: MailAct & { handoverId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, handoverId);
    const mail = await readInbound(tx, handoverId, mailId);
    const about = mail?.about_message_id ?? null;
    const message = about === null ? undefined : await findOurMessage(tx, about);
    const toContact = (message?.contactId ?? null) !== null;
    if (mail?.kind !== 'unknown_report' || message === undefined || !toContact) {
      throw new Refusal(
        'no_report',
        'This mail is no report about a message of ours to a contact.',
      );
    }
    if (mail.contactBounced) {
      throw new Refusal('bounced', 'This address is given up already.');
    }
    await applyBounce(tx, { message, status: null, at, actor: by });
    await touchHandover(tx, handoverId, at);
  });
}
