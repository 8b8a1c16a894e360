import fastify, { type FastifyInstance } from 'fastify';
import { Refusal } from '../../../domain/problem';
import { registerErrorPages } from '../../../api/plugins/errors';
import { registerSameOrigin } from '../../../api/plugins/same-origin';
import { registerSecurityHeaders } from '../../../api/plugins/security-headers';
import { registerViews } from '../../../api/plugins/views';

const AT = new Date('2026-11-23T09:00:00Z');

async function site(): Promise<FastifyInstance> {
  const app = fastify();
  await registerSecurityHeaders(app, { https: false });
  registerSameOrigin(app);
  await registerViews(app, { clock: { now: () => AT } });
  registerErrorPages(app);
  app.get('/refused', () => {
    throw new Refusal('paused', 'This handover is paused. Resume it first.');
  });
  app.get('/broken', () => {
    throw new Error('swordfish');
  });
  app.post('/act', async () => ({ done: true }));
  return app;
}

describe('what every page of ours has', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await site();
  });
  afterAll(() => app.close());

  it('tells browsers to load nothing from elsewhere, to keep nothing and to frame nothing', async () => {
    for (const url of ['/refused', '/broken', '/nowhere']) {
      const { headers } = await app.inject(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-robots-tag']).toContain('noindex');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('says why it refuses, and never what an unexpected error says', async () => {
    const refused = await app.inject('/refused');
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('This handover is paused. Resume it first.');
    const broken = await app.inject('/broken');
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain('swordfish');
    expect((await app.inject('/nowhere')).statusCode).toBe(404);
  });

  it('refuses what another site sends, and takes what its own pages send', async () => {
    const post = async (headers: Record<string, string>): Promise<number> =>
      (await app.inject({ method: 'POST', url: '/act', headers })).statusCode;
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await post({})).toBe(403);
    expect(await post({ origin: 'https://evil.example' })).toBe(403);
    expect(await post({ origin: 'null' })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await post({ host: 'here.example', origin: 'https://here.example' })).toBe(200);
    expect(await post({ authorization: 'Bearer of-a-program' })).toBe(200);
  });

  it('serves its own style and fonts for ever, under names that change with their content', async () => {
    const page = await app.inject('/nowhere');
    const style = /\/assets\/style\.[0-9a-f]{10}\.css/.exec(page.body)?.[0] ?? '';
    const sheet = await app.inject(style);
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(sheet.body.length).toBeLessThan(30_000);
    const font = /\/assets\/inter-latin-400\.[0-9a-f]{10}\.woff2/.exec(sheet.body)?.[0] ?? '';
    expect((await app.inject(font)).headers['content-type']).toBe('font/woff2');
    expect(sheet.body).not.toMatch(/https?:/);
  });
});
