import type { Browser, Page } from 'playwright-core';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { violations } from '../support/violations';

describe('times for a joint swap, in a narrow browser', () => {
  let site: PortalSite;
  let browser: Browser;
  let origin: string;
  let item: string;
  let cookie: { name: string; value: string; url: string };
  beforeAll(async () => {
    site = await openPortalSite();
    origin = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await openBrowser();
    const handover = await site.seed({ numbers: [6] });
    const link = await site.open(handover);
    item = `${link.home}/items/${handover.items[0]!.id}`;
    cookie = { name: 'link', value: link.token, url: `${origin}${link.home}` };
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visit(
    javaScriptEnabled: boolean,
    scheme: 'light' | 'dark' = 'light',
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 320, height: 700 },
      colorScheme: scheme,
      javaScriptEnabled,
      bypassCSP: javaScriptEnabled,
    });
    await context.addCookies([cookie]);
    const page = await context.newPage();
    await page.goto(origin + item);
    return page;
  }

  it('are proposed without scripts, and one in the night comes back with a sentence at its field', async () => {
    const page = await visit(false);
    await page.getByLabel('We need until…').check();
    await page.getByText('Or let us swap it together').waitFor();
    await page.getByLabel('Joint swap 1: day').fill('2026-11-24');
    await page.getByLabel('Joint swap 1: from').fill('03:00');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('It would begin at 03:00 with you.').waitFor();
    await keepPicture(page, 'swap-refused');
    expect(await page.getByLabel('Joint swap 1: day').inputValue()).toBe('2026-11-24');
    await page.getByLabel('Joint swap 1: from').fill('11:00');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/Saved: MFA seeds/).waitFor();
    const slots = await site.db.selectFrom('swap_slots').selectAll().execute();
    expect(slots.map((slot) => slot.confirmed_at)).toEqual([null]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'are accessible and fit at 320 pixels, %s',
    async (scheme) => {
      const page = await visit(true, scheme);
      await page.getByLabel('Joint swap 3: from').waitFor();
      await keepPicture(page, `swap-${scheme}`);
      const found = await violations(page);
      expect(found).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );
});
