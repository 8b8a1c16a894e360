import { createApiToken, SCOPES } from '../../../db/api-tokens';
import { EXAMPLE_BOARD } from '../../support/board-example';
import { insertBoardState } from '../../support/board-rows';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { routesOf } from '../../support/every-route';

describe('every route of the console', () => {
  let site: ConsoleSite;
  let headers: Record<string, string>;
  let id: string;
  beforeAll(async () => {
    site = await openConsoleSite();
    headers = await signIn(site);
    for (const [index, state] of EXAMPLE_BOARD.entries()) {
      id = await insertBoardState(site.db, state, { at: site.clock.at, index });
    }
  }, 60_000);
  afterAll(() => site.close());

  const addressOf = (url: string): string =>
    url
      .replaceAll(/:\w+\(\^\\d[^)]*\)/g, '1')
      .replaceAll(/:\w+\(\^(\w+)[^)]*\)/g, '$1')
      .replaceAll(/:\w+/g, id)
      .replaceAll('*', 'x');

  it('is found', () => {
    const urls = routesOf(site.app).map(({ url }) => url);
    expect(urls).toEqual(expect.arrayContaining(['/handovers/new', '/sign-in', '/settings']));
  });

  it('has the headers that keep strangers out, whatever it answers', async () => {
    for (const { method, url } of routesOf(site.app)) {
      if (method !== 'GET' && method !== 'POST') continue;
      // Nobody, somebody of ours, and a form of another site, which is refused.
      for (const who of [{}, method === 'GET' ? headers : { 'sec-fetch-site': 'cross-site' }]) {
        const answer = await site.app.inject({ method, url: addressOf(url), headers: who });
        const { headers: given } = answer;
        for (const part of ["default-src 'none'", "frame-ancestors 'none'"]) {
          expect([url, given['content-security-policy']]).toEqual([
            url,
            expect.stringContaining(part),
          ]);
        }
        expect([url, given['x-content-type-options']]).toEqual([url, 'nosniff']);
        expect([url, given['referrer-policy']]).toEqual([url, 'no-referrer']);
        expect([url, given['x-robots-tag']]).toEqual([url, expect.stringContaining('noindex')]);
        if (!url.startsWith('/assets')) {
          expect([url, given['cache-control']]).toEqual([url, 'no-store']);
        }
        expect([url, answer.body.match(/(?:src|href)="https?:[^"]*/g)]).toEqual([url, null]);
      }
    }
  });

  it('shows nothing to whoever is not signed in', async () => {
    const open = /^\/(sign-in|assets|healthz|readyz|api)/;
    for (const { method, url } of routesOf(site.app)) {
      if (open.test(url)) continue;
      const answer = await site.app.inject({
        method: method === 'POST' ? 'POST' : 'GET',
        url: addressOf(url),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 303]);
    }
  });

  it('opens to no token of a program, whatever it may do', async () => {
    const token = await createApiToken(site.db, {
      name: 'all-powerful',
      scopes: SCOPES,
      by: 'staff:test',
      at: site.clock.at,
      expiresAt: new Date(site.clock.at.getTime() + 86_400_000),
    });
    const stored = await site.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    const authorization = `Bearer ${token}`;
    for (const { method, url } of routesOf(site.app)) {
      if (/^\/(sign-in$|assets|healthz|readyz|api)/.test(url)) continue;
      const answer = await site.app.inject({
        method: method === 'POST' ? 'POST' : 'GET',
        url: addressOf(url),
        headers: { authorization },
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 303]);
    }
    // And the API has no way to anything that is sealed.
    const api = routesOf(site.app).filter(({ url }) => url.startsWith('/api/'));
    expect(api.length).toBeGreaterThan(20);
    expect(api.filter(({ url }) => /reveal|secret|looks|files|export|download/.test(url))).toEqual(
      [],
    );
  });

  it('answers what is not there with a page that says so', async () => {
    for (const url of [
      '/nowhere',
      '/handovers/none',
      `/handovers/${id}/nowhere`,
      '/assets/x.css',
    ]) {
      const answer = await site.app.inject({ url, headers });
      expect([url, answer.statusCode]).toEqual([url, 404]);
      expect(answer.body).toContain('Not here');
    }
  });
});
