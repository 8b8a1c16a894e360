import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { Client } from 'pg';
import { finishTask } from '../../../db/finish-task';
import { touchHandover } from '../../../db/positions';
import { ensureStaff } from '../../../db/staff';
import { countTasks, openTasks } from '../../../db/task-counts';
import { boardPage } from '../../../db/task-pages';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { rowsReadSoFar } from '../../support/rows-read';
import { Scene } from '../handover/scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const NOW = new Date('2026-11-23T09:12:00Z');

describe('the board of reset tasks', () => {
  let site: ConsoleSite;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    const include = [1, 5, 6, 13, 14, 16, 26, 27, 30, 31].map((catalogue) => ({ catalogue }));
    const scene = await Scene.start(site, DAY_0, { items: { include } });
    await scene.request(DAY_0);
    await scene.update({ stage: 'resets', resets_opened_at: NOW });
    await scene.resets(NOW);
  }, 60_000);
  afterAll(() => site.close());

  const kept = async () => {
    const { rows } = await sql<{ wrong: number; all: number }>`
      select (count(*) filter (where t.blocks <> case
          when t.state in ('open', 'standby') and t.reason in ('recover', 'rotate')
          then items_behind(t.item_id) else 0 end))::int as wrong, sum(t.blocks)::int as all
      from reset_tasks t`.execute(site.db);
    return rows[0];
  };

  it('keeps with each task how many items wait for its own, whatever is done', async () => {
    const before = await kept();
    expect(before).toMatchObject({ wrong: 0 });
    expect(before?.all).toBeGreaterThan(2);
    const filter = { only: 'open', staffId: randomUUID(), at: NOW } as const;
    const [first] = (await boardPage(filter, { after: null, most: 1 }).execute(site.db)).rows;
    if (!first) throw new Error('the board is empty');
    const act = { by: 'staff:max@northgate.example', at: NOW, recordedWhere: 'Safe', note: '' };
    await finishTask(site.db, { ...act, taskId: first.id, insists: true });
    const after = await kept();
    expect(after).toMatchObject({ wrong: 0 });
    expect(after?.all).toBeLessThan(before?.all ?? 0);
  });

  it('counts open tasks and those on stand-by apart, the same on every page', async () => {
    const { rows } = await sql<{ id: string; handover_id: string }>`
      update reset_tasks set state = 'standby' where id in (
        select id from reset_tasks where state = 'open' limit 2) returning id, handover_id`.execute(
      site.db,
    );
    const handover = rows[0]?.handover_id ?? '';
    await touchHandover(site.db, handover, NOW);
    const headers = await signIn(site);
    const text = async (url: string): Promise<string> =>
      parse((await site.app.inject({ url, headers })).body).text.replace(/\s+/g, ' ');
    const [, open] = /Open (\d+)/.exec(await text('/tasks')) ?? [];
    expect(await text('/tasks')).toContain('Stand-by 2');
    expect(await text('/')).toMatch(new RegExp(`${open} reset tasks open.*, and 2 on stand-by`));
    const tab = await text(`/handovers/${handover}/tasks`);
    expect(tab).toContain(`Reset tasks ${open}`);
    expect(tab).toContain(`${open} reset tasks open, 2 on stand-by, 1 finished`);
    await sql`update reset_tasks set state = 'open' where state = 'standby'`.execute(site.db);
    await touchHandover(site.db, handover, NOW);
  });

  it('counts thousands of tasks without reading them', async () => {
    await ensureStaff(site.db, { domain: 'northgate.example', at: NOW });
    await sql`update reset_tasks set owner_id = (select id from staff limit 1)`.execute(site.db);
    await cloneHandovers(site.superuserUrl, 200);
    const filter = { staffId: randomUUID(), at: NOW };
    const read = await site.db.connection().execute(async (db) => {
      const before = await rowsReadSoFar(db);
      const counts = await countTasks(db, filter);
      const middle = await rowsReadSoFar(db);
      const { rows } = await sql<{ open: number }>`select ${openTasks()} as open`.execute(db);
      const after = await rowsReadSoFar(db);
      return {
        counts,
        rows: middle - before,
        inHeader: { open: rows[0]?.open, rows: after - middle },
      };
    });
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from reset_tasks where state = 'open'`.execute(site.db);
    expect(read.counts).toMatchObject({ open: rows[0]?.open, mine: 0, unowned: 0 });
    expect(read.counts.open).toBeGreaterThan(2_000);
    // One for each handover.
    expect(read.rows).toBeLessThan(300);
    expect(read.inHeader.open).toBe(read.counts.open);
    expect(read.inHeader.rows).toBeLessThan(300);
    const narrow = await countTasks(site.db, { ...filter, reason: 'recover' });
    expect(narrow.all).toBeLessThan(read.counts.all);
    expect(narrow.open).toBeGreaterThan(0);
  });

  it('reads a page of the board, and not the board', async () => {
    const filter = { only: 'open', staffId: randomUUID(), at: NOW } as const;
    const first = boardPage(filter, { after: null, most: 20 });
    const last = (await first.execute(site.db)).rows.at(-1);
    if (!last) throw new Error('the board is empty');
    for (const page of [first, boardPage(filter, { after: last, most: 20 })]) {
      const { rows } = await sql<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>`
        explain (analyze, buffers, format json) ${page}`.execute(site.db);
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan ?? {};
      expect(plan['Actual Rows']).toBe(20);
      expect((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)).toBeLessThan(
        300,
      );
    }
  });
});

/** Every handover that has tasks as often again, with its items, tasks and waits. */
async function cloneHandovers(superuserUrl: string, times: number): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  // Rows as they are: nothing is counted or checked for them.
  await client.query(`set session_replication_role = replica`);
  const id = (old: string): string => `md5(${old}::text || n)::uuid`;
  const copies = [
    ['handovers', `'id', ${id('r.id')}, 'number', r.number || '-' || n`],
    ['items', `'id', ${id('r.id')}, 'handover_id', ${id('r.handover_id')}`],
    [
      'reset_tasks',
      `'id', ${id('r.id')}, 'handover_id', ${id('r.handover_id')}, 'item_id', ${id('r.item_id')}`,
    ],
  ];
  for (const [table, changed] of copies)
    await client.query(
      `insert into ${table} select (jsonb_populate_record(r, jsonb_build_object(${changed}))).*
       from ${table} r, generate_series(1, ${times}) n`,
    );
  await client.query('vacuum analyze');
  await client.end();
}
