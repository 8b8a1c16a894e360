import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { refuseInfected } from '../../../db/arrivals';
import { readSealedChunks, type SealedFile } from '../../../db/reveals';
import { attachment } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';

/**
 * Hands out one file, opened chunk by chunk in memory of two: never unpacked or rendered, always an attachment of
 * no particular type (security.md, S13). A damaged one breaks off before its promised length, so that no
 * browser takes it for whole. Call it only after the log was written. Throws KeyGone, CannotOpen, and
 * Refusal for what a virus scanner has locked.
 */
export async function handOut(
  deps: ConsoleDeps,
  reply: FastifyReply,
  {
    handoverId,
    file,
    chunks = readSealedChunks(deps.db, file),
  }: { handoverId: string; file: SealedFile; chunks?: AsyncIterable<Uint8Array> },
): Promise<FastifyReply> {
  await refuseInfected(deps.db, file.id);
  const opener = await deps.vault.unlock(handoverId);
  const manifest = await opener.openManifest(file.sealedManifest);
  const content = heldBack(opener.openFile(manifest, chunks));
  // Opened before the headers go out, so that what cannot be read is said in a sentence.
  const first = await content.next();
  return reply
    .header('content-disposition', attachment(manifest.name))
    .header('content-length', manifest.content.size)
    .type('application/octet-stream')
    .send(Readable.from(whole(first, content), { objectMode: false, highWaterMark: 1 }));
}

/** Each chunk once the next is opened, and the last once the whole was held against its manifest. */
async function* heldBack(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let held: Uint8Array | undefined;
  for await (const chunk of chunks) {
    if (held) yield held;
    held = chunk;
  }
  if (held) yield held;
}

async function* whole(
  first: IteratorResult<Uint8Array, void>,
  others: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  if (first.done === true) return;
  if (first.value.length > 0) yield first.value;
  yield* others;
}
