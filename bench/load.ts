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

/** One connection that asks again as soon as it was answered. It reads no more of an answer than it has to. */
function askInTurns(load: Load, next: () => number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const line: Socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
    const fixed = Object.entries(load.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    let missing = 0;
    const ask = (): void => {
      const number = next();
      if (number === undefined) {
        line.end();
        resolve();
        return;
      }
      // One address may ask so many times a minute; behind our proxy there are many.
      line.write(
        `GET ${load.path} HTTP/1.1\r\nhost: 127.0.0.1:${load.port}\r\n` +
          `x-forwarded-for: 203.0.${number % 200}.${number % 251}\r\n${fixed.join('')}\r\n`,
      );
    };
    line.on('data', (part: Buffer) => {
      if (missing === 0) {
        const head = part.indexOf(HEAD_END);
        const text = part.toString('latin1', 0, head);
        const length = /^content-length: (\d+)/im.exec(text)?.[1];
        if (head < 0 || length === undefined || !text.startsWith('HTTP/1.1 200')) {
          line.destroy();
          reject(new Error(`it said ${text.split('\r\n', 1)[0]}`));
          return;
        }
        missing = Number(length) - (part.length - head - HEAD_END.length);
      } else missing -= part.length;
      if (missing === 0) ask();
    });
    line.on('error', reject);
    line.on('connect', ask);
  });
}

async function turn(load: Load): Promise<LoadDone> {
  let asked = 0;
  const next = (): number | undefined => (asked < load.requests ? asked++ : undefined);
  const since = performance.now();
  try {
    await Promise.all(Array.from({ length: load.atOnce }, () => askInTurns(load, next)));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  return { seconds: (performance.now() - since) / 1000 };
}

process.on('message', (load: Load) => {
  void turn(load).then((done) => process.send?.(done));
});
