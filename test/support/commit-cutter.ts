import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** CommandComplete of a COMMIT (PostgreSQL's protocol, "Message Formats"). */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');
/** Single statements that store on their own commit without saying so. */
const STORING = ['store_upload_chunk', 'finish_upload', 'insert into "receipt_papers"'];

export interface CommitCutter {
  /** The same database through this proxy. */
  through(url: string): string;
  /** How many were cut. */
  cuts: number;
  close(): Promise<void>;
}

/**
 * A line to PostgreSQL that breaks at the worst instant: the server has committed, and whoever asked never hears,
 * nor anything after it on that connection. `isCut` says it of each commit, in turn. Of a single statement that stores
 * on its own (`select store_upload_chunk(…)`) the whole reply is cut.
 */
export async function startCommitCutter(port: number, isCut: () => boolean): Promise<CommitCutter> {
  const lines = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    lines.add(client).add(upstream);
    let storing = false;
    client.on('data', (asked) => {
      storing ||= STORING.some((statement) => asked.includes(statement));
      upstream.write(asked);
    });
    upstream.on('data', (said) => {
      // A reply to data that is still on its way to the server is not yet one to the commit.
      const committed = said.includes(COMMITTED) || (storing && isDone(said));
      if (isDone(said)) storing = false;
      if (committed && isCut()) {
        cutter.cuts += 1;
        client.destroy();
        upstream.destroy();
        return;
      }
      client.write(said);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        lines.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutter: CommitCutter = {
    cuts: 0,
    through: (url) => {
      const through = new URL(url);
      through.hostname = '127.0.0.1';
      through.port = String((server.address() as AddressInfo).port);
      return through.href;
    },
    close: async () => {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return cutter;
}

/** ReadyForQuery is the last thing of every reply. */
function isDone(said: Buffer): boolean {
  return said.subarray(-6, -1).equals(Buffer.from('Z\0\0\0\x05', 'latin1'));
}
