import { openConsoleSite, type ConsoleSite } from '../../support/console-site';
import {
  AtProvider,
  CLIENT_ID,
  CLIENT_SECRET,
  startOidcProvider,
  type OidcProvider,
} from '../../support/oidc';
import {
  attemptIn,
  comeBack,
  cookieOf,
  leave,
  refusedAs,
  signedAttempt,
  signInAs,
} from '../../support/oidc-steps';
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

  const audit = (action: string) =>
    site.db.selectFrom('audit_events').selectAll().where('action', '=', action).execute();

  it('asks for a code, with PKCE, state and nonce, and leads to where one wanted to go', async () => {
    const led = await site.app.inject('/settings');
    expect(led.headers.location).toBe('/sign-in?next=%2Fsettings');
    const door = await site.app.inject('/sign-in?next=%2Fsettings');
    expect(door.body).toContain('href="/sign-in/oidc?next&#x3D;%2Fsettings"');
    const { to, kept } = await leave(site, '?next=%2Fsettings');
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
    const answer = await comeBack(
      site,
      await new AtProvider().answer(to, { sub: 'sub-ada' }),
      kept,
    );
    expect(answer.headers.location).toBe('/settings');
    const session = answer.cookies.find(({ name }) => name === 'session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const page = await site.app.inject({
      url: '/settings',
      headers: { cookie: `session=${session?.value ?? ''}` },
    });
    expect(page.body).toContain('Ada Marsh');
    // And nothing without a password beside it.
    const form = { url: '/sign-in', headers: { origin: CONSOLE, host: 'localhost:3000' } };
    expect((await site.app.inject({ method: 'POST', ...form })).statusCode).toBe(404);
    expect(await audit('staff.identity_linked')).toMatchObject([
      { actor: `staff:${ADA}`, details: { issuer: provider.issuer, subject: 'sub-ada' } },
    ]);
  });

  it('knows people by issuer and subject, and by a vouched address the first time only', async () => {
    await signInAs(site, 'sub-ada');
    await site.db.updateTable('staff').set({ email: 'new@northgate.example' }).execute();
    expect(await signInAs(site, 'sub-ada')).not.toBe('');
    await site.db.updateTable('staff').set({ email: ADA }).execute();
    // Who has her address at the service later on is not her.
    expect(await refusedAs(site, 'sub-ada-again')).toContain('signs in with another account');
    for (const sub of ['sub-sly', 'sub-none', 'sub-stranger']) {
      expect(await refusedAs(site, sub)).toContain('nobody who works here has your e-mail address');
    }
    expect(await audit('staff.sign_in_refused')).toHaveLength(4);
    expect(await site.db.selectFrom('staff').select('id').execute()).toHaveLength(1);
  });

  it('lets in whoever a colleague added, until they are taken out', async () => {
    const headers = {
      cookie: `session=${await signInAs(site, 'sub-ada')}`,
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
    const session = await signInAs(site, 'sub-tom');
    const { id } = await site.db
      .selectFrom('staff')
      .select('id')
      .where('name', '=', 'Tom')
      .executeTakeFirstOrThrow();
    await post(`/settings/staff/${id}/deactivate`, {});
    const page = await site.app.inject({ url: '/', headers: { cookie: `session=${session}` } });
    expect(page.statusCode).toBe(303);
    expect(await refusedAs(site, 'sub-tom')).toContain('nobody who works here');
    // Whose account was made anew at the service is let in again when a colleague says so.
    await post(`/settings/staff/${id}/activate`, {});
    await post(`/settings/staff/${id}/forget`, {});
    expect(await signInAs(site, 'sub-tom')).not.toBe('');
    expect(await audit('staff.identity_forgotten')).toHaveLength(1);
  });

  it('takes an answer once, in the browser that asked, and only as it was asked for', async () => {
    const browser = new AtProvider();
    const first = await leave(site);
    const second = await leave(site);
    const back = await browser.answer(first.to, { sub: 'sub-ada' });
    // Another browser, another attempt, a state that was changed.
    expect((await comeBack(site, back, '')).statusCode).toBe(403);
    expect((await comeBack(site, back, second.kept)).statusCode).toBe(403);
    const forged = new URL(back);
    forged.searchParams.set('state', 'forged');
    expect((await comeBack(site, forged, first.kept)).statusCode).toBe(403);
    // The right one, and the same once more.
    expect((await comeBack(site, back, first.kept)).statusCode).toBe(303);
    const replayed = await comeBack(site, back, first.kept);
    expect([replayed.statusCode, cookieOf(replayed, 'session')]).toEqual([403, '']);
    expect(replayed.body).toContain('Begin again');
  });

  it.each(['verifier', 'nonce'] as const)('refuses a code without the right %s', async (name) => {
    const { to, kept } = await leave(site);
    const wrong = { ...attemptIn(kept), [name]: 'x'.repeat(43) };
    const back = await new AtProvider().answer(to, { sub: 'sub-ada' });
    const answer = await comeBack(site, back, signedAttempt(wrong));
    expect([answer.statusCode, cookieOf(answer, 'session')]).toEqual([403, '']);
  });

  it('is changed by nobody on the way: what the browser keeps is signed and ages', async () => {
    const { to, kept } = await leave(site);
    const right = attemptIn(kept);
    const back = await new AtProvider().answer(to, { sub: 'sub-ada' });
    const altered = Buffer.from(JSON.stringify({ ...right, next: '/tasks' })).toString('base64url');
    const forged = `${altered}.${kept.split('.')[1] ?? ''}`;
    const old = signedAttempt({ ...right, startedAt: Date.now() - 11 * 60_000 });
    for (const cookie of [forged, old, 'x', '.']) {
      expect((await comeBack(site, back, cookie)).statusCode).toBe(403);
    }
  });

  it('asks the provider for a new proof before a secret is opened, by the same person', async () => {
    const browser = new AtProvider();
    const session = await signInAs(site, 'sub-ada', browser);
    // The provider remembers her, and lets her in again without asking.
    const easy = await leave(site);
    await browser.answer(easy.to, { sub: 'sub-ada' });
    expect(browser.prompted).toBeNull();

    site.clock.at = new Date(START.getTime() + 11 * 60_000);
    const path = '/handovers/2a5dd8ab-7fb7-4c4c-8f6a-0a53b8f3cf39/items/x/reveal';
    const cookie = `session=${session}`;
    const led = await site.app.inject({ url: path, headers: { cookie } });
    const page = await site.app.inject({ url: String(led.headers.location), headers: { cookie } });
    expect(page.body).toContain('Is it still you, Ada Marsh?');
    const query = `?again=1&next=${encodeURIComponent(path)}`;
    const again = await leave(site, query, session);
    expect(new URL(again.to).searchParams.get('max_age')).toBe('0');
    const back = await browser.answer(again.to, { sub: 'sub-ada' });
    expect(browser.prompted).toBe('login');
    const answer = await comeBack(site, back, again.kept, session);
    expect(answer.headers.location).toBe(path);
    const statusOf = async (token: string) =>
      (await site.app.inject({ url: path, headers: { cookie: `session=${token}` } })).statusCode;
    expect(await statusOf(cookieOf(answer, 'session'))).toBe(404);
    expect(await statusOf(session)).toBe(303);
  });

  it('takes no old proof for a new one, and nobody else for the same person', async () => {
    const session = await signInAs(site, 'sub-ada');
    const { to, kept } = await leave(site, '?again=1', session);
    // As if somebody at her desk had taken the demand for a new proof out of the address.
    const tampered = new URL(to);
    for (const name of ['prompt', 'max_age']) tampered.searchParams.delete(name);
    const old = await new AtProvider().answer(tampered.href, { sub: 'sub-ada', age: 120 });
    expect((await comeBack(site, old, kept, session)).statusCode).toBe(403);

    const other = await leave(site, '?again=1', session);
    const back = await new AtProvider().answer(other.to, { sub: 'sub-tom' });
    const answer = await comeBack(site, back, other.kept, session);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Sign out first');
  });

  it('says so in a sentence when the provider says no, or is away', async () => {
    const { to, kept } = await leave(site);
    const back = await new AtProvider().answer(to, { sub: 'sub-ada', refuse: true });
    expect((await comeBack(site, back, kept)).body).toContain('did not answer, or said no');

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
});
