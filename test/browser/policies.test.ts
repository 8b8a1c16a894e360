import type { Browser, Page } from 'playwright-core';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { violations } from '../support/violations';

const DESK = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 740 };

/** Nothing here runs a script: what works, works without. */
describe('policies in a browser', () => {
  let site: ConsoleSite;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    site = await openConsoleSite();
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visitor(viewport: typeof DESK, colorScheme: 'light' | 'dark' = 'light') {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      javaScriptEnabled: false,
      baseURL: origin,
    });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('main button').first().click();
    return page;
  }

  /** axe runs in a page of its own that has scripts: what is looked at is the page as it was served. */
  async function wrongWith(page: Page): Promise<string[]> {
    const context = await browser.newContext({ storageState: await page.context().storageState() });
    const copy = await context.newPage();
    await copy.goto(page.url());
    const found = await violations(copy);
    await context.close();
    return found;
  }

  it('show any of them as a ladder with the dates of a chosen day, country, region and zone', async () => {
    const page = await visitor(DESK);
    await page.goto('/settings/policies/standard');
    expect(await page.locator('svg.climb.wide').getAttribute('aria-label')).toContain('9 steps');
    await page.locator('#start').fill('2027-03-25');
    await page.locator('#country').selectOption('DE');
    await page.locator('#region').fill('BY');
    await page.locator('#zone').fill('Europe/Berlin');
    await page.getByRole('button', { name: 'Show the dates' }).click();
    const steps = await page.locator('ol.ladder li').allInnerTexts();
    // Over Easter: Maundy Thursday, then the Wednesday after; the clocks change between the two.
    expect(await page.locator('svg.climb.wide .tick').allTextContents()).toContain('20');
    const exact = await page.locator('ol.ladder time').first().getAttribute('title');
    expect(exact).toBe('Thursday 25 March 2027, 09:00:00 (Europe/Berlin, UTC+1)');
    expect(steps[0]).toContain('Thu 25 Mar');
    expect(steps[1]).toContain('Wed 31 Mar');
    expect(steps[5]).toMatch(/Tue 13 Apr[^]*all due by the end of Mon 12 Apr/);
    await keepPicture(page, 'policy-desk');
    expect(await wrongWith(page)).toEqual([]);
  });

  it('say in a sentence what is wrong with a place that nobody knows', async () => {
    const page = await visitor(DESK);
    const tried = async (query: string) => {
      await page.goto(`/settings/policies/standard?start=2027-03-25&${query}`);
      return page.locator('[role=alert]').innerText();
    };
    expect(await tried('country=DE&region=XX&timeZone=Europe/Berlin')).toContain('no region “XX”');
    expect(await tried('country=ZZ&timeZone=Europe/Berlin')).toContain('no holiday calendar');
    expect(await tried('country=GB&timeZone=Europe/Atlantis')).toContain('is not a time zone');
  });

  it('are copied, edited and made the default in a form, and wrong ones come back with every problem', async () => {
    const page = await visitor(DESK);
    await page.goto('/settings/policies/new?copy=standard');
    await page.locator('[name="name"]').fill('Gentle');
    await page.locator('[name="package.workingDays"]').fill('8, 2');
    await page.locator('[name="steps.2.workingDay"]').fill('1');
    await page.locator('[name="steps.3.rungs"][value="first"]').uncheck();
    await page.locator('[name="steps.3.rungs"][value="second"]').uncheck();
    await page.getByRole('button', { name: 'Save the policy' }).click();
    const problems = await page.locator('[role=alert] li').allInnerTexts();
    expect(problems).toEqual([
      expect.stringContaining('each day once, the earliest first'),
      expect.stringContaining('Say who gets this step'),
    ]);
    await page.locator('[name="package.workingDays"]').fill('2, 8');
    await page.locator('[name="steps.3.rungs"][value="second"]').check();
    await page.getByRole('button', { name: 'Save the policy' }).click();
    expect(await page.locator('[role=alert]').innerText()).toContain(
      'comes before that of the step above',
    );
    await page.getByRole('button', { name: 'Put the rows in order' }).click();
    expect(await page.locator('[name="steps.1.key"]').inputValue()).toBe('reminder');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    expect(await page.locator('h1').innerText()).toBe('Policy “Gentle”');
    expect(await page.locator('dl').innerText()).toContain('after 2 and 8 working days');
    await page.getByRole('button', { name: 'Make it the default' }).click();
    expect(await page.locator('h2').first().innerText()).toBe('Gentle');
    await page.goto('/handovers/new');
    expect(await page.locator('[name="policy"]').inputValue()).toBe('Gentle');
    const log = await site.db.selectFrom('audit_events').select(['action', 'actor']).execute();
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['policy.created', 'policy.made_default']),
    );
  });

  it('are written as YAML by whoever prefers, and a version that somebody else saved is not lost', async () => {
    const page = await visitor(DESK);
    await page.goto('/settings/policies/new?copy=standard&yaml=1');
    const text = await page.locator('textarea').inputValue();
    expect(text).toContain('workingDay: 10');
    await page
      .locator('textarea')
      .fill(
        text
          .replace('Copy of Standard', 'Written')
          .replace('workingDay: 7', 'after: critical\n    workingDay: 2'),
      );
    await page.getByRole('button', { name: 'Save the policy' }).click();
    expect(await page.locator('h1').innerText()).toBe('Policy “Written”');
    const edit = `${page.url()}/edit`;
    const [one, other] = [await visitor(DESK), await visitor(DESK)];
    await one.goto(edit);
    await other.goto(edit);
    expect(await one.locator('[name="steps.4.workingDay"]').inputValue()).toBe('7');
    await one.locator('[name="sendingHour"]').fill('8');
    await one.getByRole('button', { name: 'Save the policy' }).click();
    await other.locator('[name="sendingHour"]').fill('10');
    await other.getByRole('button', { name: 'Save the policy' }).click();
    expect(await other.locator('[role=alert]').innerText()).toContain('Somebody saved this policy');
  });

  it.each([
    '/settings/policies',
    '/settings/policies/standard',
    '/settings/policies/standard/edit',
  ])('fit 320 pixels and are read by everybody: %s', async (address) => {
    const page = await visitor(NARROW, 'dark');
    await page.goto(address);
    // Without scripts a page cannot be measured, so it is measured in one that has them.
    const context = await browser.newContext({
      viewport: NARROW,
      colorScheme: 'dark',
      storageState: await page.context().storageState(),
    });
    const measured = await context.newPage();
    await measured.goto(origin + address);
    expect(await overflowOf(measured)).toBe(0);
    await keepPicture(measured, `narrow${address.replaceAll('/', '-')}`);
    await context.close();
    expect(await wrongWith(page)).toEqual([]);
  });
});
