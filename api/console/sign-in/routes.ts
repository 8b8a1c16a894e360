import type { FastifyInstance } from 'fastify';
import { writeAudit } from '../../../db/audit';
import { closeSession } from '../../../db/sessions';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { ownPath, sessionCookie, staffOf } from '../../plugins/staff-session';
import { registerDevelopmentAgain, registerDevelopmentSignIn } from './development';
import { registerOidcSignIn } from './oidc/routes';

/** The pages that need nobody: the house's own sign-in service, where it has one. */
export function registerSignIn(app: FastifyInstance, deps: ConsoleDeps): void {
  const { oidc } = deps.config;
  if (oidc) registerOidcSignIn(app, deps, oidc);
  else registerDevelopmentSignIn(app, deps);
}

/** Signing in again and out: inside the pages that need a session. */
export function registerSignedIn(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock } = deps;
  const { oidc } = deps.config;

  app.get<{ Querystring: { next?: string } }>('/sign-in/again', async (request, reply) => {
    const next = ownPath(request.query.next);
    return reply.page('console/sign-in-again', {
      title: 'Sign in again',
      next,
      start: oidc ? `/sign-in/oidc?again=1&next=${encodeURIComponent(next)}` : null,
      name: staffOf(request).name,
      since: request.staffSession?.signedInAt,
    });
  });

  if (!oidc) registerDevelopmentAgain(app, deps);

  app.post('/sign-out', async (request, reply) => {
    const { email } = staffOf(request);
    if (request.staffSession) await closeSession(db, request.staffSession.id);
    await writeAudit(db, {
      handoverId: null,
      at: clock.now(),
      actor: `staff:${email}`,
      action: 'staff.signed_out',
      details: {},
    });
    return reply.clearCookie(sessionCookie(deps.config), { path: '/' }).redirect('/sign-in', 303);
  });
}
