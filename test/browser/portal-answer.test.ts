import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { keepPicture, openBrowser } from '../support/browser';
import { violations } from '../support/violations';

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

/** A browser in which this link is open. */
async function reader(link: { home: string; token: string }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  await context.addCookies([
    { name: 'link', value: link.token, domain: '127.0.0.1', path: link.home },
  ]);
  return context;
}

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
    expect(await violations(page)).toEqual([]);
    expect(await page.getByLabel('In your words').inputValue()).toBe('Invoice 4711 is open');
    await alert.getByRole('link', { name: /Type “refuse”/ }).click();
    await page.keyboard.type('refuse');
    await page.getByLabel('Because', { exact: true }).selectOption('unpaid_invoice');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('you can’t: unpaid invoice').waitFor();
    await context.close();
  });
});

describe('a physical key', () => {
  it('is handed over with its custody and a photo, and both open to what was sent', async () => {
    const handover = await site.seed({ numbers: [54] });
    const link = await site.open(handover);
    const context = await reader(link);
    const page = await context.newPage();
    await page.goto(`${origin}${link.home}/items/${handover.items[0]!.id}`);
    expect(await page.getByRole('radio', { name: 'Handed over' }).isChecked()).toBe(true);
    const custody = {
      what: 'Office keys, front door',
      count: '2',
      numbers: 'A-1041, A-1042',
      holder: 'Bo Technician',
      to: 'Clara Fern',
      on: '2026-11-17',
      courier: 'by hand',
    };
    for (const [name, value] of Object.entries(custody)) {
      await page.locator(`#handed_over-${name}`).fill(value);
    }
    const photo = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');
    await page
      .locator('#files')
      .setInputFiles({ name: 'Schlüssel Übergabe.gif', mimeType: 'image/gif', buffer: photo });
    await page.locator('.uploads').getByText('Schlüssel Übergabe.gif').waitFor();
    await keepPicture(page, 'physical-key');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('handed over, saved').waitFor();
    await context.close();
    const opener = await site.vault.unlock(handover.id);
    const row = await site.db
      .selectFrom('answers as a')
      .innerJoin('files as f', 'f.item_id', 'a.item_id')
      .innerJoin('file_chunks as c', 'c.file_id', 'f.id')
      .where('a.handover_id', '=', handover.id)
      .select(['a.sealed as answer', 'f.sealed_manifest as manifest', 'c.sealed as chunk'])
      .executeTakeFirstOrThrow();
    const { fields } = (await opener.openValue(row.answer)) as {
      fields: { key: string; value: string }[];
    };
    expect(Object.fromEntries(fields.map(({ key, value }) => [key, value]))).toEqual(custody);
    const manifest = await opener.openManifest(row.manifest);
    expect(manifest.name).toBe('Schlüssel Übergabe.gif');
    const parts: Uint8Array[] = [];
    for await (const part of opener.openFile(manifest, [row.chunk])) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(photo);
  }, 60_000);
});

describe('what is typed and not saved', () => {
  it('is said to be so, and saved on the way to the next item', async () => {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const context = await reader(link);
    const page = await context.newPage();
    const [first, second] = handover.items;
    await page.goto(`${origin}${link.home}/items/${first!.id}`);
    expect(await page.getByText('Not saved yet').count()).toBe(0);
    await page.locator('#provided-user').fill('admin@fern.example');
    expect(await page.getByText('Not saved yet').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Leave this one for now' }).click();
    await page.waitForURL(new RegExp(`${second!.id}\\?saved=${first!.id}`));
    const row = site.db.selectFrom('items').where('id', '=', first!.id).select('answer_type');
    expect(await row.executeTakeFirst()).toEqual({ answer_type: 'provided' });
    await context.close();
  }, 60_000);

  it('is not left without being asked: an answer, nor a question', async () => {
    const handover = await site.seed({ numbers: [1] });
    const link = await site.open(handover);
    const context = await reader(link);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const leave = async (): Promise<number> => {
      await page.goto(`${origin}${link.home}`);
      return asked.splice(0).length;
    };
    const item = `${origin}${link.home}/items/${handover.items[0]!.id}`;
    await page.goto(item);
    // Choosing is not answering yet.
    await page.getByRole('radio', { name: 'Transferred' }).check();
    expect(await leave()).toBe(0);
    await page.goto(item);
    await page.locator('#provided-user').fill('admin@fern.example');
    expect(await leave()).toBe(1);
    await page.goto(item);
    await page.getByText('Ask us something about it').click();
    await page.getByLabel('Your question').fill('Which of the two?');
    expect(await leave()).toBe(1);
    await context.close();
  }, 60_000);
});
