import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { sql } from 'kysely';
import { readAnchors } from '../../cli/commands/read-anchors';
import { run } from '../../cli/main';
import { createApiToken } from '../../db/api-tokens';
import { NoTimeStamp, timeStamp } from '../../platform/time-stamp';
import { boardPage } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { startTimeStamping, type TimeStamping } from '../support/time-stamping';
import { describeWith, toolPath } from '../support/tools';

const LEAD = 'gareth@northgate.example';

/** Monday 5 to Thursday 8 March 2029. */
describeWith('openssl', 'the log is anchored outside the database', () => {
  let stage: Stage;
  let authority: TimeStamping;
  let folder: string;
  let id: string;
  let token: string;

  beforeAll(async () => {
    authority = await startTimeStamping();
    stage = await setStage({ env: { TSA_URL: authority.url } });
    folder = path.join(stage.config.home, 'anchors');
    const expiresAt = new Date('2030-01-01T00:00:00Z');
    const at = stage.clock.now();
    token = await createApiToken(stage.db, {
      name: 'cli',
      scopes: ['audit:read'],
      by: 'staff:test',
      at,
      expiresAt,
    });
    id = await stage.startHandover();
    await stage.days(3);
  }, 120_000);
  afterAll(async () => {
    await stage.end();
    await authority.stop();
  });

  async function verify(anchors = folder) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const code = await run(['audit', 'verify', '--anchors', anchors], {
      stdin: Readable.from([]),
      stdout,
      stderr,
      env: { HANDOVER_URL: stage.config.consoleUrl, HANDOVER_TOKEN: token },
      cwd: '/',
    });
    stdout.end();
    stderr.end();
    return { code, said: (await text(stdout)) + (await text(stderr)) };
  }

  async function asAttacker<T>(act: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: stage.database.superuserUrl });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      return await act(client);
    } finally {
      await client.end();
    }
  }

  it('each day in a file, whose SHA-256 operations gets by mail, once', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
    expect(files).toEqual(['05', '06', '07', '08'].map((day) => `anchor-2029-03-${day}.txt`));
    const mails = (await stage.mail.to(LEAD)).filter(({ subject }) => subject.startsWith('Anchor'));
    expect(mails.map(({ subject }) => subject)).toEqual(
      [5, 6, 7, 8].map((day) => `Anchor of the log, ${day} March 2029`),
    );
    for (const [index, file] of files.entries()) {
      const sha256 = createHash('sha256')
        .update(await readFile(path.join(folder, file)))
        .digest('hex');
      expect(mails[index]?.text.replace(/\s+/g, ' ')).toContain(`${file}: ${sha256}`);
    }
  });

  it('with a time stamp (RFC 3161) that the stock openssl verifies', () => {
    const file = path.join(folder, 'anchor-2029-03-08.txt');
    const stamp = file.replace('.txt', '.tsr');
    const check = (data: string) =>
      spawnSync(toolPath('openssl'), [
        'ts',
        '-verify',
        '-data',
        data,
        '-in',
        stamp,
        '-CAfile',
        authority.caFile,
      ]).status;
    expect(check(file)).toBe(0);
    expect(check(path.join(folder, 'anchor-2029-03-07.txt'))).not.toBe(0);
  });

  it('and takes no stamp that was made for something else, or by nobody', async () => {
    authority.replay = true;
    await expect(timeStamp(authority.url, Buffer.from('ours'))).rejects.toThrow(NoTimeStamp);
    authority.replay = false;
    const { at } = await timeStamp(authority.url, Buffer.from('ours'));
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
    await expect(timeStamp(authority.url.replace(/:\d+/, ':1'), Buffer.from('x'))).rejects.toThrow(
      'cannot be reached',
    );
  });

  it('and says until when it is proved: what was cut since the last anchor is found by the heads that were kept since', async () => {
    const bare = path.join(stage.config.home, 'anchors-alone');
    await mkdir(bare);
    await stage.us.call('POST', `/handovers/${id}/commands/pause`, { reason: 'a look' });
    await stage.clock.settle();
    for (const name of (await readdir(folder)).filter((one) => one.startsWith('anchor-'))) {
      await copyFile(path.join(folder, name), path.join(bare, name));
    }
    const now = stage.clock.now().toISOString();
    expect((await verify()).said).toContain(`Proved until ${now}; 0 events since then are held`);
    expect((await verify(bare)).said).toMatch(
      /Proved until 2029-03-08T\S+; [1-9]\d* events? since then (is|are) held only by the database’s own chains/,
    );
    await asAttacker(async (client) => {
      await client.query(
        `create temp table last as select e.* from audit_events e join audit_heads h using (chain, seq)
         where chain = '${id}'`,
      );
      await client.query(
        'delete from audit_events e using last l where (e.chain, e.seq) = (l.chain, l.seq)',
      );
      await client.query(
        'update audit_heads h set seq = l.seq - 1, hash = l.previous_hash from last l where h.chain = l.chain',
      );
      expect((await verify(bare)).code).toBe(0);
      expect(await verify()).toMatchObject({
        code: 1,
        said: expect.stringMatching(
          /event \d+ was seen by an anchor, and is changed or gone/,
        ) as string,
      });
      await client.query('insert into audit_events select * from last');
      await client.query(
        'update audit_heads h set seq = l.seq, hash = l.hash from last l where h.chain = l.chain',
      );
    });
  });

  it('so that “audit verify” ends with 0 for a log that has grown since, and with 1 for one whose tail was cut well', async () => {
    await stage.us.call('POST', `/handovers/${id}/commands/resume`, {});
    await stage.clock.settle();
    const whole = await verify();
    expect([whole.code, whole.said]).toEqual([
      0,
      expect.stringContaining(
        'It has all that 4 anchors, and the heads that were kept between them, saw.',
      ),
    ]);
    await asAttacker(async (client) => {
      await client.query('begin');
      await client.query('create temp table kept as select * from audit_events where chain = $1', [
        id,
      ]);
      await client.query('commit');
      await client.query('delete from audit_events where chain = $1 and seq > 1', [id]);
      await client.query(
        'update audit_heads h set seq = 1, hash = e.hash from audit_events e where h.chain = $1 and e.chain = h.chain and e.seq = 1',
        [id],
      );
      const cut = await verify();
      expect(cut.code).toBe(1);
      expect(cut.said).toMatch(
        /H-2029-\d{4}: event \d+ was seen by an anchor, and is changed or gone/,
      );
      // What stands in the database itself shows nothing, and the board nothing yet.
      expect(cut.said).not.toContain('is changed, missing or in a wrong place');
      await stage.clock.advance(86_400_000);
      expect(await boardPage(stage)).toContain('The log is not as it was written.');
      await client.query(
        'insert into audit_events select * from kept where seq > 1 on conflict do nothing',
      );
    });
  });

  it('and for anchors that were changed, cut, or taken away in between', async () => {
    const other = path.join(stage.config.home, 'copied');
    await mkdir(other);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
    for (const name of names) await copyFile(path.join(folder, name), path.join(other, name));
    const second = path.join(other, names[1] ?? '');
    const was = await readFile(second, 'utf8');
    await writeFile(second, was.replace(/ (\d+) /, ' 1 '));
    expect(await verify(other)).toMatchObject({
      code: 1,
      said: expect.stringContaining('The anchor before this one was changed') as string,
    });
    await writeFile(second, was.slice(0, -9));
    expect((await verify(other)).said).toContain('This is no anchor as it was written');
    await rm(second);
    expect((await verify(other)).said).toContain('one between them is missing');
    expect(await verify('/nowhere')).toMatchObject({ code: 2 });
  });

  it('however long the mail server is away: each day is told in its order, and the anchors stay one chain', async () => {
    stage.faults.set({ reply: 451, at: 'mail' });
    await stage.days(2);
    stage.faults.clear();
    await stage.clock.advance(60_000);
    const mails = (await stage.mail.to(LEAD)).filter(({ subject }) => subject.startsWith('Anchor'));
    expect(mails.map(({ subject }) => /\d+ March/.exec(subject)?.[0])).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map((day) => `${day} March`),
    );
    // As one that was killed between the file and what the database knows of it.
    await asAttacker((client) =>
      client.query("delete from audit_anchors where day = '2029-03-11'"),
    );
    await stage.days(1);
    const { anchors } = await readAnchors(folder);
    const { rows } = await sql<{ sha256: string }>`
      select encode(sha256, 'hex') as sha256 from audit_anchors order by day`.execute(stage.db);
    expect(anchors.map(({ sha256 }) => sha256)).toEqual(rows.map(({ sha256 }) => sha256));
    expect(anchors).toHaveLength(8);
  });

  it('or operations hears that they are not kept', async () => {
    await rename(folder, `${folder}-moved`);
    await writeFile(folder, '');
    await stage.days(1);
    await stage.clock.advance(20 * 60_000);
    const told = (await stage.mail.to(LEAD)).map(({ subject }) => subject);
    expect(told).toContain('The log was not anchored outside the database');
    expect(await boardPage(stage)).toContain('The log is not anchored outside the database.');
    await rm(folder);
    await rename(`${folder}-moved`, folder);
    await stage.clock.advance(60_000);
    expect(await boardPage(stage)).not.toContain('The log is not anchored');
  });
});
