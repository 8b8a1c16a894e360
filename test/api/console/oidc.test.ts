import { openConsoleSite, type ConsoleSite } from '../../support/console-site';
import {
  AtProvider,
  CLIENT_ID,
  CLIENT_SECRET,
  startOidcProvider,
  type OidcProvider,
} from '../../support/oidc';
import { attempts, type Attempt } from '../../../api/console/sign-in/oidc/attempt';
import { createConsole } from '../../../api/console/app';

const START = new Date('2026-11-23T09:00:00Z');
const CONSOLE = 'http://localhost:3000';
const ADA = 'ada@northgate.example';

const PEOPLE = {
  'sub-ada': { email: ADA, email_verified: true },
  'sub-ada-again': { email: ADA, email_verified: true },
  'sub-tom': { email: 'Tom@Northgate.example', email_verified: true },
  'sub-sly': { email: ADA, email_verified: false },
  'sub-none': {},
  'sub-stranger': { email: 'eve@elsewhere.example', email_verified: true },
};

describe('signing in at a real OpenID Connect provider', () => {
  let provider: OidcProvider;
  let site: ConsoleSite;
  beforeAll(async () => {
    provider = await startOidcProvider(`${CONSOLE}/sign-in/oidc/callback`, PEOPLE);
    site = await openConsoleSite({
      at: START,
      config: {
        consoleUrl: CONSOLE,
        production: true,
        host: '0.0.0.0',
        admin: { name: 'Ada Marsh', address: ADA },
        oidc: {
          issuer: provider.issuer,
          clientId: CLIENT_ID,
          clientSecret: CLIENT_SECRET,
          trustsEmails: false,
        },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await site.close();
    await provider.stop();
  });
  beforeEach(() => {
    site.clock.at = START;
  });

  const cookieOf = (answer: { cookies: { name: string; value: string }[] }, name: string): string =>
    answer.cookies.find((one) => one.name === name)?.value ?? '';

  /** Leaves for the provider; returns where to, and what the browser keeps meanwhile. */
  async function leave(query = '', session = '') {
    const answer = await site.app.inject({
      url: `/sign-in/oidc${query}`,
      headers: { cookie: `session=${session}` },
    });
    expect(answer.statusCode).toBe(303);
    return { to: String(answer.headers.location), kept: cookieOf(answer, 'sign-in') };
  }

  async function comeBack(to: URL, kept: string, session = '') {
    return site.app.inject({
      url: to.pathname + to.search,
      headers: { cookie: `sign-in=${kept}; session=${session}`, 'sec-fetch-site': 'cross-site' },
    });
  }

  /** The whole way of somebody who signs in; the session's token. */
  async function signInAs(sub: string, browser = new AtProvider()): Promise<string> {
    const { to, kept } = await leave();
    const answer = await comeBack(await browser.answer(to, { sub }), kept);
    expect(answer.statusCode).toBe(303);
    return cookieOf(answer, 'session');
  }

  async function refusedAs(sub: string): Promise<string> {
    const { to, kept } = await leave();
    const answer = await comeBack(await new AtProvider().answer(to, { sub }), kept);
    expect([answer.statusCode, cookieOf(answer, 'session')]).toEqual([403, '']);
    return answer.body;
  }

  async function audit(action: string) {
    return site.db
      .selectFrom('audit_events')
      .select(['actor', 'details'])
      .where('action', '=', action)
      .execute();
  }

  it('asks for a code, with PKCE, state and nonce, and leads to where one wanted to go', async () => {
    const led = await site.app.inject('/settings');
    expect(led.headers.location).toBe('/sign-in?next=%2Fsettings');
    const door = await site.app.inject('/sign-in?next=%2Fsettings');
    expect(door.body).toContain('href="/sign-in/oidc?next&#x3D;%2Fsettings"');
    const { to, kept } = await leave('?next=%2Fsettings');
    const asked = new URL(to).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT_ID,
      code_challenge_method: 'S256',
      redirect_uri: `${CONSOLE}/sign-in/oidc/callback`,
    });
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    }
    const answer = await comeBack(await new AtProvider().answer(to, { sub: 'sub-ada' }), kept);
    expect(answer.headers.location).toBe('/settings');
    const session = answer.cookies.find(({ name }) => name === 'session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const page = await site.app.inject({
      url: '/settings',
      headers: { cookie: `session=${session?.value ?? ''}` },
    });
    expect(page.body).toContain('Ada Marsh');
    expect(await audit('staff.identity_linked')).toMatchObject([
      { actor: `staff:${ADA}`, details: { issuer: provider.issuer, subject: 'sub-ada' } },
    ]);
  });

  it('knows people by issuer and subject, and by a vouched address the first time only', async () => {
    await signInAs('sub-ada');
    await site.db.updateTable('staff').set({ email: 'new@northgate.example' }).execute();
    expect(await signInAs('sub-ada')).not.toBe('');
    await site.db.updateTable('staff').set({ email: ADA }).execute();
    // Who has her address at the service later on is not her.
    expect(await refusedAs('sub-ada-again')).toContain('signs in with another account');
    for (const sub of ['sub-sly', 'sub-none', 'sub-stranger']) {
      expect(await refusedAs(sub)).toContain('nobody who works here has your e-mail address');
    }
    expect(await audit('staff.sign_in_refused')).toHaveLength(4);
    expect(await site.db.selectFrom('staff').select('id').execute()).toHaveLength(1);
  });

  it('lets in whoever a colleague added, until they are taken out', async () => {
    const headers = {
      cookie: `session=${await signInAs('sub-ada')}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const post = (url: string, form: Record<string, string>) =>
      site.app.inject({
        method: 'POST',
        url,
        headers,
        payload: new URLSearchParams(form).toString(),
      });
    await post('/settings/staff', {
      name: 'Tom',
      email: 'tom@northgate.example',
      role: 'technician',
    });
    const session = await signInAs('sub-tom');
    const { id } = await site.db
      .selectFrom('staff')
      .select('id')
      .where('name', '=', 'Tom')
      .executeTakeFirstOrThrow();
    await post(`/settings/staff/${id}/deactivate`, {});
    const page = await site.app.inject({ url: '/', headers: { cookie: `session=${session}` } });
    expect(page.statusCode).toBe(303);
    expect(await refusedAs('sub-tom')).toContain('nobody who works here');
    // Whose account was made anew at the service is let in again when a colleague says so.
    await post(`/settings/staff/${id}/activate`, {});
    await post(`/settings/staff/${id}/forget`, {});
    expect(await signInAs('sub-tom')).not.toBe('');
    expect(await audit('staff.identity_forgotten')).toHaveLength(1);
  });

  it('takes an answer once, in the browser that asked, and only as it was asked for', async () => {
    const browser = new AtProvider();
    const first = await leave();
    const second = await leave();
    const back = await browser.answer(first.to, { sub: 'sub-ada' });
    // Another browser, another attempt, a state that was changed.
    expect((await comeBack(back, '')).statusCode).toBe(403);
    expect((await comeBack(back, second.kept)).statusCode).toBe(403);
    const forged = new URL(back);
    forged.searchParams.set('state', 'forged');
    expect((await comeBack(forged, first.kept)).statusCode).toBe(403);
    // The right one, and the same once more.
    expect((await comeBack(back, first.kept)).statusCode).toBe(303);
    const replayed = await comeBack(back, first.kept);
    expect([replayed.statusCode, cookieOf(replayed, 'session')]).toEqual([403, '']);
    expect(replayed.body).toContain('Begin again');
  });

  it.each(['verifier', 'nonce'] as const)('refuses a code without the right %s', async (name) => {
    const { to, kept } = await leave();
    const text = kept.split('.')[0] ?? '';
    const right = JSON.parse(Buffer.from(text, 'base64url').toString()) as Attempt;
    const wrong = { ...right, [name]: 'x'.repeat(43) };
    const back = await new AtProvider().answer(to, { sub: 'sub-ada' });
    const answer = await comeBack(back, signed(wrong));
    expect([answer.statusCode, cookieOf(answer, 'session')]).toEqual([403, '']);
  });

  it('is changed by nobody on the way: what the browser keeps is signed and ages', async () => {
    const { to, kept } = await leave();
    const right = JSON.parse(
      Buffer.from(kept.split('.')[0] ?? '', 'base64url').toString(),
    ) as Attempt;
    const back = await new AtProvider().answer(to, { sub: 'sub-ada' });
    const altered = Buffer.from(JSON.stringify({ ...right, next: '/tasks' })).toString('base64url');
    const forged = `${altered}.${kept.split('.')[1] ?? ''}`;
    const old = signed({ ...right, startedAt: Date.now() - 11 * 60_000 });
    for (const cookie of [forged, old, 'x', '.']) {
      expect((await comeBack(back, cookie)).statusCode).toBe(403);
    }
  });

  it('asks the provider for a new proof before a secret is opened, by the same person', async () => {
    const browser = new AtProvider();
    const session = await signInAs('sub-ada', browser);
    // The provider remembers her, and lets her in again without asking.
    const easy = await leave();
    await browser.answer(easy.to, { sub: 'sub-ada' });
    expect(browser.prompted).toBeNull();

    site.clock.at = new Date(START.getTime() + 11 * 60_000);
    const path = '/handovers/2a5dd8ab-7fb7-4c4c-8f6a-0a53b8f3cf39/items/x/reveal';
    const cookie = `session=${session}`;
    const led = await site.app.inject({ url: path, headers: { cookie } });
    const page = await site.app.inject({ url: String(led.headers.location), headers: { cookie } });
    expect(page.body).toContain('Is it still you, Ada Marsh?');
    const query = `?again=1&next=${encodeURIComponent(path)}`;
    const again = await leave(query, session);
    expect(new URL(again.to).searchParams.get('max_age')).toBe('0');
    const back = await browser.answer(again.to, { sub: 'sub-ada' });
    expect(browser.prompted).toBe('login');
    const answer = await comeBack(back, again.kept, session);
    expect(answer.headers.location).toBe(path);
    const statusOf = async (token: string) =>
      (await site.app.inject({ url: path, headers: { cookie: `session=${token}` } })).statusCode;
    expect(await statusOf(cookieOf(answer, 'session'))).toBe(404);
    expect(await statusOf(session)).toBe(303);
  });

  it('takes no old proof for a new one, and nobody else for the same person', async () => {
    const session = await signInAs('sub-ada');
    const { to, kept } = await leave('?again=1', session);
    // As if somebody at her desk had taken the demand for a new proof out of the address.
    const tampered = new URL(to);
    for (const name of ['prompt', 'max_age']) tampered.searchParams.delete(name);
    const old = await new AtProvider().answer(tampered.href, { sub: 'sub-ada', age: 120 });
    expect((await comeBack(old, kept, session)).statusCode).toBe(403);

    const other = await leave('?again=1', session);
    const back = await new AtProvider().answer(other.to, { sub: 'sub-tom' });
    const answer = await comeBack(back, other.kept, session);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Sign out first');
  });

  it('says so in a sentence when the provider says no, or is away', async () => {
    const { to, kept } = await leave();
    const back = await new AtProvider().answer(to, { sub: 'sub-ada', refuse: true });
    expect((await comeBack(back, kept)).body).toContain('did not answer, or said no');

    const away = await createConsole({
      ...site.deps,
      config: {
        ...site.deps.config,
        oidc: { ...site.deps.config.oidc!, issuer: 'http://127.0.0.1:9' },
      },
    });
    const answer = await away.inject('/sign-in/oidc');
    expect([answer.statusCode, answer.headers.location]).toEqual([403, undefined]);
    expect(answer.body).toContain('Begin again');
    await away.close();
  });

  it('knows no sign-in without a password any more', async () => {
    const answer = await site.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.statusCode).toBe(404);
  });
});

/** What our site would have kept in the browser: signed with the key that only it has. */
function signed(attempt: Attempt): string {
  let kept = '';
  const reply = { setCookie: (_name: string, value: string) => (kept = value) };
  attempts(CLIENT_SECRET, false).keep(reply as never, attempt);
  return kept;
}
