import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { answer, FILLED, finish } from '../api/portal/forms';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';
import { lateStates } from './portal-late-states';
import { violations } from '../support/violations';
import { lostOnPaper } from './support/looks';

let site: PortalSite;
let browser: Browser;
let origin: string;
/** Where each page is, and what its reader does there before it is looked at. */
let pages: Record<string, string | { path: string; act: (page: Page) => Promise<unknown> }>;
/** The list’s address. */
let listed: string;
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
  const late = await lateStates(site);
  cookies = [link, signing, over, client, counsel, ...late.links].map(({ home, token }) => ({
    name: 'link',
    value: token,
    url: `${origin}${home}`,
  }));
  const other = handover.items.find(({ kind }) => kind === 'physical key')!.id;
  const sha = site.db.selectFrom('letters').where('handover_id', '=', handover.id).select('sha256');
  const { sha256 } = await sha.executeTakeFirstOrThrow();
  listed = link.home;
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
    ...late.pages,
  };
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The narrowest telephone, and a window of 1280 px at twice the size. */
const NARROW = [
  { width: 320, height: 700 },
  { width: 640, height: 450 },
];
/** What may be wrong in the dark or on glass and not where it was looked at first. */
const COLOURS = ['color-contrast'];
const TOUCH = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

async function contextFor(options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, bypassCSP: true });
  for (const { url, ...cookie } of cookies) {
    await context.addCookies([{ ...cookie, domain: '127.0.0.1', path: new URL(url).pathname }]);
  }
  return context;
}

/** What is wrong with a page as it is now, in each way in which somebody may have it before them. */
async function wrongWith(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  const add = (look: string, wrong: readonly string[]): void => {
    found.push(...wrong.map((one) => `${look}: ${one}`));
  };
  await keepPicture(page, `${name}-wide`);
  add('wide', await violations(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPicture(page, `${name}-dark`);
  add('dark', await violations(page, COLOURS));
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await keepPicture(page, `${name}-print`);
  add('on paper', await lostOnPaper(page));
  await page.emulateMedia({ media: 'screen' });
  for (const size of NARROW) {
    await page.setViewportSize(size);
    if ((await overflowOf(page)) > 0) add(`at ${size.width} px`, ['wider than the screen']);
  }
  await page.setViewportSize(PHONE);
  await keepPicture(page, `${name}-phone`);
  add('on a phone', await violations(page, TOUCH));
  await page.setViewportSize(WIDE);
  return found;
}

describe('every page of the portal', () => {
  it('is accessible and fits: wide, on a phone, at 320 px, at twice the size, in the dark, on paper', async () => {
    const context = await contextFor({ viewport: WIDE, reducedMotion: 'reduce' });
    const strangers = watchStrangers(context, origin);
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    const wrong: Record<string, string[]> = {};
    for (const [name, there] of Object.entries(pages)) {
      await page.goto(`${origin}${typeof there === 'string' ? there : there.path}`);
      if (typeof there !== 'string') await there.act(page);
      const found = await wrongWith(page, name);
      if (found.length > 0) wrong[name] = found;
    }
    expect(wrong).toEqual({});
    expect(strangers).toEqual([]);
    await page.goto(`${origin}${listed}`);
    // Who asked for less motion gets none.
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('*')].map((one) => getComputedStyle(one))
          .filter((one) => one.transitionDuration !== '0s' || one.animationName !== 'none').length`,
      ),
    ).toBe(0);
    await context.close();
  }, 240_000);

  it('is as good in every other language, and from right to left', async () => {
    const context = await contextFor({ viewport: { width: 320, height: 700 } });
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
