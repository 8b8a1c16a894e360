import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { answer, FILLED, finish, multipart } from './forms';
import { dump } from './dump';
import { GUARDED, guarded } from './guarded';
import { openPortalSite, type PortalSite } from './site';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

describe('a link', () => {
  it('wrong, mistyped, expired or withdrawn, is one and the same page', async () => {
    const handover = await site.seed({ numbers: [1] });
    const expired = await site.link(handover, { expiresAt: new Date(site.clock.at.getTime() - 1) });
    const revoked = await site.link(handover, { revokedAt: site.clock.at });
    const good = await site.link(handover);
    const urls = [
      `/r/${randomBytes(32).toString('base64url')}`,
      `/r/${good.token.slice(0, -1)}`,
      `/r/${expired.token}`,
      `/r/${revoked.token}`,
      `/a/${good.token}`,
      '/r/x%00y',
      '/r/%zz',
      `/r/${'x'.repeat(5_000)}`,
      `/reply/${good.id}`,
      `/reply/${good.id}/items/${handover.items[0]!.id}`,
      '/reply/1',
      '/nowhere',
    ];
    const answers = await Promise.all(urls.map((url) => site.app.inject({ url })));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(404);
    expect(answers[0]!.body).toContain('newest message');
    const posts = await Promise.all(
      [`/r/${expired.token}/open`, '/r/1/open'].map((url) =>
        site.app.inject({ method: 'POST', url, headers: { 'sec-fetch-site': 'same-origin' } }),
      ),
    );
    for (const post of posts) expect(post.body).toBe(answers[0]!.body);
  });

  it('opens its own handover only: another link’s cookie, item and receipt are not found', async () => {
    const mine = await site.seed({ numbers: [1] });
    const other = await site.seed({ numbers: [1] });
    const link = await site.open(mine);
    const stranger = await site.open(other);
    await answer(site, stranger, other.items[0]!.id, { type: 'provided', 'provided-user': 'x' });
    await finish(site, stranger);
    const urls = [
      stranger.home,
      `${link.home}/items/${other.items[0]!.id}`,
      `${link.home}/receipts/1`,
    ];
    for (const url of urls) {
      expect((await site.app.inject({ url, headers: link.headers })).statusCode).toBe(404);
    }
  });

  it('is seen only when a person presses the button, and then it is in the log', async () => {
    const handover = await site.seed({ numbers: [1] });
    const { id, token } = await site.link(handover);
    const seen = () =>
      site.db.selectFrom('links').where('id', '=', id).select('first_opened_at').executeTakeFirst();
    const landing = await site.app.inject({ url: `/r/${token}` });
    expect(landing.statusCode).toBe(200);
    expect(landing.body).toContain('asks you to hand over');
    expect((await seen())?.first_opened_at).toBeNull();
    const forged = await site.app.inject({
      method: 'POST',
      url: `/r/${token}/open`,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(forged.statusCode).toBe(403);
    const opened = await site.app.inject({
      method: 'POST',
      url: `/r/${token}/open`,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(opened.statusCode).toBe(303);
    expect(opened.cookies).toMatchObject([
      { name: 'link', path: `/reply/${id}`, httpOnly: true, sameSite: 'Lax' },
    ]);
    expect((await seen())?.first_opened_at).toEqual(site.clock.at);
  });
});

describe('the portal', () => {
  it('as a database role cannot read back what it has accepted', async () => {
    const client = new Client({ connectionString: site.database.portalUrl });
    await client.connect();
    try {
      const refused = [
        'select sealed from answers',
        'select sealed from file_chunks',
        'select sealed_manifest from files',
        'select * from answers',
        'select token_hash from api_tokens',
        'delete from file_chunks',
        'update audit_events set actor = actor',
        'insert into letters select * from letters',
      ];
      for (const query of refused) {
        await expect(client.query(query)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await client.end();
    }
  });

  it('changes nothing by any page that can be fetched', async () => {
    const handover = await site.seed({ numbers: [1, 5] });
    const link = await site.open(handover);
    await answer(site, link, handover.items[0]!.id, { type: 'promised', ...FILLED.promised! });
    await finish(site, link);
    const toSign = await site.seed({ authority: 'to_sign', numbers: [1] });
    const signing = await site.open(toSign, { purpose: 'authority' });
    const before = await dump(site.db);
    const seen = new Set<string>();
    for (const start of [link, signing]) {
      const queue = [
        start.home,
        `/r/${link.token}`,
        `/a/${signing.token}`,
        '/',
        '/healthz',
        '/readyz',
      ];
      for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
        if (seen.has(url)) continue;
        seen.add(url);
        for (const method of ['GET', 'HEAD'] as const) {
          const page = await site.app.inject({ method, url, headers: start.headers });
          expect({ url, ok: page.statusCode < 400 }).toEqual({ url, ok: true });
          expect({ url, ...guarded(page.headers, url) }).toEqual({ url, ...GUARDED });
          if (!String(page.headers['content-type']).startsWith('text/html')) continue;
          for (const [, href] of page.body.matchAll(/(?:href|action)="(\/[^"#]*)/g)) {
            const next = href!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
            if (!POSTED.test(next)) queue.push(next);
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(15);
    expect(await dump(site.db)).toEqual(before);
  });

  it('sends its security headers with every answer, errors too', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    for (const url of [link.home, '/verify', '/nowhere', '/healthz']) {
      const { headers } = await site.app.inject({ url, headers: link.headers });
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-robots-tag']).toContain('noindex');
    }
  });

  it('answers bad forms with the right status and a sentence, and changes nothing', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const item = `${link.home}/items/${handover.items[0]!.id}`;
    const before = await dump(site.db);
    const post = (url: string, type: string, payload: string | Buffer) =>
      site.app.inject({
        method: 'POST',
        url,
        headers: { ...link.headers, 'content-type': type },
        payload,
      });
    const huge = 'a='.padEnd(5 * 1024 * 1024, 'x');
    const cases = [
      [
        await post(item, 'application/x-www-form-urlencoded', huge),
        413,
        'nothing of it was stored',
      ],
      [
        await post(`${link.home}/finish`, 'application/x-www-form-urlencoded', huge),
        413,
        'nothing',
      ],
      [await post(item, 'application/json', '{}'), 415, 'its own form'],
      [await post(item, 'text/plain', 'x'), 415, 'its own form'],
      [
        await post(item, 'multipart/form-data; boundary=x', '--x\r\nbroken'),
        400,
        'nothing was stored',
      ],
      [
        await post(
          item,
          multipart({}).headers['content-type'],
          multipart({ type: 'provided', 'provided-notes': 'x'.repeat(300_000) }).payload,
        ),
        413,
        'too much text',
      ],
    ] as const;
    for (const [answered, status, sentence] of cases) {
      expect(answered.statusCode).toBe(status);
      expect(answered.body).toContain(sentence);
    }
    expect(await dump(site.db)).toEqual(before);
  });

  it('writes no token, secret or file name to its log', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const fields = { type: 'provided', 'provided-password': 'canary-password' };
    await answer(site, link, handover.items[0]!.id, fields, [
      { name: 'canary-name.txt', content: 'canary-content' },
    ]);
    await site.app.inject({ url: `/r/${link.token}x` });
    const log = site.log.join('');
    for (const canary of [link.token, 'canary']) expect(log).not.toContain(canary);
  });
});

/** Addresses that take a form and have no page of their own. */
const POSTED = /\/(finish|open|sign|upload|decline|questions|withdraw|many\/file)$/;
