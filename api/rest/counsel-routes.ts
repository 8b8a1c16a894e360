import { readCounselFile } from '../../db/counsel-file';
import { counselBundle } from '../../drafting/counsel-bundle';
import { attachment } from '../plugins/attachment';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { fileAnswer } from './binary';
import { handoverParams } from './handover-schemas';
import { answers } from './problem';

/** `GET /handovers/:id/counsel-file`: the evidence as it would be now. It holds nothing sealed. */
export function registerCounselFile(api: Api, { db, config }: ConsoleDeps): void {
  api.get(
    '/handovers/:id/counsel-file',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'downloadCounselFile',
        tags: ['documents'],
        summary: 'Download the bundle for counsel',
        description:
          'Letter, messages, receipts and log with an index of hashes. There is no secret in it.',
        params: handoverParams,
        response: {
          ...answers({}, 400, 403, 404),
          200: fileAnswer('application/zip', 'The bundle'),
        },
      },
    },
    async (request, reply) => {
      const { id, number } = await theHandover(db, request.params.id);
      const sender = { us: config.msp, portalUrl: config.portalUrl };
      const bundle = await counselBundle(sender, await readCounselFile(db, id));
      return reply
        .header('content-disposition', attachment(`${number}-evidence.zip`))
        .type('application/zip')
        .send(bundle);
    },
  );
}
