import type { Socket } from 'node:net';
import type { SMTPServer, SMTPServerSession } from 'smtp-server';
import { Faults } from './faults';
import type { InboundDoor } from './inbound-door';
import { PromptServer } from './prompt-server';
import type { MailStore } from './store';

/** What one mail may have. Servers of others take 25 to 35 MB. */
export const MOST_BYTES = 30 * 1024 * 1024;
const TOO_LARGE = 'This mail is larger than the 30 MiB that are taken here';

export interface SmtpMailbox {
  readonly port: number;
  readonly faults: Faults;
  /** Nobody answers at the port any more, like a mail server that is down. */
  refuse(): Promise<void>;
  /** Answers again, at the same port. */
  listenAgain(): Promise<void>;
  stop(): Promise<void>;
}

class Reply extends Error {
  constructor(
    readonly responseCode: number,
    sentence = responseCode < 500 ? 'Please try again later' : 'Not accepted here',
  ) {
    super(sentence);
  }
}

interface Keeper {
  store: MailStore;
  door: InboundDoor | undefined;
}

/** Keeps a mail: for us it goes through our door, for everybody else into the mailbox. Says where. */
async function keep(
  { store, door }: Keeper,
  envelope: { from: string; to: string[] },
  raw: Buffer,
): Promise<string> {
  const ours = envelope.to.filter((address) => door?.wants(address) ?? false);
  const others = envelope.to.filter((address) => !ours.includes(address));
  if (ours.length > 0) await door?.take({ sender: envelope.from, recipients: ours, raw });
  if (others.length === 0) return 'Taken in';
  const mail = await store.add({ from: envelope.from, to: others }, raw);
  return `Kept as ${mail.id}`;
}

function start(
  port: number,
  host: string,
  keeper: Keeper,
  faults: Faults,
): Promise<{ server: SMTPServer; port: number }> {
  const sockets = new Map<number, Socket>();
  const cut = (session: SMTPServerSession): void => {
    sockets.get(session.remotePort)?.destroy();
  };
  const server = new PromptServer({
    name: 'mailbox.localhost',
    banner: 'Handover mailbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    // Its debug log would print message bodies, and with them reply links.
    logger: false,
    onConnect(session, callback) {
      if (faults.cuts('greeting')) {
        cut(session);
        return;
      }
      callback();
    },
    onMailFrom(_address, session, callback) {
      if (faults.cuts('mail')) {
        cut(session);
        return;
      }
      const code = faults.replyAt('mail');
      callback(code === null ? null : new Reply(code));
    },
    onRcptTo({ address }, _session, callback) {
      const code = faults.noMailbox(address) ? 550 : faults.replyAt('rcpt');
      callback(code === null ? null : new Reply(code));
    },
    onData(stream, session, callback) {
      // The 354 is sent after this function returns.
      if (faults.cuts('354')) {
        cut(session);
        return;
      }
      const midway = faults.cuts('mid-data');
      let chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        if (midway) cut(session);
        bytes += chunk.length;
        // Read on to its end, because the sender listens only then, but without keeping it.
        if (bytes > MOST_BYTES) chunks = [];
        else chunks.push(chunk);
      });
      stream.on('end', () => {
        if (midway) return;
        if (bytes > MOST_BYTES) {
          callback(new Reply(552, TOO_LARGE));
          return;
        }
        const lost = faults.cuts('after-dot-lost');
        if (lost) {
          cut(session);
          return;
        }
        const code = faults.replyAt('data');
        if (code !== null) {
          callback(new Reply(code));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
        };
        keep(keeper, envelope, Buffer.concat(chunks)).then(
          (kept) => {
            if (faults.cuts('after-dot-kept')) cut(session);
            else callback(null, kept);
          },
          () => {
            callback(new Reply(451));
          },
        );
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  // Cut lines are the sender's trouble; the server goes on.
  server.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      resolve({ server, port: bound });
    });
  });
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** An SMTP server (RFC 5321) that keeps whatever it is sent. Port 0 chooses a free one. */
export async function startSmtp(
  store: MailStore,
  options: { port: number; host: string; faults?: Faults; door?: InboundDoor },
): Promise<SmtpMailbox> {
  const faults = options.faults ?? new Faults();
  const keeper = { store, door: options.door };
  let running: SMTPServer | null;
  const first = await start(options.port, options.host, keeper, faults);
  running = first.server;
  const { port } = first;
  const refuse = async (): Promise<void> => {
    const server = running;
    running = null;
    if (server) await close(server);
  };
  return {
    port,
    faults,
    refuse,
    listenAgain: async () => {
      running ??= (await start(port, options.host, keeper, faults)).server;
    },
    stop: refuse,
  };
}
