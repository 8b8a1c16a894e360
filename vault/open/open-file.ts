import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PADDING_STEP } from '../seal/padding';
import type { FileManifest } from '../seal/manifest';
import { CHUNK_BYTES } from '../seal/seal';
import type { Identity, Opening } from './age';
import { CannotOpen, openBytesWith, openValueWith } from './open';

const manifestSchema = z.object({
  version: z.literal(1),
  name: z.string(),
  mediaType: z.string(),
  content: z.object({
    size: z.int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    chunkSizes: z.array(z.int().min(0).max(CHUNK_BYTES)).min(1),
  }),
});

/** Opens what `sealManifest` sealed. Throws CannotOpen when it is not a manifest of this version. */
export async function openManifestWith(
  identity: Identity | Opening,
  sealed: Uint8Array,
): Promise<FileManifest> {
  const manifest = manifestSchema.safeParse(await openValueWith(identity, sealed));
  if (!manifest.success) throw new CannotOpen();
  return manifest.data;
}

/**
 * The content of a file, chunk by chunk in memory of one chunk. `sealedChunks` come in the order of
 * their numbers. Each chunk's size and padding is checked before it is handed on.
 *
 * Throws CannotOpen before the first where the manifest's sizes do not add up, at the first chunk that does not open or fit, and after the last when one is
 * missing or the whole does not have the manifest's SHA-256: until it ends well, nothing is proven.
 */
export async function* openFileWith(
  identity: Identity | Opening,
  manifest: FileManifest,
  sealedChunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const { size, sha256, chunkSizes } = manifest.content;
  // Before anything is handed on: who promised `size` bytes must not come to send more.
  if (chunkSizes.reduce((sum, one) => sum + one, 0) !== size) throw new CannotOpen();
  const hash = createHash('sha256');
  let opened = 0;
  let bytes = 0;
  for await (const sealed of sealedChunks) {
    const content = unpadded(await openBytesWith([identity], sealed), chunkSizes[opened]);
    hash.update(content);
    opened += 1;
    bytes += content.length;
    yield content;
  }
  const whole = opened === chunkSizes.length && bytes === size && hash.digest('hex') === sha256;
  if (!whole) throw new CannotOpen();
}

function unpadded(content: Uint8Array, size: number | undefined): Uint8Array {
  const fits =
    size !== undefined &&
    content.length === Math.max(1, Math.ceil(size / PADDING_STEP)) * PADDING_STEP &&
    content.subarray(size).every((byte) => byte === 0);
  if (!fits) throw new CannotOpen();
  return content.subarray(0, size);
}
