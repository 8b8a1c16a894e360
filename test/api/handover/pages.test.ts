import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { fernLogistics, NOW } from './fern';
import type { Scene } from './scene';

describe('the pages of a handover', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  let base: string;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    headers = await signIn(site);
    scene = await fernLogistics(site);
    base = `/handovers/${scene.id}`;
  }, 60_000);
  afterAll(() => site.close());

  const get = async (path: string) => site.app.inject({ url: path, headers });
  const post = async (path: string) => site.app.inject({ method: 'POST', url: path, headers });

  async function asSuperuser(statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(statement);
      return rows;
    } finally {
      await client.end();
    }
  }

  /** Everything but the sessions, which note when somebody was last seen. */
  async function contents(): Promise<string> {
    const tables = await asSuperuser(
      `select tablename from pg_tables where schemaname = 'public' and tablename <> 'sessions' order by 1`,
    );
    const hash = createHash('sha256');
    for (const { tablename } of tables) {
      const rows = await asSuperuser(`select t::text from ${String(tablename)} t order by 1`);
      hash.update(JSON.stringify(rows));
    }
    return hash.digest('hex');
  }

  it('changes nothing by being looked at, whatever is opened', async () => {
    const before = await contents();
    const seen = new Set<string>();
    const waiting = [base, '/tasks'];
    for (let url = waiting.pop(); url !== undefined && seen.size < 250; url = waiting.pop()) {
      if (seen.has(url)) continue;
      seen.add(url);
      const page = await get(url);
      expect(`${url} ${String(page.statusCode)}`).toMatch(/ 200$/);
      for (const [, href = ''] of page.body.matchAll(/href="(\/(?:handovers|tasks)[^"#]*)/g)) {
        if (!href.includes('/documents/') && href !== '/handovers/new') {
          waiting.push(href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'));
        }
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(await contents()).toBe(before);
  }, 60_000);

  it('shows asked, answered, verified and rotated apart', async () => {
    const page = await get(base);
    const row = (name: string): string =>
      new RegExp(`<tr id="item-\\d+">(?:(?!</tr>)[\\s\\S])*>${name}<[\\s\\S]*?</tr>`).exec(
        page.body,
      )?.[0] ?? '';
    expect(row('M365 global admin')).toContain('aria-label="provided"');
    expect(row('M365 global admin')).toContain('due Wed 25 Nov');
    expect(row('DNS host')).toContain('not kept Thu 19 Nov');
    expect(row('Hosting/CMS')).toContain('refused: unpaid invoice');
    expect(row('MSP-managed mailbox')).toContain('blocks 15 items');
  });

  it('turns the pages of the task board without losing or repeating a task', async () => {
    const seen: string[] = [];
    for (let url: string | undefined = '/tasks'; url !== undefined;) {
      const { body }: { body: string } = await get(url);
      seen.push(...[...body.matchAll(/class="quiet" href="\/tasks\/([^"]*)"/g)].map((m) => m[1]!));
      url = /href="([^"]*)">Further</
        .exec(body)?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=');
    }
    const open = (await scene.tasks()).filter((task) => task.state === 'open');
    expect(open.length).toBeGreaterThan(50);
    expect(seen).toHaveLength(open.length);
    expect(new Set(seen).size).toBe(open.length);
  });

  it('tells the drawn story in words, too', async () => {
    const { body } = await get(base);
    const story = /<ol class="log story">[\s\S]*?<\/ol>/.exec(body)?.[0] ?? '';
    const told = [...story.matchAll(/<\/time><\/span><span>([^<]*)/g)].map((m) => m[1]!.trim());
    expect(told).toEqual([
      'Letter of request: sent',
      '1 contact opened a link',
      '“Did it reach you?”: sent',
      '8 answers came',
      'Reminder: sent',
      '3 answers came',
      'Reminder, critical items are due: sent',
      '1 contact opened a link',
      'Escalation to the owner: sent',
      '1 answer came',
      expect.stringMatching(/^Reset tasks begin: \d+ reset tasks/),
      '2 promised, not kept',
      'Deadline: the end of Thu 19 Nov, Berlin',
      'Deadline: sent',
      'Formal notice: planned',
      'Evidence pack to counsel: planned',
      'Last word: planned',
    ]);
  });

  it('shows a message as sent, but never anybody’s link', async () => {
    const list = await get(`${base}/correspondence`);
    expect(list.body).toContain('250 2.0.0 queued');
    const [, first] = /href="(\/handovers\/[^"]*\/correspondence\/[^"]*)"/.exec(list.body) ?? [];
    const page = await get(first!);
    expect(page.body).toContain('[this contact’s own link]');
    expect(page.body).not.toContain('link-token');
  });

  it('makes a new link that is shown once, and withdraws the old one', async () => {
    const people = await get(`${base}/people`);
    const [, renew] = /action="([^"]*\/renew)"/.exec(people.body) ?? [];
    const answer = await post(renew!);
    expect(answer.statusCode).toBe(200);
    const [, token] = /\/r\/([\w-]{43})"/.exec(answer.body) ?? [];
    const hash = createHash('sha256').update(token!).digest();
    const made = await site.db
      .selectFrom('links')
      .selectAll()
      .where('token_hash', '=', hash)
      .executeTakeFirstOrThrow();
    expect(made).toMatchObject({ generation: 2, revoked_at: null, created_at: NOW });
    const old = await site.db
      .selectFrom('links')
      .select('revoked_at')
      .where('contact_id', '=', made.contact_id)
      .where('generation', '=', 1)
      .executeTakeFirstOrThrow();
    expect(old.revoked_at).toEqual(NOW);
    expect((await post(renew!)).statusCode).toBe(409);
    expect((await get(`${base}/people`)).body).not.toContain(token!);
    expect(JSON.stringify(await scene.audit('link.renewed'))).not.toContain(token!);

    const revoke = await post(`${base}/links/${made.id}/revoke`);
    expect(revoke.statusCode).toBe(303);
    expect((await post(`${base}/links/${made.id}/revoke`)).statusCode).toBe(409);
  });

  it('downloads a document under the letter’s number', async () => {
    const none = await get(`${base}/documents/request`);
    expect(none.statusCode).toBe(404);
    await site.db
      .insertInto('letters')
      .values({
        handover_id: scene.id,
        kind: 'request',
        pdf: Buffer.from('%PDF-1.7'),
        sha256: Buffer.alloc(32),
        rendered_at: NOW,
      })
      .execute();
    const answer = await get(`${base}/documents/request`);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toContain(`"${scene.number}-request.pdf"`);
    expect(answer.body).toBe('%PDF-1.7');
  });

  it('answers every unknown address with the same page', async () => {
    for (const path of ['/handovers/x', `${base}/items/x`, `${base}/commands/x`, '/tasks/x']) {
      expect((await get(path)).statusCode).toBe(404);
    }
  });

  it('says when the log was changed from outside', async () => {
    const whole = await get(`${base}/log`);
    expect(whole.body).toContain('>whole<');
    await asSuperuser(`alter table audit_events disable trigger all;
      update audit_events set actor = 'staff:somebody@else.example'
      where handover_id = '${scene.id}' and seq = 3;
      alter table audit_events enable trigger all`);
    const changed = await get(`${base}/log`);
    expect(changed.body).toContain('entry 3 does not follow');
  });

  it('says when the end of the log was cut off', async () => {
    await asSuperuser(`alter table audit_events disable trigger all;
      delete from audit_events where handover_id = '${scene.id}' and seq >= 3;
      alter table audit_events enable trigger all`);
    const changed = await get(`${base}/log`);
    expect(changed.body).toContain('>broken<');
  });
});
