import { readDossier } from '../../db/dossier';
import type { SenderAsked, UncheckedOther } from '../../db/other-arrivals';
import { readSender, sentBy } from '../../db/send-again';
import { askAgainStep, isAskedSoon } from '../../drafting/ask-again';
import type { ArrivalDeps } from './arrivals';

/**
 * Who sent what can be of no use, with the message of its next working morning that says so; without one where that is
 * planned already, or nothing reaches its sender. Undefined where nobody is known, and for a question, which is answered.
 */
export async function senderOf(
  { activities: { db }, clock }: Pick<ArrivalDeps, 'activities' | 'clock'>,
  one: Pick<UncheckedOther, 'what' | 'id' | 'handoverId'>,
): Promise<SenderAsked | undefined> {
  if (one.what === 'question') return undefined;
  const sent = await sentBy(db, one);
  const sender = sent && (await readSender(db, sent.contactId));
  if (!sender) return undefined;
  const dossier = await readDossier(db, one.handoverId);
  const told = !sender.reachable || isAskedSoon(dossier, sender.contactId);
  return { ...sent, step: told ? null : askAgainStep(dossier, sender, clock.now()) };
}
