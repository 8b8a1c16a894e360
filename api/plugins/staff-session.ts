import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findSession, seeSession, type Session } from '../../db/sessions';
import type { Staff } from '../../db/staff';
import type { Config } from '../../platform/config';
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

/** By https the name itself says that no other host of ours set it (RFC 6265bis, `__Host-`). */
export function sessionCookie({ consoleUrl }: Pick<Config, 'consoleUrl'>): string {
  return consoleUrl.startsWith('https:') ? '__Host-session' : 'session';
}

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

/** Whose session this browser has; undefined for none that is still good. */
export async function sessionOf(
  request: FastifyRequest,
  { db, clock, config }: Pick<ConsoleDeps, 'db' | 'clock' | 'config'>,
): Promise<Session | undefined> {
  const token = request.cookies[sessionCookie(config)];
  return token ? findSession(db, hashToken(token), clock.now()) : undefined;
}

/** Every page of this scope needs somebody signed in; others are led to the sign-in page and back. */
export function requireSession(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock } = deps;
  app.addHook('onRequest', async (request, reply) => {
    const at = clock.now();
    const session = await sessionOf(request, deps);
    if (!session) {
      const back = request.method === 'GET' ? ownPath(request.url) : '/';
      return reply.redirect(`/sign-in?next=${encodeURIComponent(back)}`, 303);
    }
    request.staffSession = session;
    if (request.routeOptions.config.asksByItself !== true) await seeSession(db, session, at);
    return undefined;
  });
}
