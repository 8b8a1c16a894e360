import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** No browser sends a bearer token by itself, so a forged form cannot carry one. */
function carriesToken(request: FastifyRequest): boolean {
  return /^bearer /i.test(request.headers.authorization ?? '');
}

function comesFromOurPages(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === request.headers.host;
}

/**
 * Refuses forms and scripts of other sites: an unsafe method needs `Sec-Fetch-Site: same-origin` or
 * `none`, or, where the browser sends none, an `Origin` of our own host (W3C Fetch Metadata; OWASP's
 * CSRF Cheat Sheet). Programs that post forms send `Origin`.
 */
export function registerSameOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || carriesToken(request) || comesFromOurPages(request)) return;
    throw new Refusal(
      'other_site',
      'This was sent from another site, so nothing was done. Open the page here and send it again.',
    );
  });
}
