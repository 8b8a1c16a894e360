import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort, isFree } from '../../embedded/ports';
import { imapUrl, type ImapAddress } from '../../platform/settings';
import { toolPath } from './tools';

/** Debian's `mail` (base-passwd): a server that is started as root wants another user for the mails. */
const MAIL_USER = { uid: 8, gid: 8 };
const USER = 'handover';
const PASSWORD = 'a %pass/word';

export interface Dovecot {
  address: ImapAddress;
  /** Leaves a mail in the mailbox, as a delivery would. */
  deliver(raw: Buffer): Promise<void>;
  /** How many mails are there, and how many of them nobody has seen. */
  count(): Promise<{ all: number; unseen: number }>;
  stop(): Promise<void>;
  /** Again, at the same port, with the same mailbox. */
  start(): Promise<void>;
  /** Stops, and nothing is left. */
  end(): Promise<void>;
}

/** A real IMAP server of this test's own. `idle: false`: one that has never heard of IDLE. */
export async function startDovecot(options: { idle: boolean }): Promise<Dovecot> {
  // Not in the run's folder, which is its owner's alone: the server reads mails as another user.
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-imap-'));
  const port = await freePort();
  const file = await writeConfig(folder, { port, ...options });
  const { user, pass } = { user: USER, pass: encodeURIComponent(PASSWORD) };
  const address = imapUrl.parse(`imap://${user}:${pass}@127.0.0.1:${port}/INBOX`);
  let running: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    running = spawn(toolPath('dovecot'), ['-F', '-c', file], { stdio: 'ignore' });
    while (await isFree(port)) await sleep(50);
  };
  await start();
  const stop = async (): Promise<void> => {
    const child = running;
    running = null;
    if (child?.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    while (!(await isFree(port))) await sleep(50);
  };
  const asClient = async <T>(act: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const auth = { user: USER, pass: PASSWORD };
    const client = new ImapFlow({ ...address, auth, logger: false });
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.logout();
    }
  };
  return {
    address,
    deliver: async (raw) => {
      await asClient((client) => client.append('INBOX', raw));
    },
    count: () =>
      asClient(async (client) => {
        const status = await client.status('INBOX', { messages: true, unseen: true });
        if (status === false) throw new Error('the mailbox is gone');
        return { all: status.messages ?? 0, unseen: status.unseen ?? 0 };
      }),
    stop,
    start,
    end: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeConfig(
  folder: string,
  { port, idle }: { port: number; idle: boolean },
): Promise<string> {
  const root = userInfo().uid === 0;
  const owner = root ? MAIL_USER : userInfo();
  const mails = path.join(folder, 'mails');
  await mkdir(mails, { recursive: true });
  await chmod(folder, 0o755);
  await chown(mails, owner.uid, owner.gid);
  const name = userInfo().username;
  const own = root ? '' : `default_internal_user = ${name}\ndefault_login_user = ${name}\n`;
  const capability = idle
    ? ''
    : '  imap_capability = IMAP4rev1 SASL-IR ID ENABLE LITERAL+ UIDPLUS\n';
  const file = path.join(folder, 'dovecot.conf');
  await writeFile(path.join(folder, 'users'), `${USER}:{PLAIN}${PASSWORD}\n`, { mode: 0o644 });
  await writeFile(
    file,
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${mails}/%u
${own}service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  unix_listener stats-reader {
    mode = 0600
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${mails}/%u
}
protocol imap {
${capability}}
`,
  );
  return file;
}
