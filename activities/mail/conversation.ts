import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** rejected: the server refused this recipient or message for good (5xx). The fate of the others is in their names. */
export type Fate =
  | { outcome: 'accepted' | 'rejected' | 'not_sent'; serverReply: string | null }
  | { outcome: 'unknown'; serverReply: null };

export interface Mailing {
  envelopeFrom: string;
  envelopeTo: string;
  bytes: Buffer;
}
/** One SMTP conversation (RFC 5321) for one message; never throws. */
export type SmtpConversation = (mailing: Mailing) => Promise<Fate>;

const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;

interface SmtpError extends Error {
  responseCode?: number;
  response?: string;
  command?: string;
}

/** Commands at which a 5xx concerns the recipient or the message, and not the whole server. */
const ABOUT_THE_MESSAGE = ['RCPT TO', 'DATA'];

function fateOf(error: SmtpError, given: boolean): Fate {
  const code = error.responseCode;
  if (code === undefined) {
    // The server asked for the message (354) and then fell silent: it may have it.
    return given
      ? { outcome: 'unknown', serverReply: null }
      : { outcome: 'not_sent', serverReply: null };
  }
  const final = code >= 500 && ABOUT_THE_MESSAGE.includes(error.command ?? '');
  return { outcome: final ? 'rejected' : 'not_sent', serverReply: error.response ?? String(code) };
}

/**
 * Speaks to the server at `url` (smtp:// or smtps://, with user and password). No logger is ever attached:
 * it would print the body, and so the link.
 */
export function smtpConversation(url: string, hostname: string): SmtpConversation {
  const server = new URL(url);
  const secure = server.protocol === 'smtps:';
  const user = decodeURIComponent(server.username);
  return (mailing) =>
    new Promise((resolve) => {
      const connection = new SMTPConnection({
        host: server.hostname,
        port: Number(server.port || (secure ? 465 : 587)),
        secure,
        name: hostname,
        connectionTimeout: CONNECT_MS,
        greetingTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        ...(server.hostname === '127.0.0.1' || server.hostname === 'localhost'
          ? { ignoreTLS: true }
          : {}),
      });
      let given = false;
      let over = false;
      const end = (fate: Fate): void => {
        if (over) return;
        over = true;
        if (fate.outcome === 'accepted') connection.quit();
        else connection.close();
        resolve(fate);
      };
      const fail = (error: Error): void => {
        end(fateOf(error, given));
      };
      // Read from only after the server's 354: that is how an unknown fate is told from none.
      const message = new Readable({
        read() {
          given = true;
          this.push(mailing.bytes);
          this.push(null);
        },
      });
      const send = (): void => {
        connection.send(
          { from: mailing.envelopeFrom, to: [mailing.envelopeTo] },
          message,
          (error, info) => {
            if (error) fail(error);
            else end({ outcome: 'accepted', serverReply: info.response });
          },
        );
      };
      connection.on('error', fail);
      connection.once('end', () => {
        fail(new Error('the connection ended'));
      });
      connection.connect((error) => {
        if (error) {
          fail(error);
          return;
        }
        if (user === '') {
          send();
          return;
        }
        connection.login(
          { credentials: { user, pass: decodeURIComponent(server.password) } },
          (refused) => {
            if (refused) fail(refused);
            else send();
          },
        );
      });
    });
}
