import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';

describe('tokens for programs', () => {
  let site: ConsoleSite;
  let headers: Record<string, string>;
  beforeAll(async () => {
    site = await openConsoleSite();
    headers = await signIn(site);
  });
  afterAll(() => site.close());

  const make = (fields: [string, string][]) =>
    site.app.inject({
      method: 'POST',
      url: '/settings/tokens',
      headers,
      payload: new URLSearchParams(fields).toString(),
    });
  const asProgram = (token: string) =>
    site.app.inject({
      url: '/api/v1/handovers',
      headers: { authorization: `Bearer ${token}` },
    });

  it('are shown once, work until they are revoked, and are kept as a hash only', async () => {
    const made = await make([
      ['name', 'Ticket system'],
      ['days', '90'],
      ['scope', 'handovers:read'],
    ]);
    expect(made.statusCode).toBe(201);
    const token = /hnd_[\w-]{43}/.exec(made.body)?.[0] ?? '';
    expect((await asProgram(token)).statusCode).toBe(200);
    const later = await site.app.inject({ url: '/settings', headers });
    expect(later.body).toContain('Ticket system');
    expect(later.body).not.toContain(token);
    const [row] = await site.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(token);

    const revoke = { method: 'POST' as const, url: `/settings/tokens/${row!.id}/revoke`, headers };
    expect((await site.app.inject(revoke)).statusCode).toBe(303);
    expect((await asProgram(token)).statusCode).toBe(401);
    const log = await site.db.selectFrom('audit_events').select('action').orderBy('seq').execute();
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['token.created', 'token.revoked']),
    );
  });

  it('are not made without a name and a scope, nor twice by a form that is sent twice', async () => {
    const empty = await make([]);
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('id="w-name"');
    expect(empty.body).toContain('Choose at least one thing');
    const fields: [string, string][] = [
      ['name', 'Dashboard'],
      ['scope', 'audit:read'],
      ['scope', 'everything'],
    ];
    expect((await make(fields)).statusCode).toBe(201);
    expect((await make(fields)).statusCode).toBe(422);
    const rows = await site.db
      .selectFrom('api_tokens')
      .select('scopes')
      .where('name', '=', 'Dashboard')
      .execute();
    expect(rows).toEqual([{ scopes: ['audit:read'] }]);
  });
});
