import type { IncomingMessage, Server } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Keeps what comes over the lines of this server in buffers of the server's own, and wipes them: what a form brings is
 * nobody's here but its reader's.
 */
export function ownBodies(server: Server): void {
  server.on('connection', (socket) => {
    // Without a listener Node's parser reads into one room for all, which nobody can wipe. What is of a body was copied
    // out of the piece when this one is asked.
    socket.on('data', (piece: Buffer) => piece.fill(0));
  });
  server.on('request', (request, response) => {
    // What nobody wanted is read to its end: Node would let go of it as it is.
    response.prependOnceListener('finish', () => {
      if (request.readableFlowing !== null) return;
      request.on('data', wipe);
      // Also that Node sees that somebody reads, and leaves it alone.
      wipeRest(request);
    });
    request.once('close', () => wipeRest(request));
  });
}

function wipe(piece: Buffer): void {
  piece.fill(0);
}

/** What waits in a stream, piece by piece: all at once would be a copy. */
function wipeRest(stream: Readable): void {
  for (;;) {
    const first = stream.read(1) as Buffer | null;
    if (first === null) return;
    const left = first.buffer.byteLength - first.byteOffset - 1;
    new Uint8Array(first.buffer).fill(0);
    if (left > 0) stream.read(left);
  }
}

/** A request's body on its way to somebody who wipes each piece: `give` is false when it should wait for `onRoom`. */
export interface Taker {
  give(piece: Buffer): boolean;
  onRoom(resume: () => void): void;
  giveEnd(): void;
}

/**
 * Hands a body on, piece by piece, and cuts it off behind `most` bytes: that is nobody to whom a page could be shown.
 * True once it has ended, false when the line broke.
 */
export function passOn(request: IncomingMessage, taker: Taker, most: number): Promise<boolean> {
  if (request.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > most) {
        piece.fill(0);
        request.destroy();
      } else if (!taker.give(piece)) {
        request.pause();
        taker.onRoom(() => request.resume());
      }
    });
    request.once('end', () => {
      taker.giveEnd();
      resolve(true);
    });
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
}
