import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findSession, seeSession, type Session } from '../../db/sessions';
import type { Staff } from '../../db/staff';
import { hashToken } from '../../vault/seal/token-hash';
import type { ConsoleDeps } from './console-deps';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null on the pages that need nobody. */
    staffSession: Session | null;
  }
  interface FastifyContextConfig {
    /** A page that asks by itself, every few seconds: it does not count as somebody being there. */
    asksByItself?: boolean;
  }
}

export const SESSION_COOKIE = 'session';

/** The path to come back to after signing in: one of our own, never another site's (CWE-601). */
export function ownPath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return '/';
  return path.startsWith('/sign-in') ? '/' : path;
}

/** Who is signed in. For pages inside `requireSession`; throws elsewhere. */
export function staffOf(request: FastifyRequest): Staff {
  if (!request.staffSession) throw new Error('this page is not behind the session');
  return request.staffSession.staff;
}

/** Who acts, as the audit log writes it. */
export function actorOf(request: FastifyRequest): string {
  return `staff:${staffOf(request).email}`;
}

/** Reads cookies, and knows nobody yet: once, at the root of the application. */
export async function registerSessions(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('staffSession', null);
}

/** Every page of this scope needs somebody signed in; others are led to the sign-in page and back. */
export function requireSession(app: FastifyInstance, { db, clock }: ConsoleDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    const at = clock.now();
    const session = token ? await findSession(db, hashToken(token), at) : undefined;
    if (!session) {
      const back = request.method === 'GET' ? ownPath(request.url) : '/';
      return reply.redirect(`/sign-in?next=${encodeURIComponent(back)}`, 303);
    }
    request.staffSession = session;
    if (request.routeOptions.config.asksByItself !== true) await seeSession(db, session, at);
    return undefined;
  });
}
