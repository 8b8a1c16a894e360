import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser } from '../support/browser';

const run = promisify(execFile);
const KINDS = { login: 1, account: 3, key: 31, document: 68, physical: 54, licence: 61 };

let site: PortalSite;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  site = await openPortalSite();
  origin = await site.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('a technician %s', (_name, javaScriptEnabled) => {
  it('opens the link, answers items of each kind, sends a file, finishes, and keeps the receipt', async () => {
    const handover = await site.seed({
      numbers: Object.values(KINDS),
      clientName: `Fern ${String(javaScriptEnabled)}`,
    });
    const { token } = await site.link(handover);
    const context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(`${origin}/r/${token}`);
    await page.getByRole('button', { name: 'See what is asked for' }).click();
    await page.getByText(`0 of ${handover.items.length} answered`).waitFor();

    await page.getByRole('link', { name: 'M365 global admin' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Fill in at least one field').waitFor();
    await page.getByLabel('User').first().fill('admin@fern.onmicrosoft.com');
    await page.getByLabel('Password').first().fill('correct horse "battery" <staple>');
    await page.getByLabel('Files').setInputFiles({
      name: 'codes of Fern.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('one two three'),
    });
    await page.getByRole('button', { name: 'Save, and on to the next' }).click();
    await page.getByRole('status').getByText('Saved: M365 global admin').waitFor();
    for (let left = handover.items.length - 1; left > 0; left--) await answerThisOne(page);

    await page.getByText(`${handover.items.length} of ${handover.items.length} answered`).waitFor();
    await page.getByRole('button', { name: 'Finished for now' }).click();
    await page.getByRole('heading', { name: /^Receipt R-/ }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save as PDF' }).click(),
    ]);
    const pdf = await run('pdftotext', ['-layout', await download.path(), '-']);
    expect(pdf.stdout).toMatch(/Receipt R-\d+-1/);
    expect(pdf.stdout).toContain('M365 global admin');
    expect(pdf.stdout).toContain('1 file');
    expect(pdf.stdout).not.toMatch(/codes of Fern|correct horse|onmicrosoft/);
    expect(await readFile(await download.path(), 'latin1')).toMatch(/^%PDF/);
    await context.close();

    const opener = await site.vault.unlock(handover.id);
    const [answer] = await site.db
      .selectFrom('answers')
      .where('item_id', '=', handover.items[0]!.id)
      .select('sealed')
      .execute();
    expect(await opener.openValue(answer!.sealed)).toMatchObject({
      type: 'provided',
      fields: [
        { key: 'user', value: 'admin@fern.onmicrosoft.com' },
        { key: 'password', value: 'correct horse "battery" <staple>' },
      ],
    });
  }, 60_000);
});

/** Whatever the item's kind: the answer that is offered first for it. */
async function answerThisOne(page: Page): Promise<void> {
  const heading = await page.locator('h1').textContent();
  const chosen = await page.locator('input[name=type]:checked').getAttribute('value');
  const fill = async (name: string, value: string) =>
    page.locator(`[name="${chosen}-${name}"]`).fill(value);
  if (chosen === 'transferred') {
    await fill('to', 'Northgate');
    await fill('on', '2026-11-17');
  } else if (chosen === 'handed_over') {
    await fill('what', 'Two keys');
    await fill('count', '2');
    await fill('to', 'Clara Fern');
    await fill('on', '2026-11-17');
  } else {
    await fill('notes', `All there is about ${heading}`);
  }
  await page.getByRole('button', { name: 'Save, and on to the next' }).click();
  await page.getByRole('status').getByText(`Saved: ${heading}`).waitFor();
}

describe('a form that comes back', () => {
  it('leads from each problem to its field, keeps what is no secret, and passes axe', async () => {
    const handover = await site.seed({ numbers: [1] });
    const { token } = await site.link(handover);
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${origin}/r/${token}`);
    await page.getByRole('button').click();
    await page.getByRole('link', { name: 'M365 global admin' }).click();
    await page.getByRole('radio', { name: 'We can’t, because…' }).check();
    await page.getByLabel('In your words').fill('Invoice 4711 is open');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await keepPicture(page, 'problems');
    await page.evaluate(axe.source);
    expect(await page.evaluate<number>('axe.run().then((r) => r.violations.length)')).toBe(0);
    expect(await page.getByLabel('In your words').inputValue()).toBe('Invoice 4711 is open');
    await alert.getByRole('link', { name: /Type “refuse”/ }).click();
    await page.keyboard.type('refuse');
    await page.getByLabel('Because', { exact: true }).selectOption('unpaid_invoice');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('you can’t: unpaid invoice').waitFor();
    await context.close();
  });
});
