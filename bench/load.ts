import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What one turn asks, and of whom; sent by whoever forked this program. */
export interface Load {
  port: number;
  path: string;
  headers: Readonly<Record<string, string>>;
  requests: number;
  atOnce: number;
}

/** Seconds that a turn took, or what went wrong. */
export type LoadDone = { seconds: number } | { wrong: string };

const HEAD_END = '\r\n\r\n';

/** By port: connections stay open from turn to turn, as browsers and proxies keep them. */
const lines = new Map<number, Promise<Socket[]>>();
/** Of all requests so far. */
let number = 0;

async function open(port: number): Promise<Socket> {
  const line = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(line, 'connect');
  return line;
}

function linesTo({ port, atOnce }: Load): Promise<Socket[]> {
  const known = lines.get(port);
  if (known) return known;
  const opened = Promise.all(Array.from({ length: atOnce }, () => open(port)));
  lines.set(port, opened);
  return opened;
}

/** One connection that asks again as soon as it was answered. It reads no more of an answer than it has to. */
function askInTurns(line: Socket, load: Load, more: () => boolean): Promise<void> {
  const fixed = Object.entries(load.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    let missing = 0;
    const end = (wrong?: Error): void => {
      line.off('data', hear).off('error', end);
      if (wrong) reject(wrong);
      else resolve();
    };
    const ask = (): void => {
      if (!more()) {
        end();
        return;
      }
      number += 1;
      // One address may ask so many times a minute; behind our proxy there are many.
      line.write(
        `GET ${load.path} HTTP/1.1\r\nhost: 127.0.0.1:${load.port}\r\n` +
          `x-forwarded-for: 203.0.${number % 200}.${number % 251}\r\n${fixed.join('')}\r\n`,
      );
    };
    const hear = (part: Buffer): void => {
      if (missing === 0) {
        const head = part.indexOf(HEAD_END);
        const text = part.toString('latin1', 0, head);
        const length = /^content-length: (\d+)/im.exec(text)?.[1];
        if (head < 0 || length === undefined || !text.startsWith('HTTP/1.1 200')) {
          end(new Error(`it said ${text.split('\r\n', 1)[0]}`));
          return;
        }
        missing = Number(length) - (part.length - head - HEAD_END.length);
      } else missing -= part.length;
      if (missing === 0) ask();
    };
    line.on('data', hear).on('error', end);
    ask();
  });
}

async function turn(load: Load): Promise<LoadDone> {
  let left = load.requests;
  try {
    const opened = await linesTo(load);
    const since = performance.now();
    await Promise.all(opened.map((line) => askInTurns(line, load, () => left-- > 0)));
    return { seconds: (performance.now() - since) / 1000 };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (load: Load) => {
  void turn(load).then((done) => process.send?.(done));
});
