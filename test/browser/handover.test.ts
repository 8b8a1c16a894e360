import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fernLogistics, NOW } from '../api/handover/fern';
import type { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, watchStrangers } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

interface View {
  name: string;
  width: number;
  scheme: 'light' | 'dark';
}
const VIEWS: View[] = [
  { name: 'wide', width: 1280, scheme: 'light' },
  { name: 'phone', width: 390, scheme: 'light' },
  { name: 'narrow', width: 320, scheme: 'dark' },
];

describe('a handover in a browser', () => {
  let site: ConsoleSite;
  let scene: Scene;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    scene = await fernLogistics(site);
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visitor({ width, scheme }: View, scripts = true): Promise<[BrowserContext, Page]> {
    const context = await browser.newContext({
      viewport: { width, height: 960 },
      colorScheme: scheme,
      timezoneId: 'Europe/Berlin',
      javaScriptEnabled: scripts,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return [context, page];
  }

  async function overflow(page: Page): Promise<number> {
    return page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }

  /** Pairs of labels of the visible timeline whose letters touch, as the browser has drawn them. */
  async function touchingLabels(page: Page): Promise<string[]> {
    return page.evaluate<string[]>(`(() => {
      const texts = [...document.querySelectorAll('.handover-timeline svg')]
        .filter((svg) => svg.getBoundingClientRect().width > 0)
        .flatMap((svg) => [...svg.querySelectorAll('text')]);
      const boxes = texts.map((text) => ({ word: text.textContent, box: text.getBBox() }));
      return boxes.flatMap(({ word, box: a }, index) => boxes.slice(index + 1)
        .filter(({ box: b }) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height)
        .map((other) => word + ' / ' + other.word));
    })()`);
  }

  it.each(VIEWS)(
    'fits every page of a handover on a $name screen',
    async (view) => {
      const [context, page] = await visitor(view);
      const strangers = watchStrangers(context, origin);
      const [task] = (await scene.tasks()).filter((one) => one.reason === 'recover');
      const item = await scene.item('M365 global admin');
      const message = await site.db
        .selectFrom('messages')
        .select('id')
        .where('handover_id', '=', scene.id)
        .limit(1)
        .executeTakeFirstOrThrow();
      const base = `/handovers/${scene.id}`;
      const pages: [string, string][] = [
        ['items', base],
        ['correspondence', `${base}/correspondence`],
        ['message', `${base}/correspondence/${message.id}`],
        ['tasks', `${base}/tasks`],
        ['people', `${base}/people`],
        ['authority', `${base}/authority`],
        ['log', `${base}/log`],
        ['item', `${base}/items/${item.id}`],
        ['reveal', `${base}/items/${item.id}/reveal`],
        ['send-now', `${base}/commands/send-now`],
        ['waive', `${base}/commands/waive`],
        ['change-contact', `${base}/commands/change-contact`],
        ['cancel', `${base}/commands/cancel`],
        ['task-board', '/tasks'],
        ['task', `/tasks/${task!.id}`],
      ];
      const wrong: string[] = [];
      for (const [name, path] of pages) {
        const answer = await page.goto(origin + path);
        expect(`${name} ${String(answer?.status())}`).toBe(`${name} 200`);
        await keepPicture(page, `handover-${name}-${view.name}`);
        if ((await overflow(page)) > 0) wrong.push(`${name}: wider than the screen`);
        const found = [...(await violations(page)), ...(await touchingLabels(page))];
        wrong.push(...found.map((what) => `${name}: ${what}`));
      }
      expect(wrong).toEqual([]);
      expect(strangers).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('lets a person accept, send back, reveal and finish without scripts', async () => {
    const [context, page] = await visitor(VIEWS[0]!, false);
    await page.goto(`${origin}/handovers/${scene.id}`);
    await page.getByRole('link', { name: 'Break-glass admin' }).click();
    await page.getByRole('link', { name: 'Reveal what was sent' }).click();
    await page.getByLabel('To rotate or reset it').check();
    await page.getByRole('button', { name: 'Reveal', exact: true }).click();
    expect(await page.getByText('correct horse battery staple').count()).toBe(1);
    await keepPicture(page, 'handover-revealed-wide');
    await page.getByRole('link', { name: 'Hide now' }).click();
    expect(await page.getByText('correct horse').count()).toBe(0);
    await page.getByRole('button', { name: 'Accept' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Accepted');
    expect((await scene.item('Break-glass admin')).state).toBe('accepted');

    await page.getByRole('link', { name: 'Google super admin' }).click();
    await page.getByLabel('What is wrong').fill('It asks for a code that nobody has.');
    await page.getByRole('button', { name: 'Send back' }).click();
    expect(await page.getByText('sent back', { exact: true }).count()).toBe(1);
    await keepPicture(page, 'handover-after-wide');
    await context.close();
  });

  it('opens what else can be done with the keyboard alone', async () => {
    const [context, page] = await visitor(VIEWS[0]!, false);
    await page.goto(`${origin}/handovers/${scene.id}`);
    await page.locator('details.more > summary').focus();
    await page.keyboard.press('Enter');
    await keepPicture(page, 'handover-more-wide');
    const entries = await page.locator('details.more a').count();
    for (let entry = 0; entry < entries; entry++) {
      await page.keyboard.press('Tab');
      const focused = await page.locator('details.more a:focus').textContent();
      if (focused === 'Waive items') break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/commands\/waive/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Waive items');
    await context.close();
  });
});
