import type { FastifyInstance } from 'fastify';
import type { Db } from '../../db/pool';
import { reachDatabase } from '../../db/reachable';
import { readiness } from '../../platform/health';

/** `/healthz`: the process answers. `/readyz`: its database does too (503 when not). Need no session. */
export function registerHealth(app: FastifyInstance, db: Db): void {
  const database = { name: 'database', check: () => reachDatabase(db) };
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const found = await readiness([database]);
    return reply.code(found.ok ? 200 : 503).send(found);
  });
}
