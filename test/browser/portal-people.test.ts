import { toBuffer } from 'qrcode';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser } from '../support/browser';
import { everyRow, whatChanged } from './support/changes';

let site: PortalSite;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  site = await openPortalSite();
  origin = await site.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A browser in which this link is open. */
async function reader(
  link: { home: string; token: string },
  options: { javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  await context.addCookies([
    { name: 'link', value: link.token, domain: '127.0.0.1', path: link.home },
  ]);
  return context;
}

/** Whether a form was sent with it: by the browser, or by a script of ours. */
function isOfForm(request: Request): boolean {
  return request.method() === 'POST' || request.isNavigationRequest();
}

/** Presses Tab until what is focused is called so, as somebody without a mouse does. Throws when nothing is. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      const labels = at.labels && at.labels.length ? [...at.labels].map((one) => one.textContent).join(' ') : '';
      return (labels || at.getAttribute('aria-label') || at.textContent || '').trim().replace(/\\s+/g, ' ');
    })()`);
    if (name.test(called)) return;
  }
  throw new Error(`no Tab leads to ${String(name)}`);
}

describe('somebody who has a keyboard only', () => {
  it('opens the link, answers an item with all that it asks for, and gets the receipt', async () => {
    const handover = await site.seed({ numbers: [1, 14] });
    const { token } = await site.link(handover);
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${origin}/r/${token}`);
    await tabTo(page, /^Skip to the content$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^See what is asked for$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reply\//);
    await tabTo(page, /^M365 global admin$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/items\//);
    await tabTo(page, /^Here it is$/);
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Transferred' }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await tabTo(page, /^User\b/);
    await page.keyboard.type('admin@fern.example');
    await tabTo(page, /^Password\b/);
    await page.keyboard.type('canary horse');
    await tabTo(page, /^Show what is typed$/);
    await page.keyboard.press('Space');
    expect(await page.getByLabel('Password', { exact: false }).first().inputValue()).toBe(
      'canary horse',
    );
    await tabTo(page, /^Second factor\b/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Add another \(2\)$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^User \(2\)/);
    await page.keyboard.type('second@fern.example');
    await tabTo(page, /^Save$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/saved=/);
    await tabTo(page, /^Finished for now$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/receipts\//);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Receipt R-/);
    const opener = await site.vault.unlock(handover.id);
    const row = await site.db
      .selectFrom('answers')
      .where('handover_id', '=', handover.id)
      .select('sealed')
      .executeTakeFirstOrThrow();
    const opened = (await opener.openValue(row.sealed)) as {
      fields: { label: string; value: string }[];
    };
    expect(opened.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'Password', value: 'canary horse' }),
        expect.objectContaining({ label: 'User (2)', value: 'second@fern.example' }),
      ]),
    );
    await context.close();
  }, 60_000);
});

describe('the seed of a second factor', () => {
  it('is read from a picture of its QR code in the browser, and the picture is sent nowhere', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const context = await reader(link);
    const page = await context.newPage();
    await page.goto(`${origin}${link.home}/items/${handover.items[0]!.id}`);
    const choose = async (picture: string) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Read it from a picture' }).first().click();
      const buffer = Buffer.from(picture, 'base64');
      await (await chooser).setFiles({ name: 'code.gif', mimeType: 'image/gif', buffer });
    };
    await choose('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==');
    await page.getByText('no QR code').first().waitFor();
    const seed = 'otpauth://totp/Fern:admin?secret=JBSWY3DPEHPK3PXP&issuer=Fern';
    const code = await toBuffer(seed, { scale: 6 });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await choose(code.toString('base64'));
    await page.getByText('it is not sent').first().waitFor();
    expect(await page.locator('#provided-factor-seed').inputValue()).toBe(seed);
    expect(sent.filter((method) => method !== 'GET')).toEqual([]);
    await keepPicture(page, 'qr-read');
    await context.close();
  }, 60_000);
});

describe('a reader on a slow line', () => {
  it('gets the whole list in less than a hundred kilobytes, fonts and all, without scripts', async () => {
    const handover = await site.seed();
    const link = await site.open(handover);
    const context = await reader(link, { javaScriptEnabled: false });
    const page = await context.newPage();
    const sizes: Record<string, number> = {};
    page.on('requestfinished', (request) => {
      void request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
        sizes[new URL(request.url()).pathname] = responseBodySize + responseHeadersSize;
      });
    });
    await page.goto(`${origin}${link.home}`, { waitUntil: 'networkidle' });
    expect(await page.locator('.asked > li').count()).toBeGreaterThan(60);
    expect(await page.evaluate('document.fonts.check("400 15px Inter")')).toBe(true);
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    expect(Object.keys(sizes).some((name) => name.endsWith('.woff2'))).toBe(true);
    expect({ total, sizes, fits: total < 100_000 }).toEqual({ total, sizes, fits: true });
    await context.close();
  }, 60_000);
});

describe('a robot that presses everything, as mail scanners do', () => {
  it('changes nothing but that the link was seen', async () => {
    const handover = await site.seed({ numbers: [1] });
    const toSign = await site.seed({ numbers: [1], authority: 'to_sign' });
    const links = [
      `/r/${(await site.link(handover)).token}`,
      `/c/${(await site.link(handover, { purpose: 'client' })).token}`,
      `/a/${(await site.link(toSign, { purpose: 'authority' })).token}`,
    ];
    const before = await everyRow(site.db);
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    const page = await context.newPage();
    let presses = 0;
    const known = new Set<string>();
    const queue = [...links];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (known.has(at) || known.size > 40) continue;
      known.add(at);
      // What is downloaded is no page.
      if ((await page.goto(`${origin}${at}`).catch(() => null)) === null) continue;
      const addresses = await page.evaluate<string[]>(
        `[...document.querySelectorAll('a[href]')].map(({ href }) => href)`,
      );
      const found = addresses
        .filter((href) => href.startsWith('http'))
        .map((href) => new URL(href));
      for (const { origin: own, pathname } of found) {
        if (own === origin && !/letter|pdf|assets/.test(pathname)) queue.push(pathname);
      }
      const radios = await page.getByRole('radio').count();
      const buttons = await page.locator('button:not([type=button])').count();
      for (let choice = 0; choice < Math.max(1, radios); choice++) {
        for (let button = 0; button < buttons; button++) {
          await page.goto(`${origin}${at}`);
          await page.evaluate(
            `for (const one of document.querySelectorAll('details')) one.open = true`,
          );
          if (radios > 0) await page.getByRole('radio').nth(choice).check({ force: true });
          const pressed = page.locator('button:not([type=button])').nth(button);
          if (!(await pressed.isVisible())) continue;
          for (const box of await page.getByRole('checkbox').all())
            if (await box.isVisible()) await box.check();
          const answered = page
            .waitForResponse((response) => isOfForm(response.request()), { timeout: 2_000 })
            .catch(() => null);
          await pressed.click();
          if ((await answered) !== null) presses += 1;
          const { pathname } = new URL(page.url());
          if (/^\/(reply|client|authority)\/[^/]+$/.test(pathname)) queue.push(pathname);
        }
      }
    }
    expect(known.size).toBeGreaterThan(7);
    expect(presses).toBeGreaterThan(20);
    expect(whatChanged(before, await everyRow(site.db))).toEqual({
      links: ['first_opened_at', 'last_opened_at'],
      audit_events: ['link.opened'],
      handovers: ['revision'],
    });
    await context.close();
  }, 120_000);
});
