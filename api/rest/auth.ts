import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findApiToken, type ApiScope, type ApiToken } from '../../db/api-tokens';
import type { Db } from '../../db/pool';
import type { Clock } from '../../platform/clock';
import { ApiProblem } from './problem';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scope that a token needs here; `open` needs no token. */
    scope?: ApiScope | 'open';
  }
}

const callers = new WeakMap<FastifyRequest, ApiToken>();

/** Who asks, as in the audit log: `token:<name>`. */
export function callerOf(request: FastifyRequest): string {
  const token = callers.get(request);
  if (!token) throw new Error('a route without a token has no caller');
  return `token:${token.name}`;
}

/** Bearer tokens (RFC 6750). One and the same answer for every token that does not work. */
export function registerAuth(app: FastifyInstance, deps: { db: Db; clock: Clock }): void {
  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config;
    if (scope === 'open' || request.is404) return;
    const presented = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = await findApiToken(deps.db, presented, deps.clock.now());
    if (!token) {
      throw new ApiProblem(
        'unauthorized',
        'Send a valid token as “Authorization: Bearer …”. On this machine the command line finds its own in HANDOVER_HOME.',
      );
    }
    // A route that names no scope is closed to every token.
    if (scope === undefined || !token.scopes.includes(scope)) {
      throw new ApiProblem(
        'forbidden',
        `This needs a token with the scope ${scope ?? 'of its own'}.`,
      );
    }
    callers.set(request, token);
  });
}
