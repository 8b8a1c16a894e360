import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { projectRoot } from '../../platform/paths';
import { ensureKeys } from '../../vault/open/first-keys';
import { workflowId } from '../../workflows/messages';
import { FIRST, handoverInput } from '../support/handover-input';
import { messageRows, stepRows } from '../support/rows';
import { servers } from '../support/servers';
import { setStage, type Stage } from '../support/stage';

/** Takes every message and, while `silent`, never says so: the moment in which a sender may die. */
class SilentServer {
  silent = true;
  private readonly held: (() => void)[] = [];
  readonly taken: { to: string; text: string }[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      let text = '';
      stream.setEncoding('latin1').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        this.taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', text });
        if (this.silent) this.held.push(callback);
        else callback();
      });
    },
  });

  async listen(): Promise<string> {
    this.server.on('error', () => undefined);
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    const address = this.server.server.address();
    return `smtp://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  }

  /** Says at last that it has what it took. */
  release(): void {
    this.silent = false;
    for (const say of this.held.splice(0)) say();
  }

  close(): void {
    this.server.close();
  }
}

const WORKER = path.join(projectRoot(), 'dist', 'worker', 'main.js');

describe('a worker that is killed while the mail server has its message', () => {
  const smtp = new SilentServer();
  const workers: ChildProcess[] = [];
  let stage: Stage;
  let smtpUrl: string;
  let keys: Awaited<ReturnType<typeof ensureKeys>>;
  let recovery: string;
  beforeAll(async () => {
    smtpUrl = await smtp.listen();
    stage = await setStage({ worker: 'elsewhere' });
    keys = await ensureKeys(stage.config.home);
    recovery = (await readFile(keys.recoveryPub, 'utf8')).trim();
  }, 60_000);
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await stage.end();
    smtp.close();
  });

  const startWorker = (): ChildProcess => {
    const worker = spawn(process.execPath, [WORKER], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DATABASE_URL: stage.database.workerUrl,
        KEYSTORE_DATABASE_URL: stage.database.keystoreWorkerUrl,
        SMTP_URL: smtpUrl,
        TEMPORAL_ADDRESS: servers().temporalAddress,
        HANDOVER_HOME: stage.config.home,
        HANDOVER_LINK_KEY_FILE: keys.linkKey,
        HANDOVER_VAULT_KEY_FILE: keys.vaultKey,
        HANDOVER_SIGNING_KEY_FILE: keys.signingKey,
        HANDOVER_RECOVERY_RECIPIENT: recovery,
        HANDOVER_PORTAL_URL: stage.config.portalUrl,
      },
    });
    workers.push(worker);
    return worker;
  };
  const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const attempts = async (id: string): Promise<number> => {
    const { raw } = await stage.client.workflow.getHandle(workflowId(id)).describe();
    return raw.pendingActivities?.[0]?.attempt ?? 0;
  };
  const toFirst = () => smtp.taken.filter((mail) => mail.to === FIRST);

  it('leaves one logical message, sent again byte for byte, and only after ten minutes', async () => {
    expect(existsSync(WORKER)).toBe(true);
    const first = startWorker();
    const started = stage.us.call('POST', '/handovers', handoverInput());
    await until(() => toFirst().length === 1);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const { body } = await started;
    const { id } = body as { id: string };
    expect((await messageRows(stage, id)).map((row) => row.outcome)).toEqual(['unknown']);

    smtp.silent = false;
    startWorker();
    // The engine notices the missing heartbeat; the next attempts wait for the ten minutes to pass.
    await until(async () => (await attempts(id)) > 1);
    expect(toFirst()).toHaveLength(1);
    await stage.clock.advance(3_600_000);
    await until(async () =>
      (await stepRows(stage, id)).some((step) => step.key === 'request' && step.state === 'taken'),
    );

    const [one, two, ...more] = toFirst();
    expect(more).toEqual([]);
    expect(two?.text).toBe(one?.text);
    const rows = (await messageRows(stage, id)).filter((row) => row.to_address === FIRST);
    expect(rows.map((row) => [row.outcome, row.attempts])).toEqual([['accepted', 2]]);
  }, 120_000);

  it('asked to stop meanwhile, waits for the server’s word, writes it down, and ends well: nothing is sent twice', async () => {
    const worker = workers.at(-1)!;
    const before = toFirst().length;
    smtp.silent = true;
    const started = stage.us.call('POST', '/handovers', handoverInput());
    await until(() => toFirst().length > before);
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(worker.exitCode).toBeNull();
    smtp.release();
    expect(await ended).toEqual([0, null]);
    const { id } = (await started).body as { id: string };
    const rows = (await messageRows(stage, id)).filter((row) => row.to_address === FIRST);
    expect(rows.map((row) => [row.outcome, row.attempts])).toEqual([['accepted', 1]]);
    expect(toFirst()).toHaveLength(before + 1);
  }, 60_000);
});
