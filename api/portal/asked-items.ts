import { readClientQuestions, type ClientQuestion } from '../../db/client-questions';
import type { LinkPage } from '../../db/links';
import { findReplyItem, listReplyItems, type ReplyItem } from '../../db/reply-items';
import type { Portal } from './deps';
import { isUuid, LinkGone } from './link-guard';

/**
 * What this link shows: the whole request to the previous MSP's people, to their colleagues the groups that were
 * passed on; to the client only what it is said to
 * have, as far as the client itself has answered it.
 */
export async function askedItems(portal: Portal, link: LinkPage): Promise<ReplyItem[]> {
  const all = await listReplyItems(portal.db, link.handoverId);
  const items = all.filter((item) => shows(link, item));
  if (link.purpose !== 'client') return items;
  const questions = await readClientQuestions(portal.db, link.handoverId);
  return items.flatMap((item) => asClientSees(item, questions) ?? []);
}

/**
 * An item that this link shows. Throws LinkGone for any other, so that ids cannot be tried out. What the client was
 * asked for and is no more has a page that says so: its link does open something.
 */
export async function itemOf(portal: Portal, link: LinkPage, itemId: string): Promise<ReplyItem> {
  const item = isUuid(itemId) ? await findReplyItem(portal.db, link.handoverId, itemId) : undefined;
  if (item === undefined || !shows(link, item)) throw new LinkGone();
  if (link.purpose !== 'client') return item;
  const questions = await readClientQuestions(portal.db, link.handoverId);
  if (!questions.some((question) => question.item_id === item.id)) throw new LinkGone();
  return asClientSees(item, questions) ?? noMoreOfClient(item);
}

/** Nothing of what came in its place is the client's business. */
function noMoreOfClient(item: ReplyItem): ReplyItem {
  const unanswered = { answerId: null, answerType: null, answeredAt: null, answeredBy: null };
  const settled = { state: 'waived', rejectionNote: null, ofClient: true } as const;
  return { ...item, ...unanswered, ...settled, onlyTheyCanRelease: false };
}

/** A colleague's link shows the groups that were passed on, and nothing else of the request. */
function shows({ onlyGroups }: LinkPage, item: ReplyItem): boolean {
  return onlyGroups === null || onlyGroups.includes(item.group);
}

/** The zone in which this link's reader lives, IANA. */
export function zoneOf(link: LinkPage): string {
  return link.purpose === 'client' ? link.clientTimeZone : link.previousMspTimeZone;
}

function asClientSees(item: ReplyItem, questions: readonly ClientQuestion[]): ReplyItem | null {
  const own = questions.filter((question) => question.item_id === item.id);
  const open = own.find((question) => question.open && question.answer_id === item.answerId);
  if (open) {
    const said = open.said !== null;
    return {
      ...item,
      ofClient: true,
      onlyTheyCanRelease: false,
      state: said ? 'answered' : item.rejectionNote === null ? 'outstanding' : 'rejected',
      answerType: open.said,
      answeredAt: open.said_at,
      answeredBy: open.said_by_name,
      promisedUntil: open.promised_until,
      promises: open.promises,
    };
  }
  // What the client itself sent can be replaced by it; what the previous MSP sent after all is not its business.
  const sentIt = own.length > 0 && item.answeredByParty === 'client';
  return sentIt ? { ...item, ofClient: true, onlyTheyCanRelease: false } : null;
}
