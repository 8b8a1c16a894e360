import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readRevealRules } from '../../db/reveal-rules';
import { isRecent } from '../../domain/reveal/rules';
import type { ConsoleDeps } from './console-deps';
import { ownPath } from './staff-session';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * This route opens what is sealed: whoever signed in too long ago is led to sign in again, and back to the
     * page of this very path; for a form without a page of its own, to the path that the function names.
     */
    recentSignIn?: true | ((request: FastifyRequest) => string);
  }
}

/** The config of a form that opens something, on the page whose address is the form's without this end of it. */
export function recentAt(end: RegExp) {
  return {
    config: { recentSignIn: ({ url }: Pick<FastifyRequest, 'url'>) => url.replace(end, '') },
  };
}

/** The config of a form that opens something, on the page of its own address. */
export const RECENT = { config: { recentSignIn: true } } as const;

/** Where one signs in again, to come back to `next`. */
export function signInAgain(next: string): string {
  return `/sign-in/again?next=${encodeURIComponent(ownPath(next))}`;
}

/**
 * Holds every route whose `config` says `recentSignIn` to the house's rule (security.md, S10). Call it once on a
 * scope, after `requireSession`; it covers whatever is registered on the scope afterwards.
 */
export function requireRecentSignIn(app: FastifyInstance, { db, clock }: ConsoleDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    const wanted = request.routeOptions.config.recentSignIn;
    if (wanted === undefined) return undefined;
    const session = request.staffSession;
    if (!session) throw new Error('this page is not behind the session');
    if (isRecent(await readRevealRules(db), session.signedInAt, clock.now())) return undefined;
    const next = wanted === true ? request.url : wanted(request);
    return reply.redirect(signInAgain(next), 303);
  });
}
