import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { readSealedChunks, readSealedFiles, recordDownload } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import { attachment } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { ask, reasonOf, sceneOf } from './scene';

interface Address {
  Params: { id: string; itemId: string; fileId: string };
}

/**
 * Hands out one file, opened chunk by chunk in memory of one: never unpacked or rendered, always an attachment of
 * no particular type (security.md, S13). A damaged one breaks off before its promised length, so that no
 * browser takes it for whole.
 */
export function registerFileDownload(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post<Address>('/handovers/:id/items/:itemId/files/:fileId', async (request, reply) => {
    const { id, itemId, fileId } = request.params;
    const scene = await sceneOf(deps, id, itemId);
    const file = (await readSealedFiles(deps.db, itemId)).find((one) => one.id === fileId);
    if (!file) throw new NotFound('This item has no such file.');
    try {
      const reason = reasonOf(request);
      await recordDownload(deps.db, {
        handoverId: id,
        itemId,
        fileId,
        by: actorOf(request),
        reason,
        at: deps.clock.now(),
      });
      const opener = await deps.vault.unlock(id);
      const manifest = await opener.openManifest(file.sealedManifest);
      const content = opener.openFile(manifest, readSealedChunks(deps.db, file));
      const first = await content.next();
      return await reply
        .header('content-disposition', attachment(manifest.name))
        .header('content-length', manifest.content.size)
        .type('application/octet-stream')
        .send(Readable.from(rest(first, content), { objectMode: false, highWaterMark: 1 }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply.code(409);
      return ask(reply, scene, error.sentence);
    }
  });
}

/** The first chunk was opened before the headers went out, so that what cannot be read is said in a sentence. */
async function* rest(
  first: IteratorResult<Uint8Array, void>,
  others: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  if (first.done === true) return;
  if (first.value.length > 0) yield first.value;
  yield* others;
}
