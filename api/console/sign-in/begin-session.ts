import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeAudit } from '../../../db/audit';
import { closeSession, openSession, SESSION_MOST } from '../../../db/sessions';
import type { Staff } from '../../../db/staff';
import { hashToken } from '../../../vault/seal/token-hash';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { sessionCookie } from '../../plugins/staff-session';

/**
 * Somebody has proved who they are: a session of their own under a new token, in a cookie that scripts cannot
 * read (OWASP, Session Management). One that they had ends: a token that somebody else may know is worth nothing.
 */
export async function beginSession(
  { db, clock, config }: ConsoleDeps,
  { request, reply, staff }: { request: FastifyRequest; reply: FastifyReply; staff: Staff },
): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const at = clock.now();
  const before = request.staffSession;
  await db.transaction().execute(async (tx) => {
    if (before) await closeSession(tx, before.id);
    await openSession(tx, { staffId: staff.id, tokenHash: hashToken(token), at });
    await writeAudit(tx, {
      handoverId: null,
      at,
      actor: `staff:${staff.email}`,
      action: before ? 'staff.signed_in_again' : 'staff.signed_in',
      details: {},
    });
  });
  reply.setCookie(sessionCookie(config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.consoleUrl.startsWith('https:'),
    maxAge: SESSION_MOST / 1000,
  });
}
