import type { FastifyInstance } from 'fastify';
import { writeAudit } from '../../../db/audit';
import { closeSession } from '../../../db/sessions';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { ownPath, SESSION_COOKIE, staffOf } from '../../plugins/staff-session';
import { registerDevelopmentAgain, registerDevelopmentSignIn } from './development';

/** The pages that need nobody. */
export function registerSignIn(app: FastifyInstance, deps: ConsoleDeps): void {
  registerDevelopmentSignIn(app, deps);
}

/** Signing in again and out: inside the pages that need a session. */
export function registerSignedIn(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock } = deps;

  app.get<{ Querystring: { next?: string } }>('/sign-in/again', async (request, reply) =>
    reply.page('console/sign-in-again', {
      title: 'Sign in again',
      next: ownPath(request.query.next),
      name: staffOf(request).name,
      since: request.staffSession?.signedInAt,
    }),
  );

  registerDevelopmentAgain(app, deps);

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
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect('/sign-in', 303);
  });
}
