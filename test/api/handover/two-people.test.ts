import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');
const MINUTE = 60_000;
const ITEM = 'M365 global admin';
const RULES = {
  shownSeconds: '20',
  recentMinutes: '30',
  approvalMinutes: '15',
  twoPeople: '1',
};

describe('a critical item, when two people are asked for', () => {
  let site: ConsoleSite;
  let scene: Scene;
  let path: string;
  /** Who asks, who agrees, and a third. */
  let asker: Record<string, string>;
  let second: Record<string, string>;
  let third: Record<string, string>;
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
    asker = await signIn(site);
    second = await signIn(site, 'technician');
    third = await signIn(site, 'lead');
    scene = await Scene.start(site, DAY_0);
    await scene.request(DAY_0);
    const link = await scene.link('second', DAY_0);
    const fields = [{ key: 'password', label: 'Password', secret: true, value: 'canary-word' }];
    await scene.answer(link, ITEM, { type: 'provided', at: DAY_0, fields });
    path = `/handovers/${scene.id}/items/${(await scene.item(ITEM)).id}/reveal`;
    expect((await post('/settings/showing-secrets', RULES)).statusCode).toBe(303);
  }, 60_000);
  afterAll(() => site.close());
  beforeEach(() => {
    site.clock.at = LATER;
  });

  async function post(url: string, form: Record<string, string> = {}, headers = asker) {
    const payload = new URLSearchParams(form).toString();
    return site.app.inject({ method: 'POST', url, headers, payload });
  }
  const get = (url: string, headers = asker) => site.app.inject({ url, headers });

  /** Asks; returns the request's page. */
  async function askFor(given: Record<string, string> = {}): Promise<string> {
    const form = { look: randomUUID(), purpose: 'rotate', reason: 'task 7', ...given };
    const answer = await post(path, form);
    expect([answer.statusCode, answer.body]).toEqual([303, '']);
    return String(answer.headers.location);
  }

  const shownOf = (answers: { statusCode: number; body: string }[]) =>
    answers.filter(({ body }) => body.includes('canary-word')).length;

  it('is shown once another has agreed, once, and all of it is in the log', async () => {
    const before = await scene.audit('secret.revealed');
    const request = await askFor();
    expect((await get(request)).body).toContain('Waiting for a colleague to agree');
    expect((await get(request)).headers.refresh).toBe('5');
    expect((await get(path)).body).toContain('You have asked for this already');
    // The colleague sees it from any page of theirs.
    expect((await get('/settings', second)).body).toMatch(/To agree to <span class="count">1</);
    expect((await get('/reveals', second)).body).toContain(`href="${request}"`);
    const theirs = (await get(request, second)).body;
    expect(theirs).toContain('May Maya Lindqvist see M365 global admin?');
    expect(theirs).toContain('To rotate or reset it: task 7');

    expect(shownOf([await post(`${request}/show`)])).toBe(0);
    expect((await post(`${request}/agree`, {}, second)).statusCode).toBe(303);
    expect((await get(request)).body).toContain('has agreed.');
    expect(shownOf([await post(`${request}/show`, {}, second)])).toBe(0);
    const shown = await post(`${request}/show`);
    expect(shown.body).toContain('canary-word');
    expect(shown.headers.refresh).toBe(`20; url=${path.replace('/reveal', '')}`);
    // A look is one look.
    expect(shownOf([await post(`${request}/show`)])).toBe(0);
    expect((await get(request)).body).not.toContain('canary-word');

    const events = await scene.audit('secret.revealed');
    expect(events.slice(before.length)).toMatchObject([
      {
        actor: 'staff:maya@northgate.example',
        details: { purpose: 'rotate', reason: 'task 7', agreed_by: 'aisha@northgate.example' },
      },
    ]);
    for (const action of ['reveal.asked', 'reveal.agreed']) {
      expect(await scene.audit(action)).toHaveLength(1);
    }
  });

  it('is not shown for one’s own word, a no, a look of before, or nothing', async () => {
    const request = await askFor();
    const own = await post(`${request}/agree`);
    expect([own.statusCode, own.body.includes('somebody else has to agree')]).toEqual([409, true]);
    expect((await post(`${request}/refuse`, {}, second)).statusCode).toBe(303);
    expect((await get(request)).body).toContain('has said no');
    expect((await post(`${request}/agree`, {}, third)).statusCode).toBe(409);
    expect(shownOf([await post(`${request}/show`)])).toBe(0);
    // An emergency is not offered while the rules know none, nor taken from a form that was made up.
    expect((await get(path)).body).not.toContain('emergency');
    const alone = { look: randomUUID(), purpose: 'other', reason: 'now!', emergency: '1' };
    const forged = await post(path, alone);
    expect([forged.statusCode, shownOf([forged])]).toEqual([409, 0]);
    // Not by the database either, whatever a page of ours did wrong.
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    await expect(
      client.query('update reveals set agreed_by = asked_by, agreed_at = asked_at'),
    ).rejects.toThrow(/check constraint/);
    await expect(
      client.query('update reveals set shown_at = asked_at where agreed_at is null'),
    ).rejects.toThrow(/check constraint/);
    await client.end();
  });

  it('has an end in minutes, before somebody agreed and after', async () => {
    const [late, unused] = [await askFor(), await askFor()];
    site.clock.at = new Date(LATER.getTime() + 14 * MINUTE);
    await post(`${unused}/agree`, {}, second);
    site.clock.at = new Date(LATER.getTime() + 15 * MINUTE);
    const answer = await post(`${late}/agree`, {}, second);
    expect([answer.statusCode, answer.body.includes('time of this request is over')]).toEqual([
      409,
      true,
    ]);
    expect((await get(late)).body).toContain('Nobody agreed in time');
    expect((await get(unused)).body).toContain('You can look once');
    site.clock.at = new Date(LATER.getTime() + 29 * MINUTE);
    expect((await get(unused)).body).toContain('nobody looked in time');
    expect(shownOf([await post(`${unused}/show`)])).toBe(0);
  });

  it('is agreed to by one of two who say so at once, and shown to one of two who look at once', async () => {
    for (let round = 0; round < 3; round++) {
      const request = await askFor();
      const agreed = await Promise.all(
        [second, third, second, third].map((who) => post(`${request}/agree`, {}, who)),
      );
      expect(agreed.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409, 409, 409]);
      const shown = await Promise.all([1, 2, 3, 4].map(() => post(`${request}/show`)));
      expect(shownOf(shown)).toBe(1);
    }
  });

  it('is not shown when the answer changed after somebody agreed, nor when the log cannot be written', async () => {
    const request = await askFor();
    await post(`${request}/agree`, {}, second);
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    try {
      await client.query('revoke insert on audit_events from handover_console');
      expect(shownOf([await post(`${request}/show`)])).toBe(0);
    } finally {
      await client.query('grant insert on audit_events to handover_console');
      await client.end();
    }
    const link = await scene.link('owner', DAY_0);
    const fields = [{ key: 'password', label: 'Password', secret: true, value: 'canary-word-2' }];
    await scene.answer(link, ITEM, { type: 'provided', at: LATER, fields });
    const answer = await post(`${request}/show`);
    expect([answer.statusCode, shownOf([answer])]).toEqual([409, 0]);
    expect(answer.body).toContain('a new answer has come');
  });

  it('is not shown when another answer comes between the agreement’s last check and the opening', async () => {
    const request = await askFor();
    await post(`${request}/agree`, {}, second);
    const item = await scene.item(ITEM);
    const faster = new Client({ connectionString: site.superuserUrl });
    await faster.connect();
    await faster.query('begin');
    // Whoever looks has found the agreement good, and waits to write into the log.
    await faster.query('select from audit_heads where chain = $1 for update', [scene.id]);
    const looking = post(`${request}/show`);
    const waiting = `select from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await faster.query(waiting)).rowCount === 0) await sleep(20);
    await faster.query(
      'update items set answer_id = (select id from answers where item_id = $1 and id <> $2 limit 1) where id = $1',
      [item.id, item.answer_id],
    );
    await faster.query('commit');
    const answer = await looking;
    expect([answer.statusCode, shownOf([answer])]).toEqual([409, 0]);
    expect(answer.body).toContain('A new answer has come at this moment');
    await faster.query('update items set answer_id = $2 where id = $1', [item.id, item.answer_id]);
    await faster.end();
  });

  it('is shown to one alone in an emergency, where the rules say so, with a reason of their own', async () => {
    await post('/settings/showing-secrets', { ...RULES, emergencies: '1' });
    expect((await get(path)).body).toContain('Reveal alone, as an emergency');
    const form = { purpose: 'work', emergency: '1' };
    const bare = await post(path, { ...form, look: randomUUID(), reason: '' });
    expect([bare.statusCode, shownOf([bare])]).toEqual([409, 0]);
    const reason = 'tenant locked at night';
    expect(shownOf([await post(path, { ...form, look: randomUUID(), reason })])).toBe(1);
    expect((await get(`/handovers/${scene.id}/log`)).body).toContain(
      'M365 global admin revealed, alone, as an emergency',
    );
  });

  it('keeps the rules within bounds, says what is wrong, and logs every change', async () => {
    const wrong = await post('/settings/showing-secrets', { ...RULES, shownSeconds: '5' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('The seconds on the page are a whole number from 10 to 300.');
    const changes = await site.db
      .selectFrom('audit_events')
      .select('details')
      .where('action', '=', 'reveal_rules.changed')
      .execute();
    expect(changes[0]?.details).toMatchObject({
      before: { twoPeople: false, shownSeconds: 30 },
      after: { twoPeople: true, shownSeconds: 20, emergencies: false },
    });
  });
});
