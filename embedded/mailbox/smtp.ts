import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { Faults } from './faults';
import type { MailStore } from './store';

const MOST_BYTES = 50 * 1024 * 1024;

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
  constructor(readonly responseCode: number) {
    super(responseCode < 500 ? 'Please try again later' : 'Not accepted here');
  }
}

function start(
  port: number,
  host: string,
  store: MailStore,
  faults: Faults,
): Promise<{ server: SMTPServer; port: number }> {
  const sockets = new Map<number, Socket>();
  const cut = (session: SMTPServerSession): void => {
    sockets.get(session.remotePort)?.destroy();
  };
  const server = new SMTPServer({
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
    onRcptTo(_address, _session, callback) {
      const code = faults.replyAt('rcpt');
      callback(code === null ? null : new Reply(code));
    },
    onData(stream, session, callback) {
      // The 354 is sent after this function returns.
      if (faults.cuts('354')) {
        cut(session);
        return;
      }
      const midway = faults.cuts('mid-data');
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (midway) cut(session);
        chunks.push(chunk);
      });
      stream.on('end', () => {
        if (midway) return;
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
        store.add(envelope, Buffer.concat(chunks)).then(
          (mail) => {
            if (faults.cuts('after-dot-kept')) cut(session);
            else callback(null, `Kept as ${mail.id}`);
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
  options: { port: number; host: string; faults?: Faults },
): Promise<SmtpMailbox> {
  const faults = options.faults ?? new Faults();
  let running: SMTPServer | null;
  const first = await start(options.port, options.host, store, faults);
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
      running ??= (await start(port, options.host, store, faults)).server;
    },
    stop: refuse,
  };
}
