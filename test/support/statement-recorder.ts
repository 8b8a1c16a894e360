import { connect, createServer, type AddressInfo } from 'node:net';

export interface StatementRecorder {
  /** The same database through this line. */
  through(url: string): string;
  /** The text of every statement that was asked for, in order; empty it as you like. */
  statements: string[];
  close(): Promise<void>;
}

/** A line to PostgreSQL that notes every statement (protocol 3.0: Query and Parse messages). */
export async function recordStatements(port: number): Promise<StatementRecorder> {
  const statements: string[] = [];
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let kept = Buffer.alloc(0);
    let started = false;
    client.on('data', (asked: Buffer) => {
      upstream.write(asked);
      kept = Buffer.concat([kept, asked]);
      for (;;) {
        // The first message of a connection has no letter.
        const head = started ? 1 : 0;
        if (kept.length < head + 4) return;
        const length = head + kept.readUInt32BE(head);
        if (kept.length < length) return;
        const message = kept.subarray(0, length);
        kept = kept.subarray(length);
        if (started) note(message);
        started = true;
      }
    });
    upstream.pipe(client);
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  const note = (message: Buffer): void => {
    const letter = String.fromCharCode(message[0] ?? 0);
    const text = message.toString('utf8', 5).split('\0');
    if (letter === 'Q') statements.push(text[0] ?? '');
    if (letter === 'P') statements.push(text[1] ?? '');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    statements,
    through: (url) => {
      const through = new URL(url);
      through.hostname = '127.0.0.1';
      through.port = String((server.address() as AddressInfo).port);
      return through.href;
    },
    close: async () => {
      server.close();
    },
  };
}
