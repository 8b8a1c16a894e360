import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AuthorityRow } from '../../db/authorities';
import type { LinkPage } from '../../db/links';
import { findListVersions, type ListKey } from '../../db/list-version';
import { readLetter } from '../../db/portal-letters';
import type { ReplyItem } from '../../db/reply-items';
import type { Speech } from '../../templates/language/portal-answer-words';
import { plainly } from '../../templates/language/portal-text';
import { progressView } from '../../templates/pages/progress';
import type { Portal } from './deps';
import { linkOfRequest, LinkGone, listKeyOf } from './link-guard';
import { listPage } from './list-page';
import { languageOf, rememberContact } from './reader-language';
import { RenderedPages } from './rendered-pages';
import { isToDo } from './reply-list';
import { sendRendered } from './send-rendered';
import { Together } from './together';

interface AtLink {
  Params: { link: string };
}

/** The list: what is asked for, how far it is, and who stands behind it. */
export function registerReply(app: FastifyInstance, portal: Portal): void {
  const pages = new RenderedPages();
  const versions = new Together((keys: readonly ListKey[]) =>
    findListVersions(portal.db, keys, portal.clock.now()),
  );

  app.get<AtLink & { Querystring: { saved?: unknown } }>('/reply/:link', async (request, reply) => {
    // Any query asks for something of its own: another language, or what was saved just now.
    if (request.url.includes('?')) {
      const link = await linkOfRequest(portal, request, 'reply');
      const { data } = await listPage(portal, link, {
        speech: languageOf(request, link),
        saved: request.query.saved,
      });
      return reply.page('portal/list', data);
    }
    const known = await versions.get(listKeyOf(request));
    if (known === undefined) throw new LinkGone();
    rememberContact(request, known);
    const { lang } = languageOf(request, known);
    const of = `${request.params.link} ${lang}`;
    const key = { of, version: known.version, at: portal.clock.now() };
    const page = await pages.get(key, async () => {
      const link = await linkOfRequest(portal, request, 'reply');
      const { data, until } = await listPage(portal, link, { speech: languageOf(request, link) });
      return { html: await reply.rendered('portal/list', data), until };
    });
    return sendRendered(request, reply, page);
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
