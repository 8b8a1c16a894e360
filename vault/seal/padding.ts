import { paddedSize } from '../../domain/sealing/sealed-sizes';

export { PADDING_STEP } from '../../domain/sealing/sealed-sizes';

/**
 * A copy, filled up to the next whole step (at least one). The filler is part of the content, so it must
 * be something that the reader can tell from it: spaces after JSON, zeros after a size that is known.
 */
export function padded(content: Uint8Array, filler: number): Buffer {
  const room = Buffer.alloc(paddedSize(content.length), filler);
  room.set(content);
  return room;
}
