import { connect, type Socket } from 'node:net';
import type { ClamdAddress } from '../../platform/settings';

export type ScanResult =
  | { kind: 'clean' }
  | { kind: 'found'; name: string }
  /** Larger than the scanner's own limit (`StreamMaxLength`). */
  | { kind: 'too_large' };

/** The scanner cannot be reached, or does not answer as clamd(8) says. */
export class ScannerFailed extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`the virus scanner ${what}`, options);
    this.name = 'ScannerFailed';
  }
}

const IDLE_MS = 60_000;
/** clamd takes lengths of 32 bits; pieces of this size keep our memory small. */
const PIECE = 256 * 1024;

/**
 * Has clamd look at a stream by its INSTREAM command (clamd(8)): each piece with its length in four bytes, a
 * length of zero at the end. Throws ScannerFailed, and what the source throws.
 */
export async function scanStream(
  address: ClamdAddress,
  source: AsyncIterable<Uint8Array>,
): Promise<ScanResult> {
  const socket = connect(address);
  const answer = answerOf(socket);
  // Whichever comes first: clamd answers before the end when it has seen enough.
  answer.catch(() => undefined);
  try {
    await write(socket, Buffer.from('zINSTREAM\0'), answer);
    for await (const chunk of source) {
      for (let from = 0; from < chunk.length && socket.writable; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE);
        await write(socket, lengthOf(piece.length), answer);
        await write(socket, piece, answer);
      }
    }
    if (socket.writable) await write(socket, lengthOf(0), answer);
    return read(await answer);
  } finally {
    socket.destroy();
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Waits until the socket took the bytes, or the answer came (or will not come). */
async function write(socket: Socket, bytes: Uint8Array, answer: Promise<string>): Promise<void> {
  const taken = new Promise<void>((resolve) => {
    socket.write(bytes, () => {
      resolve();
    });
  });
  await Promise.race([taken, answer.then(() => undefined)]);
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const end = (): void => {
      const text = said.replaceAll('\0', '').trim();
      if (text === '') reject(new ScannerFailed('closed the line without an answer'));
      else resolve(text);
    };
    socket.setTimeout(IDLE_MS, () => {
      reject(new ScannerFailed('did not answer in a minute'));
    });
    socket.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1');
      if (said.includes('\0')) end();
    });
    socket.on('end', end);
    socket.on('error', (cause) => {
      // A scanner that has said enough closes while we still write.
      if (said === '') reject(new ScannerFailed('cannot be reached', { cause }));
      else end();
    });
  });
}

/** `stream: OK`, `stream: Name FOUND`, or something that ends with ERROR. */
function read(answer: string): ScanResult {
  if (/^stream: OK$/.test(answer)) return { kind: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { kind: 'found', name: found.slice(0, 200) };
  if (/size limit exceeded/i.test(answer)) return { kind: 'too_large' };
  throw new ScannerFailed('answered something that is not in its manual');
}
