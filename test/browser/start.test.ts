import type { Browser, Page } from 'playwright-core';
import { EXAMPLE_BOARD } from '../support/board-example';
import { insertBoardState } from '../support/board-rows';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

async function fillIn(page: Page): Promise<void> {
  const fields: Record<string, string> = {
    'client.name': 'Copperfield Foods GmbH',
    'client.timeZone': 'Europe/Berlin',
    'client.signatory.name': 'Ruth Alder',
    'client.signatory.title': 'Geschäftsführerin',
    'client.signatory.email': 'ruth@copperfield.example',
    'previousMsp.name': 'Deltanet',
    'previousMsp.timeZone': 'Europe/Berlin',
    'first.name': 'Jonas Brandt',
    'first.email': 'jonas@deltanet.example',
    'owner.name': 'Carla Voss',
    'owner.email': 'carla@deltanet.example',
  };
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`[name="${name}"]`).fill(value);
  }
  for (const party of ['client', 'previousMsp']) {
    await page.locator(`[name="${party}.country"]`).selectOption('DE');
  }
}

describe('starting a handover in a browser', () => {
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

  async function signedIn(options: { scripts: boolean; viewport?: typeof DESK }): Promise<Page> {
    const context = await browser.newContext({
      viewport: options.viewport ?? DESK,
      javaScriptEnabled: options.scripts,
      timezoneId: 'Europe/Berlin',
    });
    const strangers = watchStrangers(context, origin);
    const page = await context.newPage();
    page.on('close', () => expect(strangers).toEqual([]));
    await page.goto(origin);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  it('tells on an empty board what comes here and how to begin', async () => {
    const page = await signedIn({ scripts: true });
    expect(await page.getByText('Your first handover begins here').count()).toBe(1);
    await keepPicture(page, 'board-empty');
    await page.context().close();
  });

  it('tells all problems at once, at their fields, and keeps what was typed', async () => {
    const page = await signedIn({ scripts: false });
    await page.goto(`${origin}/handovers/new`);
    await keepPicture(page, 'start-empty');
    await page.locator('[name="client.name"]').fill('Alder & Birch');
    await page.locator('[name="first.email"]').fill('not an address');
    await page.evaluate('document.querySelector("form.start").noValidate = true');
    await page.getByRole('button', { name: 'Start the handover' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(
      /things to mend, nothing was started/,
    );
    expect(await page.locator('[id="client.signatory.name"] .wrong').count()).toBe(1);
    expect(await page.locator('[id="client.country"] .wrong').count()).toBe(1);
    expect(await page.locator('[id="first.email"] .wrong').innerText()).toContain('e-mail address');
    expect(await page.locator('[name="client.name"]').inputValue()).toBe('Alder & Birch');
    await keepPicture(page, 'start-problems');
    expect(await site.db.selectFrom('handovers').select('id').execute()).toEqual([]);
    await page.context().close();
  });

  it.each([false, true])(
    'starts one by the form (scripts: %s) and shows it on the board',
    async (scripts) => {
      const page = await signedIn({ scripts });
      await page.goto(`${origin}/handovers/new`);
      await fillIn(page);
      if (scripts) {
        await page.locator('[id="f-client.region"] option').nth(6).waitFor({ state: 'attached' });
        await page.getByText('See the list').click();
        await page.getByText('Essentials').click();
      } else {
        await page.getByRole('button', { name: 'Work the dates out' }).click();
        await keepPicture(page, 'start-dates');
        await page.locator('[name="send"]').selectOption('next-morning');
      }
      if (scripts) await keepPicture(page, 'start-filled');
      await page.getByRole('button', { name: 'Start the handover' }).click();
      await page.goto(origin);
      const row = page.getByRole('row', { name: /Copperfield Foods GmbH/ });
      expect(await row.first().innerText()).toContain('from Deltanet');
      await keepPicture(page, `board-started-${String(scripts)}`);
      await page.context().close();
    },
  );

  it('takes the time zone from the country, and leaves one that was typed', async () => {
    const page = await signedIn({ scripts: true });
    await page.goto(`${origin}/handovers/new`);
    const country = page.locator('[name="client.country"]');
    const zone = page.locator('[name="client.timeZone"]');
    const zones: string[] = [];
    for (const chosen of ['FR', 'DE', 'US']) {
      await country.selectOption(chosen);
      zones.push(await zone.inputValue());
    }
    expect(zones).toEqual(['Europe/Paris', 'Europe/Berlin', 'Europe/Berlin']);
    await zone.fill('Europe/London');
    await country.selectOption('FR');
    expect(await zone.inputValue()).toBe('Europe/London');
    await page.context().close();
  });

  it('previews the letter as a PDF and starts nothing by it', async () => {
    const page = await signedIn({ scripts: false });
    await page.goto(`${origin}/handovers/new`);
    await fillIn(page);
    const before = await site.db.selectFrom('handovers').select('id').execute();
    const [answer] = await Promise.all([
      page.context().waitForEvent('response', (response) => response.url().endsWith('/preview')),
      page.getByRole('button', { name: 'Preview the letter' }).click(),
    ]);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(await site.db.selectFrom('handovers').select('id').execute()).toEqual(before);
    await page.context().close();
  });

  it.each([
    ['phone', PHONE],
    ['narrow', { width: 320, height: 700 }],
  ] as const)('fits a %s', async (name, viewport) => {
    for (const [index, state] of EXAMPLE_BOARD.slice(0, 2).entries()) {
      const number = (name === 'phone' ? 100 : 200) + index;
      await insertBoardState(site.db, state, { at: site.clock.at, index: number });
    }
    const page = await signedIn({ scripts: true, viewport });
    for (const path of ['/', '/handovers/new', '/handovers/import', '/settings']) {
      await page.goto(origin + path);
      await keepPicture(page, `${name}${path.replaceAll('/', '-')}`);
      expect([path, await overflowOf(page)]).toEqual([path, 0]);
    }
    await page.context().close();
  });
});
