import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { refuseOutsideDevelopment } from '../../../api/console/sign-in/development-only';
import { ownPath } from '../../../api/plugins/staff-session';
import { ConfigError, readConfig } from '../../../platform/config';

const MINUTE = 60_000;
const START = new Date('2026-11-23T09:00:00Z');

describe('signing in', () => {
  let site: ConsoleSite;
  beforeAll(async () => {
    site = await openConsoleSite({ at: START });
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.clock.at = START;
  });

  const statusOf = async (url: string, cookie?: string): Promise<number> =>
    (await site.app.inject({ url, headers: cookie ? { cookie } : {} })).statusCode;

  it('leads whoever is not signed in to the sign-in page, and back to where they wanted', async () => {
    for (const url of ['/', '/handovers/new', '/settings', '/tasks', '/board/live']) {
      const answer = await site.app.inject(url);
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe(`/sign-in?next=${encodeURIComponent(url)}`);
    }
    expect(await statusOf('/sign-in')).toBe(200);
    expect(await statusOf('/healthz')).toBe(200);
    expect(await statusOf('/readyz')).toBe(200);
  });

  it('answers an address that cannot be read as any that does not exist, and the API with problem details', async () => {
    expect(await statusOf('/%zz')).toBe(404);
    expect(await statusOf(`/handovers/${'9'.repeat(300)}`)).toBe(404);
    const api = await site.app.inject('/api/v1/%zz');
    expect(api.statusCode).toBeLessThan(500);
    expect(api.headers['content-type']).toContain('application/problem+json');
  });

  it('never leads to another site after signing in', () => {
    expect(ownPath('/handovers/new?a=1')).toBe('/handovers/new?a=1');
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/a\r\nb',
      '',
      null,
    ];
    for (const path of elsewhere) expect(ownPath(path)).toBe('/');
  });

  it('offers an account manager, two technicians and a lead in a new installation', async () => {
    const page = (await site.app.inject('/sign-in')).body;
    expect(page.match(/technician/g)).toHaveLength(2);
    expect(page).toContain('account manager');
    expect(page).toContain('lead');
  });

  it('keeps a session in a cookie that scripts cannot read, and only its hash in the database', async () => {
    const { id } = await site.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
    const answer = await site.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: `staff=${id}&next=%2Fsettings`,
    });
    expect(answer.headers.location).toBe('/settings');
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    const rows = await site.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(answer.cookies[0]?.value ?? 'no cookie');
  });

  it('ends a session after thirty idle minutes, and after eight hours whatever happens', async () => {
    const { cookie } = await signIn(site);
    site.clock.at = new Date(START.getTime() + 29 * MINUTE);
    expect(await statusOf('/settings', cookie)).toBe(200);
    site.clock.at = new Date(START.getTime() + 58 * MINUTE);
    expect(await statusOf('/settings', cookie)).toBe(200);
    site.clock.at = new Date(START.getTime() + 89 * MINUTE);
    expect(await statusOf('/settings', cookie)).toBe(303);

    site.clock.at = START;
    const busy = await signIn(site);
    for (let minutes = 20; minutes < 8 * 60; minutes += 20) {
      site.clock.at = new Date(START.getTime() + minutes * MINUTE);
      expect(await statusOf('/settings', busy.cookie)).toBe(200);
    }
    site.clock.at = new Date(START.getTime() + 8 * 60 * MINUTE);
    expect(await statusOf('/settings', busy.cookie)).toBe(303);
  });

  it('does not count a board left open as somebody being there', async () => {
    const { cookie } = await signIn(site);
    for (let minutes = 5; minutes < 30; minutes += 5) {
      site.clock.at = new Date(START.getTime() + minutes * MINUTE);
      expect(await statusOf('/board/live', cookie)).toBe(200);
    }
    site.clock.at = new Date(START.getTime() + 31 * MINUTE);
    expect(await statusOf('/board/live', cookie)).toBe(303);
  });

  it('asks again who is there before a secret is opened, and comes back to the same place', async () => {
    const headers = await signIn(site);
    const path = '/handovers/2a5dd8ab-7fb7-4c4c-8f6a-0a53b8f3cf39/items/x/reveal';
    site.clock.at = new Date(START.getTime() + 9 * MINUTE);
    expect(await statusOf(path, headers.cookie)).toBe(404);
    site.clock.at = new Date(START.getTime() + 10 * MINUTE);
    for (const method of ['GET', 'POST'] as const) {
      const led = await site.app.inject({ method, url: path, headers });
      expect(led.headers.location).toBe(`/sign-in/again?next=${encodeURIComponent(path)}`);
    }
    const file = await site.app.inject({
      method: 'POST',
      url: path.replace('/reveal', '/files/y'),
      headers,
    });
    expect(file.headers.location).toBe(`/sign-in/again?next=${encodeURIComponent(path)}`);

    const at = path.replace('/items/x/reveal', '');
    for (const [form, page] of [
      [`${at}/client-package`, `${at}/client-package`],
      [`${at}/questions/y/read`, `${at}/questions`],
      [`${at}/authority/declines/y/read`, `${at}/authority`],
      [`${at}/decisions/y/words`, `${at}/decisions`],
      [`${at}/mail/y`, `${at}/mail/y`],
      [`${at}/mail/y/original`, `${at}/mail/y`],
      [`${at}/mail/y/text`, `${at}/mail/y`],
      [`${at}/mail/y/files/1`, `${at}/mail/y`],
      [`${at}/formal-notice/proofs/y`, `${at}/formal-notice`],
      ['/mail/y', '/mail/y'],
      ['/mail/y/original', '/mail/y'],
      ['/tasks/x/evidence/y/file', '/tasks/x'],
    ] as const) {
      const { headers: led } = await site.app.inject({ method: 'POST', url: form, headers });
      expect(led.location).toBe(`/sign-in/again?next=${encodeURIComponent(page)}`);
    }

    const page = await site.app.inject({
      url: `/sign-in/again?next=${encodeURIComponent(path)}`,
      headers,
    });
    expect(page.body).toContain('Is it still you, Maya Lindqvist?');
    const again = await site.app.inject({
      method: 'POST',
      url: '/sign-in/again',
      headers,
      payload: new URLSearchParams({ next: path }).toString(),
    });
    expect(again.headers.location).toBe(path);
    const { name, value } = again.cookies[0]!;
    expect(await statusOf(path, `${name}=${value}`)).toBe(404);
    // The token of before is worth nothing now, whoever else may know it.
    expect(await statusOf('/settings', headers.cookie)).toBe(303);
  });

  it('ends the session for good when somebody signs out', async () => {
    const headers = await signIn(site);
    const out = await site.app.inject({ method: 'POST', url: '/sign-out', headers });
    expect(out.headers.location).toBe('/sign-in');
    expect(await statusOf('/settings', headers.cookie)).toBe(303);
  });

  it('refuses a form of another site, and a name that is not ours', async () => {
    const headers = await signIn(site);
    const forged = { ...headers, 'sec-fetch-site': 'cross-site' };
    const answer = await site.app.inject({ method: 'POST', url: '/sign-out', headers: forged });
    expect(answer.statusCode).toBe(403);
    expect(await statusOf('/settings', headers.cookie)).toBe(200);
    const rebound = await site.app.inject({ url: '/', headers: { host: 'evil.example:3000' } });
    expect(rebound.statusCode).toBe(421);
  });

  it('does not start where others can reach it, nor in production, and says what to do', () => {
    const config = readConfig({});
    expect(() => refuseOutsideDevelopment(config)).not.toThrow();
    expect(() => refuseOutsideDevelopment({ ...config, host: '::1' })).not.toThrow();
    for (const change of [{ host: '0.0.0.0' }, { host: '192.168.1.7' }, { production: true }]) {
      expect(() => refuseOutsideDevelopment({ ...config, ...change })).toThrow(ConfigError);
    }
    expect(() => refuseOutsideDevelopment({ ...config, host: '0.0.0.0' })).toThrow(
      /HANDOVER_HOST to 127\.0\.0\.1/,
    );
  });
});
