import type { FastifyInstance } from 'fastify';
import { readLook, type Look } from '../../../db/agree-to-look';
import { readSealedFiles, readSignedCopy, recordDownload } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import { FILES_FOR_MS } from '../../../domain/reveal/look';
import { reasonInWords } from '../../../templates/pages/console/reveal-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { ask } from './ask';
import { handOut } from './hand-out';
import { isId, lookIn, sceneOf, type RevealScene } from './scene';

interface Address {
  Params: { id: string; itemId: string; fileId: string };
}

const OF_ITEM = {
  config: { recentSignIn: ({ url }: { url: string }) => url.replace(/\/files\/.*$/, '/reveal') },
};
const OF_AUTHORITY = {
  config: { recentSignIn: ({ url }: { url: string }) => url.replace(/\/copy.*$/, '') },
};

/**
 * Files that were sent with an answer: fetched from the page that shows it, for minutes, with the reason of that
 * look. And the signed copy of an authority. Each download is in the log first.
 */
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
        const at = deps.clock.now();
        const look = await readLook(deps.db, lookIn(request));
        const reason = reasonOf(look, scene, { staffId: staffOf(request).id, at });
        const by = actorOf(request);
        await recordDownload(deps.db, { handoverId: id, itemId, fileId, by, reason, at });
        return await handOut(deps, reply, { handoverId: id, file });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return ask(deps, { request, reply: reply.code(409) }, { scene, refusal: error.sentence });
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

/**
 * The reason of one's own look at this item. Throws Refusal when it was not shown, or too long ago, or was a look alone
 * at less than there is by now.
 */
function reasonOf(
  look: Look | undefined,
  { item, needsTwo }: RevealScene,
  { staffId, at }: { staffId: string; at: Date },
): string {
  const fits =
    look?.itemId === item.id &&
    look.askedBy === staffId &&
    (!needsTwo ||
      (look.answerId === item.answer_id && (look.agreedAt !== null || look.emergency))) &&
    look.shownAt !== null &&
    at.getTime() - look.shownAt.getTime() < FILES_FOR_MS;
  if (!fits) {
    throw new Refusal(
      'look_over',
      'The page that offered this file is over. Say again what you need it for.',
    );
  }
  return reasonInWords(look.purpose, look.reason);
}
