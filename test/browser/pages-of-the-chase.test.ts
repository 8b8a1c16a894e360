import type { Browser, Page } from 'playwright-core';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';
import { setChasedStage, type ChasedStage } from '../support/chased-stage';
import { violations } from '../support/violations';

const VIEWS = [
  { name: 'wide', width: 1280, scheme: 'light' },
  { name: 'narrow', width: 320, scheme: 'dark' },
] as const;
/** What only a mistake of ours would write. */
const SLIPS = /undefined|\bnull\b|NaN|\[object|Invalid|\bby ?,| ,|\(\)|“”|\{\{/;
/** What a reader came for, by the page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  board: ['The worker makes no progress.'],
  'came-by-mail': ['came by mail', 'put here by'],
  correspondence: ['Formal notice for the client to sign'],
  'task-board': ['blocked'],
  people: ['to answer: ', 'Withdraw link to the package', 'passed on by Bo Technician'],
  questions: ['waits for us', 'Read the question'],
  log: ['posted 27 March 2029 by Sam Reed'],
  package: ['in the package'],
  edit: ['The message of “Did it reach you?”.'],
};

describe('the pages of the chase and the planner, in a browser', () => {
  let set: ChasedStage;
  let browser: Browser;
  beforeAll(async () => {
    set = await setChasedStage();
    browser = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await set.stage.end();
  });

  async function visitor(view: (typeof VIEWS)[number]): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 960 },
      colorScheme: view.scheme,
      timezoneId: 'Europe/London',
    });
    return context.newPage();
  }

  /** What a reader would stumble over on the page as it stands. */
  async function wrongWith(page: Page): Promise<string[]> {
    const wide = await overflowOf(page);
    const words = await page.locator('main').innerText();
    const slip = SLIPS.exec(words);
    const found = await violations(page);
    return [
      ...(wide > 0 ? [`wider than the screen by ${String(wide)}`] : []),
      ...(slip ? [words.slice(Math.max(0, slip.index - 40), slip.index + 40)] : []),
      ...found,
    ];
  }

  it.each(VIEWS)(
    'fit a $name screen in a $scheme scheme, are read by everybody, and ask nobody else',
    async (view) => {
      const page = await visitor(view);
      const { consoleUrl } = set.stage.config;
      const strangers = watchStrangers(page.context(), consoleUrl);
      await page.goto(`${consoleUrl}/sign-in`);
      await page.getByRole('button', { name: 'Sign in' }).click();
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(set.ours)) {
        const answer = await page.goto(consoleUrl + path);
        expect(`${name} ${String(answer?.status())}`).toBe(`${name} 200`);
        await keepPicture(page, `chase-${name}-${view.name}`);
        wrong.push(...(await wrongWith(page)).map((what) => `${name}: ${what}`));
        const words = await page.locator('main').innerText();
        const missing = (SAID[name] ?? []).filter((said) => !words.includes(said));
        wrong.push(...missing.map((said) => `${name} does not say: ${said}`));
      }
      expect(wrong).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
    300_000,
  );

  it.each(VIEWS)(
    'fit a $name screen in a $scheme scheme for client and previous MSP, too',
    async (view) => {
      const page = await visitor(view);
      const strangers = watchStrangers(page.context(), set.stage.config.portalUrl);
      const wrong: string[] = [];
      const look = async (name: string): Promise<void> => {
        await keepPicture(page, `chase-${name}-${view.name}`);
        wrong.push(...(await wrongWith(page)).map((what) => `${name}: ${what}`));
      };
      for (const [name, link] of Object.entries(set.links)) {
        await page.goto(link);
        await look(`${name}-door`);
        await page.locator('form[action$="/open"] button').click();
        await look(`${name}-list`);
        if (name === 'package') continue;
        await page.locator('.asked a').first().click();
        await look(`${name}-item`);
      }
      expect(wrong).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
    300_000,
  );

  it('ask for an invoice only where one is why something is refused', async () => {
    const page = await visitor(VIEWS[0]);
    await page.goto(set.links.reply);
    await page.locator('form[action$="/open"] button').click();
    await page.locator('.asked a').first().click();
    await page.getByLabel('We can’t, because…').check();
    const invoice = page.getByRole('group', { name: 'If it is about an unpaid invoice' });
    const reason = page.getByLabel('Because', { exact: true });
    expect(await invoice.isVisible()).toBe(false);
    await reason.selectOption('unpaid_invoice');
    expect(await invoice.getByRole('textbox').count()).toBe(4);
    await keepPicture(page, 'chase-refusing-wide');
    await reason.selectOption('contract');
    expect(await invoice.isVisible()).toBe(false);
    await page.context().close();
  }, 60_000);
});
