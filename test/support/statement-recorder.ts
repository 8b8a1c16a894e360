import { connect, createServer, type AddressInfo } from 'node:net';

export interface StatementRecorder {
  /** The same database through this line. */
  through(url: string): string;
  /** The text of every statement that was asked for, in order; empty it as you like. */
  statements: string[];
  close(): Promise<void>;
}

/** A line to PostgreSQL that notes every statement (protocol 3.0: Query and Bind messages; Parse gives its text). */
export async function recordStatements(port: number): Promise<StatementRecorder> {
  const statements: string[] = [];
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let kept = Buffer.alloc(0);
    let started = false;
    const prepared = new Map<string, string>();
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
        if (started) note(message, prepared);
        started = true;
      }
    });
    upstream.pipe(client);
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  const note = (message: Buffer, prepared: Map<string, string>): void => {
    const letter = String.fromCharCode(message[0] ?? 0);
    const [first = '', second = ''] = message.toString('utf8', 5).split('\0', 2);
    if (letter === 'Q') statements.push(first);
    // The name of the statement, none for one that is asked once, and its text.
    if (letter === 'P') prepared.set(first, second);
    // The name of a portal, and of the statement.
    if (letter === 'B') statements.push(prepared.get(second) ?? '');
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
