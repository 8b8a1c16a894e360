import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Scene } from '../api/handover/scene';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

const ITEM = 'M365 global admin';
const PASSWORD = 'canary-in-the-browser';
const SECRET = 'canary-at-the-counter';
const SECONDS = 10;

describe('showing a secret, in a browser', () => {
  let site: ConsoleSite;
  let browser: Browser;
  let origin: string;
  let item: string;
  const now = new Date();
  beforeAll(async () => {
    site = await openConsoleSite({ at: now });
    const scene = await Scene.start(site, now);
    await scene.request(now);
    await scene.answer(await scene.link('second', now), ITEM, {
      type: 'provided',
      at: now,
      fields: [
        { key: 'address', label: 'Address', secret: false, value: 'https://portal.example.com' },
        { key: 'user', label: 'User', secret: false, value: 'admin@fern.example' },
        { key: 'password', label: 'Password', secret: true, value: PASSWORD },
        { key: 'factor-seed', label: 'Its secret', secret: true, value: 'GEZDGNBVGY3TQOJQGEZD' },
        { key: 'user-2', label: 'User', secret: false, value: 'break-glass@fern.example' },
        { key: 'password-2', label: 'Password', secret: true, value: SECRET },
      ],
      files: [{ name: 'codes.txt', bytes: Buffer.from('1234') }],
    });
    item = `/handovers/${scene.id}/items/${(await scene.item(ITEM)).id}`;
    await site.db
      .insertInto('reveal_rules')
      .values({
        only_row: true,
        recent_minutes: 30,
        shown_seconds: SECONDS,
        two_people: false,
        approval_minutes: 15,
        emergencies: true,
        changed_by: 'staff:test',
        changed_at: now,
      })
      .execute();
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visit(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${origin}${item}`);
    await page.getByRole('link', { name: 'Reveal what was sent' }).click();
    return page;
  }

  async function wrongWith(page: Page): Promise<string[]> {
    const found = await violations(page);
    const wide = await overflowOf(page);
    return wide > 0 ? [...found, `wider than the screen by ${String(wide)}`] : found;
  }

  /** Everything that the page holds, seen or not, once it has come to rest. */
  async function everything(page: Page): Promise<string> {
    for (;;) {
      await page.waitForLoadState();
      const content = await page.content().catch(() => null);
      if (content !== null) return content;
    }
  }

  it.each([
    { name: 'wide', width: 1280, scheme: 'light' },
    { name: 'phone', width: 390, scheme: 'dark' },
    { name: 'narrow', width: 320, scheme: 'light' },
  ] as const)('can be read by everybody on a $name screen', async ({ name, width, scheme }) => {
    const page = await visit({ viewport: { width, height: 900 }, colorScheme: scheme });
    await keepPicture(page, `reveal-form-${name}`);
    expect(await wrongWith(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reveal', exact: true }).click();
    await page.getByText(PASSWORD).waitFor();
    await keepPicture(page, `reveal-shown-${name}`);
    expect(await wrongWith(page)).toEqual([]);
    await page.goto(`${origin}/settings/showing-secrets`);
    await keepPicture(page, `reveal-rules-${name}`);
    expect(await wrongWith(page)).toEqual([]);
    await page.context().close();
  });

  it('counts down, copies without showing, clears the clipboard, and leaves nothing to go back to', async () => {
    const page = await visit();
    await page.getByLabel('To rotate or reset it').check();
    await page.getByRole('button', { name: 'Copy without showing' }).click();
    expect(await page.locator('main').innerText()).not.toContain('canary');
    const began = performance.now();
    const copies = page.getByRole('button', { name: 'Copy Password' });
    await copies.nth(1).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(SECRET);
    await keepPicture(page, 'reveal-copied');
    expect(await page.getByText(/^Hidden in [1-9]0? seconds?\.$/).count()).toBe(1);
    await page.waitForURL(`${origin}${item}`, { timeout: 2 * SECONDS * 1000 });
    await page.getByRole('heading', { name: 'What came' }).waitFor();
    expect(performance.now() - began).toBeLessThan((SECONDS + 3) * 1000);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('');
    for (const way of ['goBack', 'goForward'] as const) {
      await page[way]();
      expect(await everything(page)).not.toContain('canary');
    }
    await page.context().close();
  }, 60_000);

  it('shows nothing on the way back, to whoever leaves early, without scripts either', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await visit({ javaScriptEnabled });
      await page.getByRole('button', { name: 'Reveal', exact: true }).click();
      await page.getByText(PASSWORD).waitFor();
      await page.getByRole('link', { name: 'Hide now' }).click();
      await page.getByRole('heading', { name: 'What came' }).waitFor();
      await page.goBack().catch(() => null);
      expect(await everything(page)).not.toContain('canary');
      await page.reload().catch(() => null);
      expect(await everything(page)).not.toContain('canary');
      await page.context().close();
    }
  });
});
