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
 * The body of a request, of at most `most` bytes, in one buffer. It takes no more memory than has come.
 * @throws BadChunk when the length is not announced, too large, or not kept.
 */
export async function readChunk(request: FastifyRequest, most: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? NaN);
  if (!(announced > 0 && announced <= most)) throw new BadChunk();
  // Of its own memory, of which the system gives a page when the page is written.
  const room = Buffer.allocUnsafeSlow(announced);
  const tooSlow = setTimeout(() => request.raw.destroy(), MOST_MS);
  let filled = 0;
  try {
    for await (const part of request.raw as AsyncIterable<Buffer>) {
      if (filled + part.length > announced) throw new BadChunk();
      part.copy(room, filled);
      filled += part.length;
    }
  } finally {
    clearTimeout(tooSlow);
  }
  if (filled !== announced) throw new BadChunk();
  return room;
}
