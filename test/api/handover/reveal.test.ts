import { Client } from 'pg';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');
const ITEM = 'M365 global admin';
const PASSWORD = 'canary <b>&"horse</b>';

describe('revealing what was sent', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  let path: string;
  const big = Buffer.alloc(5 * 1024 * 1024, 'a line of a config\n');
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

  async function withDatabaseBroken(breakIt: string, mendIt: string, run: () => Promise<void>) {
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    try {
      await client.query(breakIt);
      await run();
    } finally {
      await client.query(mendIt);
      await client.end();
    }
  }

  it('asks for a reason, and shows nothing without one', async () => {
    const form = await site.app.inject({ url: `${path}/reveal`, headers });
    expect(form.body).toContain('What do you need it for?');
    const answer = await post(`${path}/reveal`, { reason: '  ' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).not.toContain('canary');
    expect(await scene.audit('secret.revealed')).toEqual([]);
  });

  it('shows the values once, for seconds, and has the reveal in the log', async () => {
    const answer = await post(`${path}/reveal`, { reason: 'To verify' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('canary &lt;b&gt;&amp;&quot;horse&lt;/b&gt;');
    expect(answer.body).toContain('Authenticator app');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.refresh).toBe(`30; url=${path}`);
    expect(await scene.audit('secret.revealed')).toMatchObject([
      { actor: 'staff:maya@northgate.example', details: { reason: 'To verify' } },
    ]);
    for (const url of [path, `/handovers/${scene.id}`, `/handovers/${scene.id}/log`]) {
      const page = await site.app.inject({ url, headers });
      expect(page.body).not.toContain('canary');
      expect(page.body).not.toContain('etc_passwd');
    }
  });

  it('shows nothing when the log cannot be written', async () => {
    await withDatabaseBroken(
      'revoke insert on audit_events from handover_console',
      'grant insert on audit_events to handover_console',
      async () => {
        const answer = await post(`${path}/reveal`, { reason: 'To verify' });
        expect(answer.statusCode).toBe(500);
        expect(answer.body).not.toContain('canary');
      },
    );
  });

  it('hands files out whole, as attachments of no type, under harmless names', async () => {
    const page = await post(`${path}/reveal`, { reason: 'To verify' });
    const files = [...page.body.matchAll(/action="([^"]*\/files\/[^"]*)"/g)].map((m) => m[1]!);
    expect(files).toHaveLength(3);
    const answers = await Promise.all(files.map((url) => post(url, { reason: 'To verify' })));
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
    const none = await post(files[0]!, { reason: '' });
    expect(none.statusCode).toBe(409);
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

  it('breaks off a damaged file, so that nobody takes it for whole', async () => {
    const page = await post(`${path}/reveal`, { reason: 'To verify' });
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ file_id: string }>(
      'delete from file_chunks where number = 2 returning file_id',
    );
    await client.end();
    const url = [...page.body.matchAll(/action="([^"]*\/files\/[^"]*)"/g)]
      .map((m) => m[1]!)
      .find((action) => action.includes(rows[0]!.file_id));
    const origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(origin + url!, {
      method: 'POST',
      headers,
      body: 'reason=To+verify',
    });
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it('says so in a sentence when the key is gone', async () => {
    await site.deps.vault.destroyKeys(scene.id).catch(() => undefined);
    await withKeystoreEmptied(site);
    const answer = await post(`${path}/reveal`, { reason: 'To verify' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('can no longer be opened');
  });
});

/** The console's role may not destroy keys; a purge does, as somebody else. */
async function withKeystoreEmptied(site: ConsoleSite): Promise<void> {
  const url = new URL(site.superuserUrl);
  url.pathname = `${url.pathname}_keystore`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query('delete from wrapped_identities');
  await client.end();
}
