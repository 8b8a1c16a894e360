/** An age file shows the exact length of its content; lengths of small secrets are rounded up to this. */
export const PADDING_STEP = 1024;

/**
 * A copy, filled up to the next whole step (at least one). The filler is part of the content, so it must
 * be something that the reader can tell from it: spaces after JSON, zeros after a size that is known.
 */
export function padded(content: Uint8Array, filler: number): Buffer {
  const steps = Math.max(1, Math.ceil(content.length / PADDING_STEP));
  const room = Buffer.alloc(steps * PADDING_STEP, filler);
  room.set(content);
  return room;
}
