import { findAuthority } from '../../db/authorities';
import { readColleagues, type Colleague } from '../../db/delegations';
import type { LinkPage } from '../../db/links';
import { listLetters } from '../../db/portal-letters';
import type { ReplyItem } from '../../db/reply-items';
import { readAskedAgain } from '../../db/send-again';
import { openSittingOf, receiptsOf } from '../../db/submissions';
import { isOver } from '../../domain/handover/stage';
import { calledIn } from '../../templates/language/item-names';
import type { Speech } from '../../templates/language/portal-answer-words';
import { wantedLine } from '../../templates/language/send-again';
import { cityOf, nextMidnight } from '../../templates/pages/when';
import type { PageData } from '../plugins/views';
import { mayAttest, waysIn } from './access-rules';
import { askedItems } from './asked-items';
import { colleagueView } from './colleague-view';
import type { Portal } from './deps';
import { groupItems, isToDo, nextToDo } from './reply-list';
import { isBeyondDeadline, progressOf, signedBy } from './reply-routes';
import { sealHere } from './seal-here';

/**
 * The list behind a reply link: what its template needs, and the instant from which on it would say something else
 * although nobody had changed anything. `saved`: the id of the item that was saved just now.
 */
export async function listPage(
  portal: Portal,
  link: LinkPage,
  { speech, saved: savedId }: { speech: Speech; saved?: unknown },
): Promise<{ data: PageData; until: Date }> {
  const { db } = portal;
  const at = portal.clock.now();
  const [asked, authority, letters, sitting, receipts, wanted, colleagues] = await Promise.all([
    askedItems(portal, link),
    findAuthority(db, link.handoverId),
    listLetters(db, link.handoverId),
    openSittingOf(db, link.contactId),
    receiptsOf(db, link.contactId),
    readAskedAgain(db, link.contactId),
    link.onlyGroups === null ? readColleagues(db, link.handoverId, at) : [],
  ]);
  const items = asked.map((item) => calledIn(speech.lang, item));
  const saved = items.find((item) => item.id === savedId && item.answerId !== null);
  // The letter lists everything, and a colleague is shown a part.
  const letter = letters.find(({ kind }) => kind === 'request' && link.onlyGroups === null);
  const data = {
    link,
    seal: sealHere(portal, link, speech),
    zone: link.previousMspTimeZone,
    place: cityOf(link.previousMspTimeZone, speech.lang),
    home: `/reply/${link.linkId}`,
    over: isOver(link.stage),
    past: link.deadlineAt !== null && link.deadlineAt <= at,
    signed: signedBy(authority),
    letter: letter && { code: letter.sha256.toString('hex').slice(0, 8) },
    progress: progressOf(speech, link, items),
    groups: groupItems(speech, items, at),
    saved,
    late: saved !== undefined && isBeyondDeadline(saved.promisedUntil, link.deadlineAt),
    next: saved && nextToDo(items, saved.id),
    sitting,
    receipts,
    wanted: wanted.map((one) => wantedLine(speech.lang, one, link.previousMspTimeZone)),
    mayBegin: !isOver(link.stage) && items.some(isToDo),
    colleagues: colleagues.map((one) => colleagueView(one, link)),
    mayPassOn: !isOver(link.stage) && link.onlyGroups === null,
    mayAttest: mayAttest(link, items) && waysIn(portal, items).length > 0,
    onlyFrom: link.passedOnBy,
  };
  return { data, until: untilOf({ at, zone: data.zone }, { link, items, colleagues }) };
}

/** Days are called by their distance from today, a promise or the deadline passes, and a colleague's link ends. */
function untilOf(
  reader: { at: Date; zone: string },
  {
    link,
    items,
    colleagues,
  }: { link: LinkPage; items: readonly ReplyItem[]; colleagues: readonly Colleague[] },
): Date {
  const instants = [
    link.deadlineAt?.getTime(),
    // A promise has passed when its instant is over, a millisecond later.
    ...items.map(({ promisedUntil }) => promisedUntil && promisedUntil.getTime() + 1),
    ...colleagues.map(({ linkExpiresAt }) => linkExpiresAt?.getTime()),
  ].flatMap((instant) => instant ?? []);
  const ahead = instants.filter((instant) => instant > reader.at.getTime());
  return new Date(Math.min(nextMidnight(reader).getTime(), ...ahead));
}
