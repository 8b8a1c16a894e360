import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

/** The forms that settings take. Each message completes "The setting NAME …". */

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 1 to 65535')
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65_535, 'must be a port number, 1 to 65535');

const LEAST_DAYS = 11;
const MOST_DAYS = 3_650;

/** The warnings before a purge begin ten days ahead. */
export const retentionDays = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a number of days, 11 to 3650')
  .transform(Number)
  .refine((n) => n >= LEAST_DAYS && n <= MOST_DAYS, 'must be a number of days, 11 to 3650');

export const flag = z
  .enum(['0', '1'], { error: 'must be 1 (on) or 0 (off)' })
  .transform((text) => text === '1');

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

export const postgresUrl = z
  .string()
  .refine(
    (text) => hasProtocol(text, ['postgres:', 'postgresql:']),
    'must be an address like postgres://user:password@host:5432/database',
  );

export const smtpUrl = z
  .string()
  .refine(
    (text) => hasProtocol(text, ['smtp:', 'smtps:']),
    'must be an address like smtp://user:password@host:587',
  );

export interface ImapAddress {
  host: string;
  port: number;
  /** TLS from the first byte (RFC 8314); else STARTTLS where the server offers it. */
  secure: boolean;
  user: string;
  password: string;
  folder: string;
}

const IMAP_LIKE = 'like imaps://user:password@mail.example.com:993/INBOX';

/** A mailbox of ours; characters that an address cannot hold are percent-encoded (RFC 3986). */
export const imapUrl = z.string().transform((text, context): ImapAddress => {
  const wrong = (sentence: string): never => {
    context.addIssue(sentence);
    return z.NEVER;
  };
  if (!hasProtocol(text, ['imap:', 'imaps:'])) return wrong(`must be an address ${IMAP_LIKE}`);
  const url = new URL(text);
  const secure = url.protocol === 'imaps:';
  if (url.hostname === '') return wrong(`must name the mail server, ${IMAP_LIKE}`);
  try {
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    if (user === '' || password === '') {
      return wrong(`must name a user and a password, ${IMAP_LIKE}`);
    }
    const folder = decodeURIComponent(url.pathname.slice(1));
    return {
      host: url.hostname,
      port: Number(url.port || (secure ? 993 : 143)),
      secure,
      user,
      password,
      folder: folder === '' ? 'INBOX' : folder,
    };
  } catch {
    return wrong('has a % that encodes nothing: write %25 for the sign itself');
  }
});

/** Where clamd listens: a TCP port, or a socket in the file system (clamd.conf(5), `TCPSocket`, `LocalSocket`). */
export type ClamdAddress = { host: string; port: number } | { path: string };

export const clamdAddress = z.string().transform((text, context): ClamdAddress => {
  if (text.startsWith('/')) return { path: text };
  const [, host, number = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  const read = port.safeParse(number);
  if (host !== undefined && read.success) {
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port: read.data };
  }
  context.addIssue('must be host:port or the path of a socket, like localhost:3310');
  return z.NEVER;
});

/** With any path. */
export const anyWebUrl = z
  .string()
  .refine(
    (text) => hasProtocol(text, ['http:', 'https:']),
    'must be an address like https://tsa.example.com/stamp',
  );

/** An origin: links are made by appending a path. A slash at the end is dropped. */
export const webUrl = z
  .string()
  .refine(
    (text) => hasProtocol(text, ['http:', 'https:']) && new URL(text).pathname === '/',
    'must be an address like https://reply.example.com, without a path',
  )
  .transform((text) => new URL(text).origin);

const MAILBOX = /^(?:"?([^"<>\r\n]*?)"?\s*<)?([^\s<>@",;]+@[^\s<>@",;]+)>?$/;

/** `Name <address>` or an address alone. */
export const mailbox = z.string().transform((text, context) => {
  const match = MAILBOX.exec(text.trim());
  if (match?.[2] === undefined) {
    context.addIssue('must be like Northgate IT <handover@northgate.example>');
    return z.NEVER;
  }
  return { name: match[1]?.trim() ?? '', address: match[2] };
});

/** Ed25519 as SPKI: PEM (newlines may be written \n), or the base64 of its DER on one line. Becomes PEM. */
export const ed25519PublicKey = z.string().transform((text, context) => {
  try {
    const pem = text.replaceAll('\\n', '\n');
    const key = pem.includes('-----BEGIN')
      ? createPublicKey(pem)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') {
      return key.export({ type: 'spki', format: 'pem' }).toString();
    }
  } catch {
    // Reported below, in words.
  }
  context.addIssue('must be an Ed25519 public key in PEM');
  return z.NEVER;
});
