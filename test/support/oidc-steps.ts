import type { ConsoleSite } from './console-site';
import { AtProvider, CLIENT_SECRET } from './oidc';
import { attempts, type Attempt } from '../../api/console/sign-in/oidc/attempt';

export function cookieOf(
  answer: { cookies: { name: string; value: string }[] },
  name: string,
): string {
  return answer.cookies.find((one) => one.name === name)?.value ?? '';
}

/** Leaves our site for the provider; returns where to, and what the browser keeps meanwhile. */
export async function leave(site: ConsoleSite, query = '', session = '') {
  const answer = await site.app.inject({
    url: `/sign-in/oidc${query}`,
    headers: { cookie: `session=${session}` },
  });
  if (answer.statusCode !== 303) throw new Error(answer.body);
  return { to: String(answer.headers.location), kept: cookieOf(answer, 'sign-in') };
}

/** Comes back from the provider. */
export async function comeBack(site: ConsoleSite, to: URL, kept: string, session = '') {
  return site.app.inject({
    url: to.pathname + to.search,
    headers: { cookie: `sign-in=${kept}; session=${session}`, 'sec-fetch-site': 'cross-site' },
  });
}

/** The whole way of somebody who signs in; the session's token. */
export async function signInAs(
  site: ConsoleSite,
  sub: string,
  browser = new AtProvider(),
): Promise<string> {
  const { to, kept } = await leave(site);
  const answer = await comeBack(site, await browser.answer(to, { sub }), kept);
  if (answer.statusCode !== 303) throw new Error(answer.body);
  return cookieOf(answer, 'session');
}

/** As {@link signInAs}, of somebody who is turned away: what they read. */
export async function refusedAs(site: ConsoleSite, sub: string): Promise<string> {
  const { to, kept } = await leave(site);
  const answer = await comeBack(site, await new AtProvider().answer(to, { sub }), kept);
  if (answer.statusCode !== 403 || cookieOf(answer, 'session') !== '') {
    throw new Error(`${sub} was not turned away`);
  }
  return answer.body;
}

/** What a browser keeps of an attempt, for whoever can read it. */
export function attemptIn(kept: string): Attempt {
  const text = Buffer.from(kept.split('.')[0] ?? '', 'base64url').toString();
  return JSON.parse(text) as Attempt;
}

/** What our site would have kept in the browser: signed with the key that only it has. */
export function signedAttempt(attempt: Attempt): string {
  let kept = '';
  const reply = { setCookie: (_name: string, value: string) => (kept = value) };
  attempts(CLIENT_SECRET, false).keep(reply as never, attempt);
  return kept;
}
