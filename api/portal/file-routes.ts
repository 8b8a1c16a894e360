import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { discardUnfinished } from '../../db/files';
import type { LinkPage } from '../../db/links';
import { finishUpload, findUpload, storeUploadChunk, type UploadKey } from '../../db/uploads';
import { isOver } from '../../domain/handover/stage';
import { contentSize, sealedSize } from '../../domain/sealing/sealed-shape';
import { CHUNK_BYTES } from '../../domain/sealing/sealed-sizes';
import { MOST_FILE_BYTES } from '../../domain/uploads/limits';
import { fingerprint, fingerprintOfAll } from '../../vault/seal/fingerprint';
import { acceptingRecipient } from './accepting';
import { itemOf } from './asked-items';
import type { Portal } from './deps';
import { logProblem, problemOf } from './error-pages';
import { whyClosed } from './item-view';
import { HOME, isUuid, linkOfRequest, LinkGone } from './link-guard';
import { BadChunk, readChunk } from './read-chunk';
import { languageOf } from './reader-language';
import { refusalInWords } from './refusal-words';
import { insistStored, UploadGone } from './upload-refusals';

interface AtFile {
  /** Without an item for what is sent along and was not asked for. */
  Params: { link: string; item?: string; file: string };
}
interface AtChunk {
  Params: AtFile['Params'] & { number: string };
}

/** The name of a file, its sizes and its hash: a few KiB at most. */
const MOST_MANIFEST_CONTENT = 16 * 1024;
const MOST_CHUNKS = Math.ceil(MOST_FILE_BYTES / CHUNK_BYTES);
const NUMBER = /^[1-9]\d{0,3}$/;

/**
 * Files that were sealed in the sender's browser, in numbered chunks: a chunk sent again is harmless, and who asks
 * is told which have come. For the pages' own script; answers are JSON.
 */
export function registerFiles(app: FastifyInstance, portal: Portal): void {
  for (const purpose of ['reply', 'client'] as const) {
    void app.register(async (files) => {
      files.removeAllContentTypeParsers();
      // Read by the handler itself, once it knows whose link it is.
      files.addContentTypeParser('application/octet-stream', (_request, _payload, done) =>
        done(null),
      );
      files.setErrorHandler<FastifyError>(async (error, request, reply) => {
        const problem = problemOf(error);
        logProblem(request, error, problem);
        const { sentence } = refusalInWords(languageOf(request), problem.said);
        return reply.code(problem.status).send({ code: error.code, sentence });
      });
      registerFile(files, portal, { purpose, under: 'items/:item' });
      if (purpose === 'reply') registerFile(files, portal, { purpose, under: 'many' });
    });
  }
}

interface FilesOf {
  purpose: 'reply' | 'client';
  under: 'items/:item' | 'many';
}

function registerFile(app: FastifyInstance, portal: Portal, { purpose, under }: FilesOf): void {
  const address = `${HOME[purpose]}/:link/${under}/files/:file`;
  const keyOf = async (request: FastifyRequest<AtFile>): Promise<UploadKey> =>
    uploadOf(portal, request, await linkOfRequest(portal, request, purpose));

  app.get<AtFile>(address, async (request) => {
    const upload = await findUpload(portal.db, await keyOf(request));
    if (upload === undefined) throw new UploadGone();
    return { finished: upload.finished, chunks: upload.chunks.map(({ number }) => number) };
  });

  app.put<AtChunk>(`${address}/chunks/:number`, async (request, reply) => {
    const key = await acceptedBy(portal, request, purpose);
    const number = numberOf(request.params.number, MOST_CHUNKS);
    const store = async (room: Buffer): Promise<void> => {
      const sealed = await readChunk(request, room);
      const content = contentSize(sealed);
      if (content === undefined) throw new BadChunk();
      const at = portal.clock.now();
      const print = fingerprint(sealed);
      const chunk = { ...key, number, sealed, content, fingerprint: print, at };
      insistStored(await storeUploadChunk(portal.db, chunk));
    };
    await portal.gate.through(key.linkId, () => portal.rooms.lend(store));
    return reply.code(204).send();
  });

  app.put<AtChunk>(`${address}/manifest/:number`, async (request, reply) => {
    const key = await acceptedBy(portal, request, purpose);
    const chunks = numberOf(request.params.number, MOST_CHUNKS);
    const sealed = await readChunk(request, Buffer.alloc(sealedSize(MOST_MANIFEST_CONTENT)));
    if (contentSize(sealed, MOST_MANIFEST_CONTENT) === undefined) throw new BadChunk();
    const upload = await findUpload(portal.db, key);
    if (upload?.chunks.length !== chunks) throw new UploadGone();
    const prints = upload.chunks.map((chunk) => chunk.fingerprint);
    const said = await finishUpload(portal.db, {
      ...key,
      chunks,
      sealedManifest: sealed,
      fingerprint: fingerprintOfAll([...prints, fingerprint(sealed)]),
      at: portal.clock.now(),
    });
    if (said !== 'finished') throw new UploadGone();
    return reply.code(204).send();
  });

  app.delete<AtFile>(address, async (request, reply) => {
    const key = await keyOf(request);
    if (await findUpload(portal.db, key)) await discardUnfinished(portal.db, [key.fileId]);
    return reply.code(204).send();
  });
}

/** As {@link uploadOf}, for what comes in. Throws what `acceptingRecipient` throws, too: nothing sealed is taken then. */
async function acceptedBy(
  portal: Portal,
  request: FastifyRequest<AtFile>,
  purpose: 'reply' | 'client',
): Promise<UploadKey> {
  const link = await linkOfRequest(portal, request, purpose);
  await acceptingRecipient(portal, link);
  return uploadOf(portal, request, link);
}

/** Throws LinkGone, or UploadGone where nothing can be sent for this item any more. */
async function uploadOf(
  portal: Portal,
  request: FastifyRequest<AtFile>,
  link: LinkPage,
): Promise<UploadKey> {
  const { file, item: named } = request.params;
  const item = named === undefined ? null : await itemOf(portal, link, named);
  if (!isUuid(file)) throw new LinkGone();
  const closed = item === null ? isOver(link.stage) : whyClosed(link, item) !== null;
  if (closed) throw new UploadGone();
  const { handoverId, linkId } = link;
  return { fileId: file, handoverId, linkId, itemId: item?.id ?? null };
}

function numberOf(text: string, most: number): number {
  const number = NUMBER.test(text) ? Number(text) : Infinity;
  if (number > most) throw new BadChunk();
  return number;
}
