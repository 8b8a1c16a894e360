import type { FastifyInstance, FastifyReply } from 'fastify';
import { findAuthority, type AuthorityRow } from '../../db/authorities';
import { readColleagues } from '../../db/delegations';
import type { LinkPage } from '../../db/links';
import { listLetters, readLetter } from '../../db/portal-letters';
import type { ReplyItem } from '../../db/reply-items';
import { openSitting, receiptsOf } from '../../db/submissions';
import { isOver } from '../../domain/handover/stage';
import type { Speech } from '../../templates/language/portal-answer-words';
import { plainly } from '../../templates/language/portal-text';
import { progressView } from '../../templates/pages/progress';
import { cityOf } from '../../templates/pages/when';
import { mayAttest, waysIn } from './access-rules';
import { askedItems } from './asked-items';
import { colleagueView } from './colleague-view';
import type { Portal } from './deps';
import { linkOfRequest, LinkGone } from './link-guard';
import { languageOf } from './reader-language';
import { sealHere } from './seal-here';
import { groupItems, isToDo, nextToDo } from './reply-list';

interface AtLink {
  Params: { link: string };
}

/** The list: what is asked for, how far it is, and who stands behind it. */
export function registerReply(app: FastifyInstance, portal: Portal): void {
  app.get<AtLink & { Querystring: { saved?: unknown } }>('/reply/:link', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'reply');
    const speech = languageOf(request, link);
    const [items, authority, letters, sitting, receipts, colleagues] = await Promise.all([
      askedItems(portal, link),
      findAuthority(portal.db, link.handoverId),
      listLetters(portal.db, link.handoverId),
      openSitting(portal.db, link.linkId),
      receiptsOf(portal.db, link.contactId),
      link.onlyGroups === null
        ? readColleagues(portal.db, link.handoverId, portal.clock.now())
        : [],
    ]);
    const saved = items.find((item) => item.id === request.query.saved && item.answerId !== null);
    // The letter lists everything, and a colleague is shown a part.
    const letter = letters.find(({ kind }) => kind === 'request' && link.onlyGroups === null);
    return reply.page('portal/list', {
      link,
      seal: sealHere(portal, link, speech),
      zone: link.previousMspTimeZone,
      place: cityOf(link.previousMspTimeZone),
      home: `/reply/${link.linkId}`,
      over: isOver(link.stage),
      signed: signedBy(authority),
      letter: letter && { code: letter.sha256.toString('hex').slice(0, 8) },
      progress: progressOf(speech, link, items),
      groups: groupItems(speech, items, portal.clock.now()),
      saved,
      late: saved !== undefined && isBeyondDeadline(saved.promisedUntil, link.deadlineAt),
      next: saved && nextToDo(items, saved.id),
      sitting,
      receipts,
      colleagues: colleagues.map((one) => colleagueView(one, link)),
      mayPassOn: !isOver(link.stage) && link.onlyGroups === null,
      mayAttest: mayAttest(link, items) && waysIn(portal, items).length > 0,
      onlyFrom: link.passedOnBy,
    });
  });

  app.get<AtLink>('/reply/:link/letter', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'reply');
    if (link.onlyGroups !== null) throw new LinkGone();
    return sendLetter(portal, reply, { link, kind: 'request', name: 'Letter' });
  });
}

/** A promise for a day after the deadline is taken, but recovery does not wait for it. */
export function isBeyondDeadline(promisedUntil: Date | null, deadlineAt: Date | null): boolean {
  return promisedUntil !== null && deadlineAt !== null && promisedUntil > deadlineAt;
}

/** The counters of the handover's row, in the words of the page; of a link that shows a part, that part's. */
export function progressOf(speech: Speech, link: LinkPage, items: readonly ReplyItem[]) {
  const part = link.purpose === 'client' || link.onlyGroups !== null;
  const counts = part ? countsOf(items) : link;
  const { itemsAnswered: answered, itemsPromised: promised, itemsOutstanding } = counts;
  // Waived items are neither answered nor outstanding, and no longer asked for.
  const total = answered + itemsOutstanding;
  const toGo = itemsOutstanding - promised;
  const bar = progressView({ total, answered, promised, refused: 0 });
  const label = plainly(speech.words.list.bar, { total, answered, promised }, speech.lang);
  return { answered, promised, toGo, total, bar: { ...bar, label } };
}

/** The client's and a colleague's link show some of the items only, so they are counted here. */
function countsOf(items: readonly ReplyItem[]) {
  const itemsPromised = items.filter(({ answerType }) => answerType === 'promised').length;
  const itemsOutstanding = items.filter(isToDo).length + itemsPromised;
  const asked = items.filter(({ state }) => state !== 'waived').length;
  return { itemsPromised, itemsOutstanding, itemsAnswered: asked - itemsOutstanding };
}

/** Who signed the client's authority, and when; undefined while it is unsigned. */
export function signedBy(authority: AuthorityRow | undefined) {
  if (authority?.state !== 'signed') return undefined;
  return {
    name: authority.typedName ?? authority.signatoryName,
    title: authority.typedTitle ?? authority.signatoryTitle,
    // A day without an hour is shown as that day in every zone when it is taken at noon.
    on:
      authority.signedAt ??
      (authority.signedOn === null ? null : new Date(`${authority.signedOn}T12:00:00Z`)),
  };
}

/** A letter as a download. Throws LinkGone when there is none. */
export async function sendLetter(
  portal: Portal,
  reply: FastifyReply,
  wanted: { link: LinkPage; kind: string; name: string },
): Promise<FastifyReply> {
  const { link, kind, name } = wanted;
  const letter = await readLetter(portal.db, link.handoverId, kind);
  if (letter === undefined) throw new LinkGone();
  return sendPdf(reply, `${name}-${link.number}.pdf`, letter.pdf);
}

/** `name` is of our own making: letters, digits and hyphens. */
export function sendPdf(reply: FastifyReply, name: string, pdf: Uint8Array): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(pdf));
}
