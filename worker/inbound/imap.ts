import { ImapFlow } from 'imapflow';
import type { ImapAddress } from '../../platform/settings';
import type { InboundDeps } from './deps';
import type { Inbound } from './inbound';
import { Bell } from './bell';
import { takeIn } from './take-in';

/** Larger mail stays in the mailbox; its headers are taken, so that a person is told of it. */
const MOST_BYTES = 30 * 1024 * 1024;

export interface ImapTiming {
  /** How long (milliseconds) until we look by ourselves, IDLE (RFC 2177) or not: a lost notice costs no more than that. */
  pollMs: number;
  /** The rest after the first broken connection; it doubles each time, up to `mostRestMs`. */
  firstRestMs: number;
  mostRestMs: number;
}

const TIMING: ImapTiming = { pollMs: 60_000, firstRestMs: 1_000, mostRestMs: 300_000 };

/**
 * Takes in what comes to a mailbox (RFC 9051), told by IDLE where the server has it and by looking where not, and connects
 * again whenever the line breaks. A mail is marked as seen only after it was committed: a crash between the two means that
 * the same mail is looked at twice, which changes nothing.
 */
export function startImap(
  deps: InboundDeps,
  address: ImapAddress,
  timing: ImapTiming = TIMING,
): Inbound {
  const ending = new Bell();
  let hangUp = (): void => undefined;
  let rest = timing.firstRestMs;
  const oneConnection = async (): Promise<void> => {
    const bell = new Bell();
    const client = clientOf(address, bell);
    hangUp = () => {
      bell.stop();
      client.close();
    };
    try {
      if (ending.stopped) return;
      await client.connect();
      await client.mailboxOpen(address.folder);
      rest = timing.firstRestMs;
      await watch(deps, client, { bell, pollMs: timing.pollMs });
    } finally {
      client.close();
    }
  };
  const running = (async () => {
    while (!ending.stopped) {
      await oneConnection().catch((error: unknown) => {
        if (!ending.stopped) deps.activities.onError(withoutAddress(error));
      });
      await ending.wait(rest);
      rest = Math.min(rest * 2, timing.mostRestMs);
    }
  })();
  return {
    stop: async () => {
      ending.stop();
      hangUp();
      await running;
    },
  };
}

function clientOf(address: ImapAddress, bell: Bell): ImapFlow {
  const client = new ImapFlow({
    host: address.host,
    port: address.port,
    secure: address.secure,
    auth: { user: address.user, pass: address.password },
    // Its log would print the mails.
    logger: false,
    disableAutoIdle: true,
  });
  client.on('exists', () => {
    bell.ring();
  });
  client.on('close', () => {
    bell.ring();
  });
  // A broken line is met by the command that waits on it, or by the next one.
  client.on('error', () => {
    bell.ring();
  });
  return client;
}

async function watch(
  deps: InboundDeps,
  client: ImapFlow,
  { bell, pollMs }: { bell: Bell; pollMs: number },
): Promise<void> {
  while (!bell.stopped) {
    await client.noop();
    await takeUnseen(deps, client, bell);
    // The next command ends it; where the server has no IDLE, we only look when the time is over.
    if (client.capabilities.has('IDLE')) void client.idle().catch(() => undefined);
    await bell.wait(pollMs);
    if (!client.usable) throw new Error('the mail server has ended the connection');
  }
}

async function takeUnseen(deps: InboundDeps, client: ImapFlow, bell: Bell): Promise<void> {
  const found = await client.search({ seen: false }, { uid: true });
  for (const uid of found === false ? [] : (found ?? [])) {
    if (bell.stopped) return;
    try {
      await takeOne(deps, client, String(uid));
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    } catch (error) {
      if (!client.usable) throw error;
      // It stays unseen and is tried again; those behind it do not wait.
      deps.activities.onError(error);
    }
  }
}

async function takeOne(deps: InboundDeps, client: ImapFlow, uid: string): Promise<void> {
  const known = await client.fetchOne(uid, { size: true }, { uid: true });
  // Somebody else has removed it.
  if (known === false) return;
  const size = known.size ?? 0;
  const envelope = { way: 'imap', sender: null, recipients: [] } as const;
  if (size > MOST_BYTES) {
    const head = await client.fetchOne(uid, { headers: true }, { uid: true });
    const raw = head === false ? Buffer.alloc(0) : (head.headers ?? Buffer.alloc(0));
    await takeIn(deps, { ...envelope, raw, leftBytes: size });
    return;
  }
  const whole = await client.fetchOne(uid, { source: true }, { uid: true });
  if (whole === false || whole.source === undefined) return;
  await takeIn(deps, { ...envelope, raw: whole.source });
}

/** What went wrong in a name and the server's word, never a command: it may hold the password. */
function withoutAddress(error: unknown): Error {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  const refused =
    typeof error === 'object' && error !== null && 'authenticationFailed' in error
      ? 'it refused the user or the password'
      : code;
  return new Error(`the mailbox of IMAP_URL cannot be read (${refused}); trying again`);
}
