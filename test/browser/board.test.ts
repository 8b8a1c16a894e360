import type { Browser } from 'playwright-core';
import { EXAMPLE_BOARD } from '../support/board-example';
import { insertBoardState } from '../support/board-rows';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';

describe('the board in a browser', () => {
  let site: ConsoleSite;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    site = await openConsoleSite();
    for (const [index, state] of EXAMPLE_BOARD.entries()) {
      await insertBoardState(site.db, state, { at: site.clock.at, index: index + 1 });
    }
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each([
    { name: 'wide', width: 1280, height: 860, scheme: 'light' as const },
    { name: 'dark', width: 1280, height: 860, scheme: 'dark' as const },
    { name: 'phone', width: 390, height: 844, scheme: 'light' as const },
    { name: 'narrow', width: 320, height: 700, scheme: 'light' as const },
  ])('is led to from the sign-in and fits $name', async ({ name, width, height, scheme }) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      timezoneId: 'Europe/Berlin',
    });
    const strangers = watchStrangers(context, origin);
    const page = await context.newPage();
    await page.goto(`${origin}/?show=stalled`);
    expect(await page.title()).toContain('Sign in');
    await keepPicture(page, `sign-in-${name}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(new URL(page.url()).search).toBe('?show=stalled');
    await page.goto(origin);
    expect(await page.getByRole('link', { name: 'Alder Dental', exact: true }).count()).toBe(1);
    const overflow = await overflowOf(page);
    await keepPicture(page, `board-${name}`);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(strangers).toEqual([]);
    await context.close();
  });

  it('moves by itself while somebody looks at it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(origin);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const state = { client: 'Zephyr Travel', previousMsp: 'Deltanet' };
    await insertBoardState(site.db, state, { at: site.clock.at, index: 99 });
    await page.getByRole('link', { name: 'Zephyr Travel' }).waitFor({ timeout: 15_000 });
    await context.close();
  });
});
