import type { Browser, Page } from 'playwright-core';
import { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const DEADLINE = new Date('2026-11-19T09:00:00Z');
const SIXTY = Array.from({ length: 60 }, (_, index) => ({ catalogue: index + 1 }));

describe('what waits for what, with sixty items', () => {
  let site: ConsoleSite;
  let browser: Browser;
  let origin: string;
  let scene: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: DEADLINE });
    scene = await Scene.start(site, DAY_0, { items: { include: SIXTY } });
    await scene.request(DAY_0);
    await scene.update({ stage: 'resets', resets_opened_at: DEADLINE });
    await scene.resets(DEADLINE);
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function tasksTab(width: number, scheme: 'light' | 'dark'): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 960 },
      colorScheme: scheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${origin}/handovers/${scene.id}/tasks`);
    return page;
  }

  it('is drawn so that no box touches another and every name fits its box', async () => {
    const page = await tasksTab(1280, 'light');
    await keepPicture(page, 'waits-wide');
    const wrong = await page.evaluate<string[]>(`(() => {
      const nodes = [...document.querySelectorAll('.waits-drawing .node')].map((node) => ({
        name: node.querySelector('title').textContent,
        box: node.querySelector('rect').getBoundingClientRect(),
        text: node.querySelector('text').getBoundingClientRect(),
      }));
      return nodes.flatMap((a, index) => [
        ...(a.text.right > a.box.right ? [a.name + ' is wider than its box'] : []),
        ...nodes.slice(index + 1).filter((b) => a.box.left < b.box.right && b.box.left < a.box.right
          && a.box.top < b.box.bottom && b.box.top < a.box.bottom).map((b) => a.name + ' / ' + b.name),
      ]);
    })()`);
    expect(wrong).toEqual([]);
    expect(await page.locator('.waits-drawing .node').count()).toBeGreaterThan(35);
    await page.context().close();
  });

  it('reads in the dark and on a phone, scrolls inside its frame, and has no violation', async () => {
    for (const [width, scheme] of [
      [1280, 'dark'],
      [320, 'light'],
    ] as const) {
      const page = await tasksTab(width, scheme);
      await keepPicture(page, `waits-${String(width)}-${scheme}`);
      expect(await overflowOf(page)).toBe(0);
      const found = await violations(page);
      expect(found).toEqual([]);
      await page.context().close();
    }
  });
});
