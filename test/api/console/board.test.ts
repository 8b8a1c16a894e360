import { sql } from 'kysely';
import { plansDue } from '../../../db/plan-again';
import { openDatabase } from '../../../db/pool';
import { stallChecksDue, stallsToTell } from '../../../db/stalled';
import { STALLED_REASONS } from '../../../domain/handover/stage';
import { STALLED } from '../../../templates/pages/console/handover-words';
import { EXAMPLE_BOARD } from '../../support/board-example';
import { insertBoardState } from '../../support/board-rows';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { recordStatements } from '../../support/statement-recorder';

const ROW = /<a class="whole strong" href="\/handovers\/([0-9a-f-]{36})">/g;

describe('the board', () => {
  let site: ConsoleSite;
  let headers: { cookie: string };
  beforeAll(async () => {
    site = await openConsoleSite();
    headers = await signIn(site);
    for (let index = 0; index < 300; index++) {
      const state = EXAMPLE_BOARD[index % EXAMPLE_BOARD.length]!;
      const client = `${state.client} ${String(index)}`;
      await insertBoardState(site.db, { ...state, client }, { at: site.clock.at, index });
    }
  }, 60_000);
  afterAll(() => site.close());

  const pageOf = async (url: string): Promise<string> =>
    (await site.app.inject({ url, headers })).body;
  const rowsOf = (page: string): string[] => [...page.matchAll(ROW)].map((match) => match[1]!);
  const linkOf = (page: string, words: string): string | undefined =>
    new RegExp(`href="([^"]+)">[^<]*${words}`)
      .exec(page)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=');

  it('shows every running handover once, page by page, stalled ones first, and back again', async () => {
    const seen: string[] = [];
    const first = await pageOf('/');
    let page = first;
    for (let pages = 1; ; pages++) {
      seen.push(...rowsOf(page));
      const next = linkOf(page, 'Further down');
      if (next === undefined) break;
      expect(pages).toBeLessThan(10);
      page = await pageOf(next);
    }
    const running = await site.db
      .selectFrom('handovers')
      .select(['id', 'stalled_reason'])
      .where('stage', '<>', 'closed')
      .execute();
    expect(seen).toHaveLength(running.length);
    expect(new Set(seen)).toEqual(new Set(running.map(({ id }) => id)));
    const stalled = new Set(running.filter((row) => row.stalled_reason).map(({ id }) => id));
    expect(seen.map((id) => stalled.has(id))).toEqual(
      [...seen.map((id) => stalled.has(id))].sort((a, b) => Number(b) - Number(a)),
    );
    for (let back = linkOf(page, 'Earlier'); back; back = linkOf(page, 'Earlier')) {
      page = await pageOf(back);
    }
    expect(rowsOf(page)).toEqual(rowsOf(first));
  });

  it('counts what its tiles and chips lead to', async () => {
    const page = await pageOf('/');
    expect(page).toMatch(/<b>120<\/b> stalled, need a person/);
    expect(page).toMatch(/All 270/);
    for (const [show, count] of [
      ['stalled', 120],
      ['authority', 30],
      ['closed', 30],
      ['on-schedule', 90],
    ] as const) {
      let shown = await pageOf(`/?show=${show}`);
      let seen = rowsOf(shown).length;
      for (let next = linkOf(shown, 'Further'); next; next = linkOf(shown, 'Further')) {
        shown = await pageOf(next);
        seen += rowsOf(shown).length;
      }
      expect([show, seen]).toEqual([show, count]);
    }
  });

  it('finds a client, a previous MSP and a number, and says so when there is none', async () => {
    expect(rowsOf(await pageOf('/?q=alder+dental+10'))).toHaveLength(2);
    expect(rowsOf(await pageOf('/?q=H-2026-0015'))).toHaveLength(1);
    expect(rowsOf(await pageOf('/?q=deltanet'))).toHaveLength(50);
    expect(rowsOf(await pageOf('/?q=%25'))).toHaveLength(0);
    expect(await pageOf('/?q=nobody')).toContain('Nothing here matches');
  });

  it('shows one’s own only, when asked', async () => {
    expect(rowsOf(await pageOf('/?mine=1'))).toHaveLength(50);
    const technician = await signIn(site, 'technician');
    const { body } = await site.app.inject({ url: '/?mine=1', headers: technician });
    expect(rowsOf(body)).toHaveLength(0);
  });

  it('says why a stalled one stands still, since when, and offers one button', async () => {
    const page = await pageOf('/?q=Alder+Dental+0');
    expect(page).toContain('6 items, since');
    expect(page.match(/class="button small"/g)).toHaveLength(1);
    expect(page).toContain('Decide');
  });

  it('offers for each reason to stand still one button, which leads to a page that says the same', async () => {
    for (const [index, stalled] of STALLED_REASONS.entries()) {
      const state = { ...EXAMPLE_BOARD[0]!, client: `Stuck ${stalled}`, stalled, stalledSince: 2 };
      const told = { at: site.clock.at, index: 1000 + index };
      const id = await insertBoardState(site.db, state, told);
      const row = await pageOf(`/?q=Stuck+${stalled}`);
      const [button, ...more] = row.match(/class="button small" href="[^"]+"/g) ?? [];
      expect([stalled, more]).toEqual([stalled, []]);
      expect(row).toMatch(/since [^<]*<time/);
      const href = /href="([^"]+)"/.exec(button ?? '')?.[1] ?? '';
      const page = await site.app.inject({ url: href, headers });
      expect([stalled, page.statusCode]).toEqual([stalled, 200]);
      const banner = (await pageOf(`/handovers/${id}`)).replaceAll('&#x27;', '’');
      expect(banner).toContain(STALLED[stalled].sentence.replaceAll("'", '’'));
      expect(banner).toContain(STALLED[stalled].action);
    }
  });

  it('asks by an index for what time alone has changed, and never looks at all handovers', async () => {
    const recorder = await recordStatements(Number(new URL(site.superuserUrl).port));
    const db = openDatabase(recorder.through(site.superuserUrl), { max: 1, name: 'recorded' });
    for (const due of [stallChecksDue, stallsToTell, plansDue]) await due(db, site.clock.at, 100);
    await db.destroy();
    await recorder.close();
    const asked = recorder.statements.filter((text) => text.startsWith('select "id"'));
    expect(asked).toHaveLength(3);
    for (const text of asked) {
      const plan = await site.db.transaction().execute(async (tx) => {
        await sql`set local enable_seqscan = off`.execute(tx);
        const given = text
          .replace('<= $1', `<= '${site.clock.at.toISOString()}'`)
          .replace('"stage" = $2', `"stage" = 'requested'`)
          .replace(/\$\d/g, '100');
        return sql<object>`explain ${sql.raw(given)}`.execute(tx);
      });
      expect(JSON.stringify(plan.rows)).toMatch(/Index (Only )?Scan (using|on) handovers_to_/);
    }
  });

  it('tells the drawn timeline in words too', async () => {
    const page = await pageOf('/?q=Juniper+Homes+5');
    expect(page).toMatch(
      /<title>3 sent, last Reminder [^"]+; first opened [^"]+; 37 answered; 1 promised for tomorrow; deadline [^"]+; next Reminder, critical items are due tomorrow [^<]+<\/title>/,
    );
  });

  it('survives any address', async () => {
    for (const query of [
      'after=rubbish',
      'after=1.9999999999999999.x',
      'show=nothing',
      'before=0.5',
      'q=%00',
      'after=1.8640000000000001.00000000-0000-4000-8000-000000000000',
    ]) {
      expect((await site.app.inject({ url: `/?${query}`, headers })).statusCode).toBe(200);
    }
  });
});
