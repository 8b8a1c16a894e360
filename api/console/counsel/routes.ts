import type { FastifyInstance } from 'fastify';
import { readCounselFile } from '../../../db/counsel-file';
import { counselBundle } from '../../../drafting/counsel-bundle';
import { attachment } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { loadHandover } from '../handover/loaded';

/** The evidence file as it would be now. It holds nothing sealed, so nothing is opened for it. */
export function registerCounsel(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Params: { id: string } }>('/handovers/:id/counsel-file', async (request, reply) => {
    const { head } = await loadHandover(deps, request, request.params.id);
    const { config, db } = deps;
    const file = await readCounselFile(db, head.handover.id);
    const bundle = await counselBundle({ us: config.msp, portalUrl: config.portalUrl }, file);
    return reply
      .header('content-disposition', attachment(`${head.handover.number}-evidence.zip`))
      .type('application/zip')
      .send(bundle);
  });
}
