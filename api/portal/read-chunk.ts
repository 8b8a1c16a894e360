import { finished } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';

/** 4 MiB at the speed of an old modem; whoever is slower sends it again. */
const MOST_MS = 10 * 60 * 1000;

/** Not what a chunk or manifest looks like, or not all of what was announced. */
export class BadChunk extends Refusal {
  constructor() {
    super(
      'bad_chunk',
      'A piece of the file did not arrive as it should. Please load this page again, and choose the file once more.',
    );
    this.name = 'BadChunk';
  }
}

/**
 * The body of a request, in `room`: the part of it that was filled.
 * @throws BadChunk when the length is not announced, larger than the room, or not kept.
 */
export async function readChunk({ raw, headers }: FastifyRequest, room: Buffer): Promise<Buffer> {
  const announced = Number(headers['content-length'] ?? NaN);
  if (!(announced > 0 && announced <= room.length)) throw new BadChunk();
  const tooSlow = setTimeout(() => raw.destroy(), MOST_MS);
  let filled = 0;
  // Each part as it comes: read in turns, several would be joined in a buffer more.
  const take = (part: Buffer): void => {
    if (filled + part.length <= announced) part.copy(room, filled);
    filled += part.length;
  };
  raw.on('data', take);
  try {
    await finished(raw, { writable: false });
  } catch {
    // Its line was cut.
    throw new BadChunk();
  } finally {
    raw.off('data', take);
    clearTimeout(tooSlow);
  }
  if (filled !== announced) throw new BadChunk();
  return room.subarray(0, filled);
}
