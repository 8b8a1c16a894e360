import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { oneTimeCode } from '../../../api/console/reveal/one-time-code';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { lyingManifests, withDatabaseBroken, withKeystoreEmptied } from './broken';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');
const ITEM = 'M365 global admin';
const PASSWORD = 'canary <b>&"horse</b>';
/** RFC 6238's own, in Base32 as people send it. */
const SEED = 'gezd gnbv gy3t qojq gezd gnbv gy3t qojq';

describe('revealing what was sent', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  let path: string;
  const big = Buffer.alloc(9 * 1024 * 1024, 'a line of a config\n');
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
    headers = await signIn(site);
    scene = await Scene.start(site, DAY_0);
    await scene.request(DAY_0);
    const { id: link } = await site.db
      .selectFrom('links')
      .select('id')
      .where('handover_id', '=', scene.id)
      .executeTakeFirstOrThrow();
    await scene.answer(link, ITEM, {
      type: 'provided',
      at: DAY_0,
      fields: [
        { key: 'password', label: 'Password', secret: true, value: PASSWORD },
        { key: 'factor', label: 'Second factor', secret: false, value: 'app' },
        { key: 'factor-seed', label: 'Its secret', secret: true, value: SEED },
        { key: 'user-2', label: 'User', secret: false, value: 'break-glass' },
        { key: 'password-2', label: 'Password', secret: true, value: 'canary-two' },
      ],
      files: [
        { name: '../../etc/passwd', bytes: big },
        { name: 'x\r\nSet-Cookie: a=b".svg', bytes: Buffer.from('<svg onload="alert(1)"/>') },
        { name: 'Übersicht (neu) “Kopie”.html', bytes: Buffer.from('<script>alert(1)</script>') },
      ],
    });
    path = `/handovers/${scene.id}/items/${(await scene.item(ITEM)).id}`;
  }, 60_000);
  afterAll(() => site.close());

  async function post(url: string, form: Record<string, string>) {
    return site.app.inject({
      method: 'POST',
      url,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  }

  /** Reveals as the form of the page would, which makes each look. */
  async function reveal(given: Record<string, string> = {}, look = randomUUID()) {
    const answer = await post(`${path}/reveal`, { look, purpose: 'verify', ...given });
    return { answer, look };
  }

  it('asks for a reason, and shows nothing without one', async () => {
    const form = await site.app.inject({ url: `${path}/reveal`, headers });
    expect(form.body).toContain('What do you need it for?');
    const wrong = [
      { purpose: '' },
      { purpose: 'other', reason: '  ' },
      { reason: 'x'.repeat(301) },
    ];
    for (const given of wrong) {
      const { answer } = await reveal(given);
      expect(answer.statusCode).toBe(409);
      expect(answer.body).not.toContain('canary');
    }
    expect(await scene.audit('secret.revealed')).toEqual([]);
  });

  it('shows the values once, for seconds, and has the reveal in the log', async () => {
    const { answer, look } = await reveal({ reason: 'ticket 12' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('canary &lt;b&gt;&amp;&quot;horse&lt;/b&gt;');
    expect(answer.body).toContain('Authenticator app');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.refresh).toBe(`30; url=${path}`);
    expect(await scene.audit('secret.revealed')).toMatchObject([
      {
        actor: 'staff:maya@northgate.example',
        details: { look, purpose: 'verify', reason: 'ticket 12' },
      },
    ]);
    // Several logins stand apart.
    expect(answer.body).toContain('2 of 2');
    expect(answer.body).toContain('canary-two');
    // The same form once more, as a browser sends it that goes back: nothing.
    const { answer: replayed } = await reveal({ reason: 'ticket 12' }, look);
    expect(replayed.statusCode).toBe(409);
    expect(replayed.body).not.toContain('canary');
    expect(await scene.audit('secret.revealed')).toHaveLength(1);
    for (const url of [path, `/handovers/${scene.id}`, `/handovers/${scene.id}/log`]) {
      const page = await site.app.inject({ url, headers });
      expect(page.body).not.toContain('canary');
      expect(page.body).not.toContain('etc_passwd');
    }
  });

  it('shows the code of the moment, and a second factor’s secret only when that is asked for', async () => {
    // RFC 6238, Appendix B: 94287082 at 59 seconds, of which our six digits are the last.
    expect(oneTimeCode(SEED, new Date(59_000))).toMatchObject({
      codes: ['287082', '359152'],
      left: 1,
    });
    const uri = 'otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8&period=60';
    expect(oneTimeCode(uri, new Date(0))).toMatchObject({ left: 60, period: 60 });
    expect(oneTimeCode('it is on my phone', LATER)).toBeNull();
    const code = oneTimeCode(SEED, LATER)!;
    const { answer } = await reveal();
    expect(answer.body).toContain(code.codes[0]);
    expect(answer.body).toContain(`for ${String(code.left)} more seconds, then ${code.codes[1]}`);
    expect(answer.body).not.toContain(SEED);
    const { answer: whole } = await reveal({ seed: '1' });
    expect(whole.body).toContain(SEED);
  });

  it('shows nothing when the log cannot be written', async () => {
    await withDatabaseBroken(
      site.superuserUrl,
      'revoke insert on audit_events from handover_console',
      'grant insert on audit_events to handover_console',
      async () => {
        const { answer } = await reveal();
        expect(answer.statusCode).toBe(500);
        expect(answer.body).not.toContain('canary');
      },
    );
  });

  it('hands files out whole, as attachments of no type, under harmless names', async () => {
    const { answer: page, look } = await reveal();
    const files = [...page.body.matchAll(/action="([^"]*\/files\/[^"]*)"/g)].map((m) => m[1]!);
    expect(files).toHaveLength(3);
    const answers = await Promise.all(files.map((url) => post(url, { look })));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/octet-stream');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const names = answers.map((answer) => String(answer.headers['content-disposition']));
    expect(names).toEqual(
      expect.arrayContaining([
        `attachment; filename="_.._etc_passwd"; filename*=UTF-8''_.._etc_passwd`,
        `attachment; filename="xSet-Cookie_ a=b_.svg"; filename*=UTF-8''xSet-Cookie_%20a%3Db_.svg`,
        `attachment; filename="_bersicht (neu) _Kopie_.html"; filename*=UTF-8''%C3%9Cbersicht%20%28neu%29%20%E2%80%9CKopie%E2%80%9D.html`,
      ]),
    );
    const whole = answers.find((answer) => answer.rawPayload.length === big.length);
    expect(whole?.rawPayload.equals(big)).toBe(true);
    expect(await scene.audit('file.downloaded')).toHaveLength(3);
    // Not without a look, not with one that is over, nor one of somebody else.
    expect((await post(files[0]!, { look: randomUUID() })).statusCode).toBe(409);
    const other = { ...(await signIn(site, 'technician')) };
    const theirs = await site.app.inject({
      method: 'POST',
      url: files[0]!,
      headers: other,
      payload: new URLSearchParams({ look }).toString(),
    });
    expect(theirs.statusCode).toBe(409);
    site.clock.at = new Date(LATER.getTime() + 5 * 60_000);
    expect((await post(files[0]!, { look })).statusCode).toBe(409);
    site.clock.at = LATER;
    expect(await scene.audit('file.downloaded')).toHaveLength(3);
  });

  it('hands out the signed copy of an authority, with the download in the log', async () => {
    expect((await post(`/handovers/${scene.id}/authority/copy`, {})).statusCode).toBe(404);
    const file = await site.db
      .selectFrom('files')
      .select('id')
      .where('handover_id', '=', scene.id)
      .where('chunks', '=', 1)
      .limit(1)
      .executeTakeFirstOrThrow();
    await site.db
      .updateTable('authorities')
      .set({ method: 'uploaded', file_id: file.id })
      .where('handover_id', '=', scene.id)
      .execute();
    const page = await site.app.inject({ url: `/handovers/${scene.id}/authority`, headers });
    expect(page.body).toContain('Download the signed copy');
    const answer = await post(`/handovers/${scene.id}/authority/copy`, {});
    expect(answer.headers['content-disposition']).toMatch(/^attachment; /);
    expect(answer.body).toMatch(/alert/);
    expect(await scene.audit('file.downloaded')).toHaveLength(4);
  });

  it('hands out nothing of a file whose manifest lies, neither more than it promises nor what is not what was sent', async () => {
    const { look } = await reveal();
    const lies = lyingManifests(site, scene, (await scene.item(ITEM)).id);
    for await (const file of lies) {
      const answer = await post(`${path}/files/${file}`, { look });
      expect([answer.statusCode, answer.body.includes('could not be read')]).toEqual([409, true]);
    }
  });

  it('breaks off a damaged file, so that nobody takes it for whole', async () => {
    const { answer: page, look } = await reveal();
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ file_id: string }>(
      'delete from file_chunks where number = 3 returning file_id',
    );
    await client.end();
    const url = [...page.body.matchAll(/action="([^"]*\/files\/[^"]*)"/g)]
      .map((m) => m[1]!)
      .find((action) => action.includes(rows[0]!.file_id));
    const origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(origin + url!, {
      method: 'POST',
      headers,
      body: `look=${look}`,
    });
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it('says so in a sentence when the key is gone', async () => {
    await site.deps.vault.destroyKeys(scene.id).catch(() => undefined);
    await withKeystoreEmptied(site);
    const { answer } = await reveal();
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('can no longer be opened');
  });
});
