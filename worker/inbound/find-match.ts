import type { KeyObject } from 'node:crypto';
import { isOurVerp } from '../../activities/mail/verp';
import { contactsBySender, findOurMessage, nearestMessage } from '../../db/inbound-match';
import type { Queries } from '../../db/pool';
import type { MailFacts } from '../../domain/inbound/mail-facts';
import { matchMail, type Found, type Match } from '../../domain/inbound/match';
import { readVerp } from '../../domain/inbound/verp';

/** Looks up whose mail it is. */
export async function findMatch(
  queries: Queries,
  linkKey: KeyObject,
  facts: MailFacts,
): Promise<Match> {
  const named = facts.returned === null ? facts.answers : [facts.returned, ...facts.answers];
  return matchMail({
    verp: await byVerp(queries, linkKey, facts.recipients),
    reference: await nearestMessage(queries, named),
    bySender: facts.from === null ? [] : await contactsBySender(queries, facts.from),
  });
}

async function byVerp(
  queries: Queries,
  linkKey: KeyObject,
  recipients: readonly string[],
): Promise<Found['verp']> {
  const verps = recipients.map(readVerp).filter((verp) => verp !== null);
  for (const verp of verps) {
    if (!isOurVerp(linkKey, verp)) continue;
    const message = await findOurMessage(queries, verp.messageId);
    if (message) return message;
  }
  return verps.length > 0 ? 'forged' : null;
}
