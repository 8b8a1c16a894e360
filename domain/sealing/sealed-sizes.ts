/**
 * How long sealed things are. An age file (C2SP age, v1) shows the exact length of its content, so contents
 * are filled up to whole steps; what is sealed in a browser and in the portal looks the same.
 */
export const PADDING_STEP = 1024;

/** The most plain bytes in one sealed chunk of a file: 4 MiB. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

/** Bytes of a content of `size` bytes with its filler: whole steps, at least one. */
export function paddedSize(size: number): number {
  return Math.max(1, Math.ceil(size / PADDING_STEP)) * PADDING_STEP;
}

/** A copy, filled up to the next whole step with `filler`. */
export function filledUp(content: Uint8Array, filler: number): Uint8Array {
  const room = new Uint8Array(paddedSize(content.length)).fill(filler, content.length);
  room.set(content);
  return room;
}
