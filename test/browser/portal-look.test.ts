import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { answer, FILLED, finish } from '../api/portal/forms';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';

let site: PortalSite;
let browser: Browser;
let origin: string;
/** Where each page is, and what its reader does there before it is looked at. */
let pages: Record<string, string | { path: string; act: (page: Page) => Promise<unknown> }>;
let cookies: { name: string; value: string; url: string }[];

beforeAll(async () => {
  site = await openPortalSite();
  origin = await site.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
  const handover = await site.seed({ clientName: 'Fern Logistics' });
  const link = await site.open(handover);
  const colleague = await site.open(handover, { contactId: handover.contacts.second });
  for (const [index, type] of Object.keys(FILLED).entries()) {
    await answer(site, link, handover.items[index * 3 + 2]!.id, { type, ...FILLED[type]! });
  }
  const item = handover.items[0]!.id;
  await answer(site, colleague, item, { type: 'provided', 'provided-user': 'x' });
  await finish(site, link);
  await answer(site, link, handover.items[11]!.id, { type: 'provided', 'provided-user': 'x' });
  await site.db
    .updateTable('items')
    .set({ state: 'rejected', rejection_note: 'The password does not work; was it changed?' })
    .where('id', '=', handover.items[11]!.id)
    .execute();
  await site.db
    .updateTable('items')
    .set({ state: 'accepted' })
    .where('id', '=', handover.items[0]!.id)
    .execute();
  const toSign = await site.seed({ authority: 'to_sign', clientName: 'Heath Bakery' });
  const signing = await site.open(toSign, { purpose: 'authority' });
  const fresh = await site.link(handover);
  const closed = await site.seed({ numbers: [1, 2] });
  await site.db
    .updateTable('handovers')
    .set({ stage: 'closed' })
    .where('id', '=', closed.id)
    .execute();
  const over = await site.open(closed);
  const client = await site.open(handover, { purpose: 'client' });
  const counsel = await site.open(handover, { purpose: 'counsel' });
  const { pdf, ...letterRow } = await site.db
    .selectFrom('letters')
    .where('handover_id', '=', handover.id)
    .selectAll()
    .executeTakeFirstOrThrow();
  await site.db
    .insertInto('letters')
    .values({ ...letterRow, pdf, kind: 'counsel-file' })
    .execute();
  const shared = handover.items[7]!.id;
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  cookies = [link, signing, over, client, counsel].map(({ home, token }) => ({
    name: 'link',
    value: token,
    url: `${origin}${home}`,
  }));
  const other = handover.items.find(({ kind }) => kind === 'physical key')!.id;
  const sha = site.db.selectFrom('letters').where('handover_id', '=', handover.id).select('sha256');
  const { sha256 } = await sha.executeTakeFirstOrThrow();
  pages = {
    landing: `/r/${fresh.token}`,
    list: link.home,
    saved: `${link.home}?saved=${handover.items[2]!.id}`,
    item: `${link.home}/items/${handover.items[4]!.id}`,
    physical: `${link.home}/items/${other}`,
    rejected: `${link.home}/items/${handover.items[11]!.id}`,
    settled: `${link.home}/items/${item}`,
    receipt: `${link.home}/receipts/1`,
    signing: signing.home,
    verify: `/verify?number=${handover.number}&code=${sha256.toString('hex').slice(0, 8)}`,
    unknown: '/verify?number=H-1&code=2',
    gone: '/r/nothing',
    problems: {
      path: `${link.home}/items/${handover.items[4]!.id}`,
      act: async (page) => {
        await page.getByRole('radio', { name: 'We can’t' }).check();
        await save(page);
      },
    },
    overtaken: {
      path: `${link.home}/items/${shared}`,
      act: async (page) => {
        await answer(site, colleague, shared, { type: 'provided', 'provided-user': 'x' });
        await page.getByRole('radio', { name: 'Here it is' }).check();
        await page.getByLabel('Notes').first().fill('Mine');
        await save(page);
      },
    },
    several: {
      path: `${link.home}/items/${handover.items[0]!.id === item ? handover.items[1]!.id : item}`,
      act: async (page) => {
        await page.getByRole('radio', { name: 'Here it is' }).check();
        await page.getByText('Add another (2)').click();
      },
    },
    over: over.home,
    'over-item': `${over.home}/items/${closed.items[0]!.id}`,
    client: client.home,
    counsel: counsel.home,
    refusal: {
      path: '/verify',
      act: async (page) => {
        await page.goto('about:blank');
        await page.setContent(
          `<form method="post" action="${origin}/verify"><button>x</button></form>`,
        );
        await page.getByRole('button').click();
        await page.waitForURL(/verify/);
      },
    },
    'landing-client': `/c/${(await site.link(handover, { purpose: 'client' })).token}`,
    'landing-signing': `/a/${(await site.link(toSign, { purpose: 'authority' })).token}`,
  };
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const LOOKS = {
  wide: { viewport: { width: 1000, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  narrow: { viewport: { width: 320, height: 700 } },
  dark: { viewport: { width: 1000, height: 900 }, colorScheme: 'dark' as const },
};

async function contextFor(look: keyof typeof LOOKS): Promise<BrowserContext> {
  const context = await browser.newContext({ ...LOOKS[look], bypassCSP: true });
  for (const { url, ...cookie } of cookies) {
    await context.addCookies([{ ...cookie, domain: '127.0.0.1', path: new URL(url).pathname }]);
  }
  return context;
}

/** Every violation that axe finds on the page, with the elements. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  );
}

describe('every page of the portal', () => {
  it.each(Object.keys(LOOKS) as (keyof typeof LOOKS)[])(
    'is accessible and fits, %s',
    async (look) => {
      const context = await contextFor(look);
      const strangers = watchStrangers(context, origin);
      const page = await context.newPage();
      const wrong: Record<string, string[]> = {};
      for (const [name, there] of Object.entries(pages)) {
        await page.goto(`${origin}${typeof there === 'string' ? there : there.path}`);
        if (typeof there !== 'string') await there.act(page);
        await keepPicture(page, `${name}-${look}`);
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        const overflow = width > LOOKS[look].viewport.width ? ['wider than the screen'] : [];
        wrong[name] = [...(await violations(page)), ...overflow];
      }
      expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
      expect(strangers).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('is as good in every other language, and from right to left', async () => {
    const context = await contextFor('narrow');
    const page = await context.newPage();
    const wrong: Record<string, string[]> = {};
    for (const lang of ['de', 'fr', 'es']) {
      for (const name of ['landing', 'list', 'item', 'receipt', 'signing', 'unknown', 'gone']) {
        const there = pages[name];
        if (typeof there !== 'string') throw new Error(`${name} is not just an address`);
        const asked = `lang=${lang}`;
        await page.goto(`${origin}${there}${there.includes('?') ? '&' : '?'}${asked}`);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        await page.evaluate(`document.documentElement.dir = ${lang === 'es' ? '"rtl"' : '"ltr"'}`);
        await keepPicture(page, `${name}-${lang}`);
        const overflow = await overflowOf(page);
        const found = [
          ...(await violations(page)),
          ...(overflow > 0 ? ['wider than the screen'] : []),
        ];
        if (found.length > 0) wrong[`${name} in ${lang}`] = found;
      }
    }
    expect(wrong).toEqual({});
    await context.close();
  }, 120_000);
});
