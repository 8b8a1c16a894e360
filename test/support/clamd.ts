import { createServer, type AddressInfo, type Socket } from 'node:net';

/** In parts, so that no scanner takes this file for one (https://www.eicar.org/download-anti-malware-testfile/). */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR',
  '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

export interface Clamd {
  port: number;
  /** Bytes of the contents that it was given, in the order they came. */
  seen: number[];
  /** Closes every line without a word, as a scanner that is being started anew. */
  down: boolean;
  stop(): Promise<void>;
}

/**
 * A server that speaks the INSTREAM part of clamd's protocol as its manual has it (clamd(8)), and finds one thing.
 * It answers an ERROR to whatever is not in the manual.
 */
export async function startClamd(): Promise<Clamd> {
  const clamd: Clamd = { port: 0, seen: [], down: false, stop: () => Promise.resolve() };
  const server = createServer((socket) => {
    if (clamd.down) socket.destroy();
    else listen(socket, clamd);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  clamd.port = (server.address() as AddressInfo).port;
  clamd.stop = () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return clamd;
}

const COMMAND = 'zINSTREAM\0';

function listen(socket: Socket, clamd: Clamd): void {
  let bytes = Buffer.alloc(0);
  const content: Buffer[] = [];
  let greeted = false;
  const answer = (text: string): void => {
    socket.end(`${text}\0`);
  };
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    bytes = Buffer.concat([bytes, part]);
    if (!greeted) {
      if (bytes.length < COMMAND.length) return;
      if (bytes.subarray(0, COMMAND.length).toString('latin1') !== COMMAND) {
        answer('UNKNOWN COMMAND');
        return;
      }
      greeted = true;
      bytes = bytes.subarray(COMMAND.length);
    }
    while (bytes.length >= 4) {
      const size = bytes.readUInt32BE(0);
      if (size === 0) {
        const whole = Buffer.concat(content);
        clamd.seen.push(whole.length);
        answer(whole.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
        return;
      }
      if (bytes.length < 4 + size) return;
      content.push(Buffer.from(bytes.subarray(4, 4 + size)));
      bytes = bytes.subarray(4 + size);
    }
  });
}
