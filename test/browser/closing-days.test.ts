import type { Browser, Page } from 'playwright-core';
import { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

// A Monday; the letter goes out on it.
const NOW = new Date('2027-03-01T10:00:00Z');

/** Nothing here runs a script: what works, works without. */
describe('closing days in a browser', () => {
  let site: ConsoleSite;
  let browser: Browser;
  let origin: string;
  let scene: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    scene = await Scene.start(site, NOW);
    await scene.request(NOW);
    await scene.takeStepsUntil(NOW);
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visit(more: { width?: number; dark?: boolean; scripts?: boolean } = {}) {
    const context = await browser.newContext({
      viewport: { width: more.width ?? 1280, height: 900 },
      colorScheme: more.dark ? 'dark' : 'light',
      javaScriptEnabled: more.scripts ?? false,
      bypassCSP: more.scripts ?? false,
      baseURL: origin,
    });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('main button').first().click();
    return page;
  }
  const add = async (page: Page, from: string, to: string, move = false): Promise<void> => {
    await page.locator('[name="from"]').last().fill(from);
    await page.locator('[name="to"]').last().fill(to);
    if (move) await page.getByLabel('Also move what is planned').check();
    await page.getByRole('button', { name: 'Add' }).click();
  };
  const planned = async () =>
    site.db
      .selectFrom('steps')
      .select(['key', 'due_at'])
      .where('handover_id', '=', scene.id)
      .where('state', '=', 'planned')
      .orderBy('due_at')
      .execute();
  const handover = async () =>
    site.db
      .selectFrom('handovers')
      .select(['look_due_at', 'revision'])
      .where('id', '=', scene.id)
      .executeTakeFirstOrThrow();

  it('are added and taken away in a form, and wrong ones come back with a sentence', async () => {
    const page = await visit();
    await page.goto(`/handovers/${scene.id}/people`);
    await page.getByRole('link', { name: 'Closing days of' }).click();
    expect(await page.locator('main').innerText()).toContain('No days of its own.');
    for (const [from, to, sentence] of [
      ['2027-08-20', '2027-08-02', 'ends before it begins'],
      ['2027-02-29', '', '“2027-02-29” is not a day'],
      ['', '', 'first day is missing'],
      ['2027-01-01', '2037-01-01', 'longer than 400 days'],
    ] as const) {
      await add(page, from, to);
      expect(await page.locator('[role=alert]').innerText()).toContain(sentence);
    }
    expect(await page.locator('#f-from').inputValue()).toBe('2027-01-01');
    const before = await planned();
    await add(page, '2027-08-02', '2027-08-20');
    await add(page, '2027-12-24', '');
    const rows = page.locator('tbody tr');
    expect(await rows.locator('th').allInnerTexts()).toEqual(['2027-08-02', '2027-12-24']);
    await rows.last().getByRole('button').click();
    expect(await rows.count()).toBe(1);
    expect(await planned()).toEqual(before);
    const log = await site.db
      .selectFrom('audit_events')
      .select(['actor', 'details'])
      .where('action', '=', 'office.closing_days_changed')
      .orderBy('seq')
      .execute();
    expect(log.map(({ details }) => details)).toMatchObject([
      { added: 19, removed: 0 },
      { added: 1, removed: 0 },
      { added: 0, removed: 1 },
    ]);
    expect(log[0]?.actor).toMatch(/^staff:/);
  });

  it('move what is planned in running handovers when the person says so, and the workflow is told to look', async () => {
    const page = await visit();
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Closing days of previous MSPs' }).click();
    await page.locator('tbody a').first().click();
    const [first] = await planned();
    const before = await handover();
    const day = first?.due_at.toISOString().slice(0, 10) ?? '';
    await add(page, day, '', true);
    expect(await page.locator('[role=status]').innerText()).toContain('in 1 running handover');
    const after = await planned();
    expect(after.map(({ due_at }) => due_at.toISOString().slice(0, 10))).not.toContain(day);
    const now = await handover();
    expect(now.look_due_at).toEqual(NOW);
    expect(now.revision).toBeGreaterThan(before.revision);
    await page.goto(`/handovers/${scene.id}/log`);
    expect(await page.locator('main').innerText()).toContain('Plan moved out of closing days');
  });

  it.each([
    ['desk', 1280, false],
    ['narrow', 320, true],
  ] as const)('fit the page and are read by everybody: %s', async (name, width, dark) => {
    const page = await visit({ width, dark, scripts: true });
    for (const address of ['/settings/offices', null]) {
      if (address) await page.goto(address);
      else await page.locator('tbody a').first().click();
      expect(await overflowOf(page)).toBe(0);
      const found = await violations(page);
      expect(found).toEqual([]);
      await keepPicture(page, `offices-${name}${address ? '' : '-one'}`);
    }
  });
});
