import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { rehearseWith } from '../../platform/rehearsal-process';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';

const FIELDS: Readonly<Record<string, string>> = {
  'client.name': 'Copperfield Foods',
  'client.timeZone': 'Europe/London',
  'client.signatory.name': 'Ruth Alder',
  'client.signatory.title': 'Director',
  'client.signatory.email': 'ruth@copperfield.example',
  'previousMsp.name': 'Deltanet',
  'previousMsp.timeZone': 'Europe/London',
  'first.name': 'Jonas Brandt',
  'first.email': 'jonas@deltanet.example',
};
const MINUTES = 240_000;

async function fillIn(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(FIELDS))
    await page.locator(`[name="${name}"]`).fill(value);
  for (const party of ['client', 'previousMsp'])
    await page.locator(`[name="${party}.country"]`).selectOption('GB');
  await page.locator('[name="items"][value="essentials"]').check();
}

/** How many rows each table has. */
async function rows({ db }: ConsoleSite): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const counted = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(name)}`.execute(db);
    counts[name] = counted.rows[0]?.n ?? -1;
  }
  return counts;
}

describe('rehearsing a handover from the start form', () => {
  let site: ConsoleSite;
  let elsewhere: ConsoleSite;
  let browser: Browser;
  beforeAll(async () => {
    site = await openConsoleSite({ rehearse: rehearseWith(process.env), at: new Date() });
    elsewhere = await openConsoleSite();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await elsewhere.close();
  });

  async function atTheForm({ app }: ConsoleSite): Promise<Page> {
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(MINUTES);
    await page.goto(`${origin}/handovers/new`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${origin}/handovers/new`);
    await fillIn(page);
    return page;
  }

  it(
    'shows the drawn life and every message of it, without scripts, and touches no real row',
    async () => {
      const page = await atTheForm(site);
      const before = await rows(site);
      await page.locator('[name="temper"]').selectOption('prompt');
      await page.getByRole('button', { name: 'Rehearse' }).click();
      await page.getByText('this page looks again by itself').waitFor();
      await keepPicture(page, 'rehearsal-wait');
      await page.getByRole('heading', { name: 'Rehearsal for Copperfield Foods' }).waitFor();
      expect(await page.getByRole('img', { name: /^Timeline/ }).count()).toBeGreaterThan(0);
      await page
        .getByText(/The first contact answers: \d+ sent/)
        .first()
        .waitFor();
      await keepPicture(page, 'rehearsal');
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, 'rehearsal-narrow');
      await page.getByRole('link', { name: /Letter of request goes to Jonas Brandt/ }).click();
      await page.getByRole('article').getByText('Copperfield Foods').first().waitFor();
      expect(await page.getByRole('article').innerText()).toContain('own link]');
      await keepPicture(page, 'rehearsal-message');
      expect(await rows(site)).toEqual(before);
    },
    MINUTES,
  );

  it(
    'says where to rehearse when the engine belongs to others',
    async () => {
      const page = await atTheForm(elsewhere);
      await page.getByRole('button', { name: 'Rehearse' }).click();
      await page.getByText('npx handover rehearse FILE --temper silent').waitFor();
    },
    MINUTES,
  );
});
