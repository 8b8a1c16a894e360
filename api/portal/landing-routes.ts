import type { FastifyInstance } from 'fastify';
import { findAuthority } from '../../db/authorities';
import { recordLinkOpened } from '../../db/links';
import type { Portal } from './deps';
import { signedBy } from './reply-routes';
import { LINK_PURPOSES, LINKS } from '../../domain/links/purpose';
import { HOME, LINK_COOKIE, linkOfToken } from './link-guard';

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
      const authority = await findAuthority(portal.db, link.handoverId);
      return reply.page('portal/landing', {
        link,
        signed: signedBy(authority),
        purpose,
        open: `${request.url.split('?', 1)[0] ?? ''}/open`,
        zone: purpose === 'reply' ? link.previousMspTimeZone : link.clientTimeZone,
      });
    });

    app.post<{ Params: { token: string } }>(`${door}/open`, async (request, reply) => {
      const link = await linkOfToken(portal, request.params.token, purpose);
      await recordLinkOpened(portal.db, link, portal.clock.now());
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
}
