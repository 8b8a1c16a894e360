import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { writeAudit } from '../../../db/audit';
import { closeSession, openSession, SESSION_MOST } from '../../../db/sessions';
import { findStaff, listStaff } from '../../../db/staff';
import { Refusal } from '../../../domain/problem';
import { hashToken } from '../../../vault/seal/token-hash';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { ownPath, SESSION_COOKIE, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Choosing who one is: development only. The page of a real sign-in takes its place later. */
export function registerSignIn(app: FastifyInstance, { db, clock, config }: ConsoleDeps): void {
  const secure = config.consoleUrl.startsWith('https:');

  app.get<{ Querystring: { next?: string } }>('/sign-in', async (request, reply) =>
    reply.page('console/sign-in', {
      title: 'Sign in',
      next: ownPath(request.query.next),
      staff: await listStaff(db),
    }),
  );

  app.post('/sign-in', async (request, reply) => {
    const form = formOf(request);
    const id = form.get('staff') ?? '';
    const staff = UUID.test(id) ? await findStaff(db, id) : undefined;
    if (!staff) throw new Refusal('nobody', 'Choose who you are, then sign in.');
    const token = randomBytes(32).toString('base64url');
    const at = clock.now();
    await openSession(db, { staffId: staff.id, tokenHash: hashToken(token), at });
    await writeAudit(db, {
      handoverId: null,
      at,
      actor: `staff:${staff.email}`,
      action: 'staff.signed_in',
      details: {},
    });
    return reply
      .setCookie(SESSION_COOKIE, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: SESSION_MOST / 1000,
      })
      .redirect(ownPath(form.get('next')), 303);
  });
}

/** Inside the pages that need a session. */
export function registerSignOut(app: FastifyInstance, { db, clock }: ConsoleDeps): void {
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
