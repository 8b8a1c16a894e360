import path from 'node:path';
import { readLinkKey } from '../../vault/open/key-files';
import { activityDeps } from '../../worker/compose';
import { startImap, type ImapTiming } from '../../worker/inbound/imap';
import type { InboundDeps } from '../../worker/inbound/deps';
import type { Inbound } from '../../worker/inbound/inbound';
import { startDovecot, type Dovecot } from '../support/dovecot';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { wire } from '../support/reports';
import { describeWith } from '../support/tools';

const LONG: ImapTiming = { pollMs: 3_600_000, firstRestMs: 50, mostRestMs: 200 };
const SHORT: ImapTiming = { ...LONG, pollMs: 100 };

const letter = (subject: string): Buffer =>
  wire(`From: Bo <bo@sysworks.example>
To: handover@northgate.example
Subject: ${subject}
Message-ID: <${subject}@sysworks.example>

Please find nothing attached.
`);

describeWith('dovecot', 'mail from a mailbox, by IMAP', () => {
  let site: ConsoleSite;
  let deps: InboundDeps;
  const errors: unknown[] = [];
  let server: Dovecot;
  let reading: Inbound | null = null;
  const started: Dovecot[] = [];

  beforeAll(async () => {
    site = await openConsoleSite();
    const { config, vault, clock } = site.deps;
    const linkKey = await readLinkKey(path.join(config.home, 'keys', 'link.key'));
    const activities = activityDeps(config, {
      db: site.db,
      linkKey,
      vault,
      smtpUrl: 'smtp://127.0.0.1:9',
      onError: (error) => errors.push(error),
    });
    deps = { activities, vault, clock };
  }, 60_000);
  afterEach(async () => {
    await reading?.stop();
    reading = null;
  });
  afterAll(async () => {
    await Promise.all(started.map((one) => one.end()));
    await site.close();
  });

  const open = async (options: { idle: boolean }): Promise<Dovecot> => {
    const one = await startDovecot(options);
    started.push(one);
    return one;
  };
  const rows = () =>
    site.db.selectFrom('inbound_messages').select(['kind', 'way']).orderBy('received_at').execute();
  const until = async (is: () => Promise<boolean>): Promise<void> => {
    while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const kept = (count: number) => until(async () => (await rows()).length === count);
  const allSeen = () => until(async () => (await server.count()).unseen === 0);

  it('is told by IDLE, takes each mail once, and marks it as seen after it is kept', async () => {
    server = await open({ idle: true });
    await server.deliver(letter('before'));
    reading = startImap(deps, server.address, LONG);
    await kept(1);
    await allSeen();
    await server.deliver(letter('while-idle'));
    await kept(2);
    await allSeen();
    expect(await server.count()).toEqual({ all: 2, unseen: 0 });
    expect(await rows()).toEqual([
      { kind: 'reply', way: 'imap' },
      { kind: 'reply', way: 'imap' },
    ]);
  }, 60_000);

  it('connects again after the server was down, and takes what came meanwhile', async () => {
    reading = startImap(deps, server.address, LONG);
    await server.stop();
    await until(() => Promise.resolve(errors.length > 0));
    await server.start();
    await server.deliver(letter('after-restart'));
    await kept(3);
    await allSeen();
    expect(String(errors[0])).toContain('cannot be read');
    expect(errors.map(String).join()).not.toContain('word');
  }, 60_000);

  it('does no harm when it stopped between keeping a mail and marking it', async () => {
    await server.deliver(letter('before'));
    reading = startImap(deps, server.address, SHORT);
    await allSeen();
    expect(await rows()).toHaveLength(3);
  }, 60_000);

  it('looks by itself where the server has no IDLE', async () => {
    server = await open({ idle: false });
    reading = startImap(deps, server.address, SHORT);
    await server.deliver(letter('polled'));
    await kept(4);
    await allSeen();
  }, 60_000);

  it('keeps the headers of a mail that is too large, and leaves the mail where it is', async () => {
    const body = Buffer.alloc(31 * 1024 * 1024, 'x'.repeat(74) + '\r\n');
    await server.deliver(Buffer.concat([letter('huge'), body]));
    reading = startImap(deps, server.address, SHORT);
    await kept(5);
    await allSeen();
    expect((await rows()).at(-1)).toEqual({ kind: 'too_large', way: 'imap' });
    expect((await server.count()).all).toBe(2);
  }, 60_000);
});
