import type { FastifyInstance } from 'fastify';
import { readLooksOf } from '../../../db/looked-at';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf } from './frame';
import { loadHandover } from './loaded';
import { lookView } from './look-view';

/** More than a handover ever has; the log has them all. */
const MOST = 500;

/** Who of ours has seen what was sealed, when, and what for. */
export function registerLooksTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Params: { id: string } }>('/handovers/:id/looks', async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const [frame, looks] = await Promise.all([
      frameOf(deps, loaded, { tab: 'looks' }),
      readLooksOf(deps.db, id, { most: MOST }),
    ]);
    return reply.page('console/handover-looks', {
      section: 'onboardings',
      title: `Looked at, ${frame.title}`,
      frame,
      looks: looks.map((look) => lookView(look, loaded)),
    });
  });
}
