import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fernLogistics, NOW } from '../api/handover/fern';
import type { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, watchStrangers } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';

interface View {
  name: string;
  width: number;
  scheme: 'light' | 'dark';
}
const VIEWS: View[] = [
  { name: 'wide', width: 1280, scheme: 'light' },
  { name: 'dark', width: 1280, scheme: 'dark' },
  { name: 'phone', width: 390, scheme: 'light' },
  { name: 'narrow', width: 320, scheme: 'light' },
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
      const wide: string[] = [];
      for (const [name, path] of pages) {
        const answer = await page.goto(origin + path);
        expect(`${name} ${String(answer?.status())}`).toBe(`${name} 200`);
        await keepPicture(page, `handover-${name}-${view.name}`);
        if ((await overflow(page)) > 0) wide.push(name);
      }
      expect(wide).toEqual([]);
      expect(strangers).toEqual([]);
      await context.close();
    },
    60_000,
  );
});
