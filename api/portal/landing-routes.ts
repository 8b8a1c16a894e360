import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findAuthority } from '../../db/authorities';
import { listLetters } from '../../db/portal-letters';
import { recordLinkOpened } from '../../db/links';
import type { Portal } from './deps';
import { sendLetter, signedBy } from './reply-routes';
import { LINK_PURPOSES, LINKS } from '../../domain/links/purpose';
import { HOME, LINK_COOKIE, LinkGone, linkOfToken } from './link-guard';

/** As many characters of the letter's SHA-256 as its code has. */
const CODE_LENGTH = 8;

/**
 * Where a link in a mail leads: who asks and for whom, and one button. Opening is a form, because mail
 * scanners fetch every address they find (security.md, S6); it only trades the token for a cookie.
 */
export function registerLandings(app: FastifyInstance, portal: Portal): void {
  const secure = portal.config.portalUrl.startsWith('https:');
  for (const purpose of LINK_PURPOSES) {
    const door = `/${LINKS[purpose].door}/:token`;

    app.get<{ Params: { token: string } }>(door, async (request, reply) => {
      const link = await linkOfToken(portal, request.params.token, purpose);
      const [authority, letters] = await Promise.all([
        findAuthority(portal.db, link.handoverId),
        listLetters(portal.db, link.handoverId),
      ]);
      // The letter lists everything, and a colleague is shown a part.
      const letter = letters.find(({ kind }) => kind === 'request' && link.onlyGroups === null);
      const sha256 = letter?.sha256.toString('hex');
      return reply.page('portal/landing', {
        link,
        signed: signedBy(authority),
        purpose,
        letter: sha256 && { sha256, code: sha256.slice(0, CODE_LENGTH) },
        door: request.url.split('?', 1)[0] ?? '',
        zone: purpose === 'reply' ? link.previousMspTimeZone : link.clientTimeZone,
      });
    });

    app.post<{ Params: { token: string } }>(`${door}/open`, async (request, reply) => {
      const link = await linkOfToken(portal, request.params.token, purpose);
      if (isPress(request)) await recordLinkOpened(portal.db, link, portal.clock.now());
      const home = `${HOME[purpose]}/${link.linkId}`;
      return reply
        .setCookie(LINK_COOKIE, request.params.token, {
          path: home,
          httpOnly: true,
          sameSite: 'lax',
          secure,
        })
        .redirect(home, 303);
    });
  }

  // Before anything is opened: who doubts the link may read the letter first.
  app.get<{ Params: { token: string } }>(
    `/${LINKS.reply.door}/:token/letter`,
    async (request, reply) => {
      const link = await linkOfToken(portal, request.params.token, 'reply');
      if (link.onlyGroups !== null) throw new LinkGone();
      return sendLetter(portal, reply, { link, kind: 'request', name: 'Letter' });
    },
  );
}

/**
 * Whether a person may have pressed the button. A mail scanner's script that sends the form has no activation to show
 * (W3C Fetch Metadata, `Sec-Fetch-User`). Only Chromium, which scanners drive and which names itself (`Sec-CH-UA`), is
 * asked for it: Safari never sends it.
 */
function isPress({ headers }: FastifyRequest): boolean {
  const tells = headers['sec-ch-ua'] !== undefined && headers['sec-fetch-mode'] === 'navigate';
  return !tells || headers['sec-fetch-user'] === '?1';
}
