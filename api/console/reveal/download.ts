import type { FastifyInstance } from 'fastify';
import { readSealedFiles, readSignedCopy, recordDownload } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { handOut } from './hand-out';
import { ask, isId, reasonOf, sceneOf } from './scene';

interface Address {
  Params: { id: string; itemId: string; fileId: string };
}

const OF_ITEM = {
  config: { recentSignIn: ({ url }: { url: string }) => url.replace(/\/files\/.*$/, '/reveal') },
};
const OF_AUTHORITY = {
  config: { recentSignIn: ({ url }: { url: string }) => url.replace(/\/copy.*$/, '') },
};

/** Files that were sent with an answer, and the signed copy of an authority. Each download is in the log first. */
export function registerFileDownload(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post<Address>(
    '/handovers/:id/items/:itemId/files/:fileId',
    OF_ITEM,
    async (request, reply) => {
      const { id, itemId, fileId } = request.params;
      const scene = await sceneOf(deps, id, itemId);
      const file = (await readSealedFiles(deps.db, itemId)).find((one) => one.id === fileId);
      if (!file) throw new NotFound('This item has no such file.');
      try {
        const reason = reasonOf(request);
        const at = deps.clock.now();
        const by = actorOf(request);
        await recordDownload(deps.db, { handoverId: id, itemId, fileId, by, reason, at });
        return await handOut(deps, reply, { handoverId: id, file });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        reply.code(409);
        return ask(reply, scene, error.sentence);
      }
    },
  );

  app.post<{ Params: { id: string } }>(
    '/handovers/:id/authority/copy',
    OF_AUTHORITY,
    async (request, reply) => {
      const { id } = request.params;
      const file = isId(id) ? await readSignedCopy(deps.db, id) : undefined;
      if (!file) throw new NotFound('No signed copy was uploaded for this handover.');
      await recordDownload(deps.db, {
        handoverId: id,
        itemId: null,
        fileId: file.id,
        by: actorOf(request),
        reason: 'signed copy of the authority',
        at: deps.clock.now(),
      });
      return handOut(deps, reply, { handoverId: id, file });
    },
  );
}
