import type { FastifyInstance } from 'fastify';
import { findStaff, listStaff } from '../../../db/staff';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { ownPath, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { beginSession } from './begin-session';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Choosing who one is, without a password: development only (`refuseOutsideDevelopment`). */
export function registerDevelopmentSignIn(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db } = deps;

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
    await beginSession(deps, { request, reply, staff });
    return reply.redirect(ownPath(form.get('next')), 303);
  });
}

/** Saying once more that one is who one is. Inside the pages that need a session. */
export function registerDevelopmentAgain(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/sign-in/again', async (request, reply) => {
    await beginSession(deps, { request, reply, staff: staffOf(request) });
    return reply.redirect(ownPath(formOf(request).get('next')), 303);
  });
}
