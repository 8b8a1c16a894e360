import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { keepPicture } from '../support/browser';
import { startPortalProcess } from '../support/portal-process';
import { put, someBytes } from '../vault/keys-and-tools';
import {
  openItem,
  opened,
  openSealingStage,
  save,
  saved,
  sent,
  type SealingStage,
} from './sealing-stage';

const MIB = 1024 * 1024;

let stage: SealingStage;
beforeAll(async () => {
  stage = await openSealingStage();
});
afterAll(() => stage.close());

describe('a file on a bad line', () => {
  it('goes on after a closed window, with the same file only, and without what is there', async () => {
    const { page, context, handover, item } = await openItem(stage);
    const content = someBytes(13 * MIB);
    const file = await put(stage.folder, 'backup.bin', content);
    let cut: 'line' | 'busy' | null = 'line';
    const asked: string[] = [];
    await context.route('**/chunks/*', (route) => {
      const number = Number(route.request().url().split('/').at(-1));
      asked.push(String(number));
      if (cut === null || number < 3) return route.continue();
      return cut === 'line' ? route.abort() : route.fulfill({ status: 503 });
    });
    await page.getByLabel('Files').setInputFiles(file);
    await page.getByText('The line is broken').waitFor();
    await page.reload();
    await page.getByText('Choose the same file again').waitFor();
    await keepPicture(page, 'sealing-again');
    cut = null;
    asked.length = 0;
    await page.getByLabel('Files').setInputFiles(file);
    await sent(page);
    expect(asked).toEqual(['3', '4']);
    await save(page);
    await saved(page);
    const { files } = await opened(stage, handover.id, item.id);
    expect(files[0]!.content.equals(content)).toBe(true);

    // Begun, and another file of the same beginning and size chosen: nothing of the first is mixed in.
    cut = 'busy';
    await page.getByRole('link', { name: 'M365 global admin' }).click();
    await page.getByLabel('Files').setInputFiles(file);
    await page.getByText('We cannot take it right now').waitFor();
    await page.reload();
    await page.getByText('Choose the same file again').waitFor();
    const other = Buffer.from(content);
    other.fill(7, 5 * MIB);
    cut = null;
    await page.getByLabel('Files').setInputFiles(await put(stage.folder, 'backup.bin', other));
    await sent(page);
    await page.getByLabel('Keep the 1 file sent before').uncheck();
    await save(page);
    await saved(page);
    expect((await opened(stage, handover.id, item.id)).files[0]!.content.equals(other)).toBe(true);
    await context.close();
  }, 90_000);

  it('waits while the portal is killed and started again, and goes on by itself, whole', async () => {
    const { site, folder } = stage;
    const { signingPublicKey } = site;
    const given = { databaseUrl: site.database.portalUrl, signingPublicKey, home: folder };
    let portal = await startPortalProcess(given);
    const { origin } = portal;
    const { page, context, handover, item } = await openItem({ ...stage, origin });
    const content = someBytes(33 * MIB);
    const refused: string[] = [];
    page.on('pageerror', (error) => refused.push(error.message));
    await page.getByLabel('Files').setInputFiles(await put(folder, 'mailboxes.pst', content));
    const stored = () => chunksOf(handover.id);
    await until(async () => (await stored()) >= 2);
    await portal.kill();
    const before = await stored();
    expect(before).toBeLessThan(9);
    const line = page.locator('.uploads li');
    await line.getByText('The line is broken').waitFor();
    await keepPicture(page, 'sealing-waits');
    expect(await line.getByRole('progressbar').getAttribute('value')).not.toBe('1');
    portal = await startPortalProcess({ ...given, port: Number(new URL(origin).port) });
    await sent(page);
    expect(await stored()).toBe(9);
    await save(page);
    await saved(page);
    const { files } = await opened(stage, handover.id, item.id);
    expect(files.map((file) => file.content.equals(content))).toEqual([true]);
    expect(refused).toEqual([]);
    await context.close();
    await portal.stop();
  }, 90_000);

  it('can be taken away, may be dropped on the page or on the list, and says what it cannot take', async () => {
    const { page, context, handover, item } = await openItem(stage);
    const big = path.join(stage.folder, 'big.bin');
    await writeFile(big, '');
    await truncate(big, 250 * MIB + 1);
    await page.getByLabel('Files').setInputFiles(big);
    await page.getByRole('status').getByText('more than the 250 MiB').waitFor();
    await drop(page, 'body', 'dropped on the page.txt');
    await sent(page);
    expect(await begun(handover.id)).toHaveLength(1);
    await page.getByRole('button', { name: 'Take away: dropped on the page.txt' }).click();
    await until(async () => (await begun(handover.id)).length === 0);
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await drop(page, 'h1', 'nowhere.txt');
    await page.getByRole('status').getByText('Drop files on the item').waitFor();
    await drop(page, '#item-1', 'dropped on the list.txt');
    await page.locator('.uploads').getByText('Open the item and save').waitFor();
    await keepPicture(page, 'sealing-list');
    await page.getByRole('link', { name: 'M365 global admin' }).click();
    await page.locator('.uploads').getByText('dropped on the list.txt').waitFor();
    await save(page);
    await saved(page);
    expect((await opened(stage, handover.id, item.id)).files).toMatchObject([
      { name: 'dropped on the list.txt' },
    ]);
    await context.close();
  }, 60_000);

  it('is not forgotten when it was chosen while the answer was being saved: the next save takes it', async () => {
    const { page, context, handover, item } = await openItem(stage);
    let goOn = (): void => undefined;
    const saving = new Promise<void>((resolve) => (goOn = resolve));
    await context.route('**/items/*', async (route) => {
      if (route.request().method() === 'POST') await saving;
      await route.continue();
    });
    await page.getByLabel('Files').setInputFiles(await put(stage.folder, 'first.txt', 'first'));
    await sent(page);
    await save(page);
    await page.getByLabel('Files').setInputFiles(await put(stage.folder, 'second.txt', 'second'));
    await page.locator('.uploads li.sent').nth(1).waitFor();
    goOn();
    await page.getByText('Keep the 1 file sent before').waitFor();
    expect(await page.locator('.uploads').innerText()).toMatch(/second\.txt/);
    await sent(page);
    await save(page);
    await saved(page);
    const { files } = await opened(stage, handover.id, item.id);
    expect(files.map(({ name }) => name).sort()).toEqual(['first.txt', 'second.txt']);
    await context.close();
  }, 60_000);

  it('goes on where it is when its form comes back with something to put right', async () => {
    const { page, context, handover, item } = await openItem(stage);
    const held = (): { wait: Promise<void>; goOn: () => void } => {
      let goOn = (): void => undefined;
      return { wait: new Promise((resolve) => (goOn = resolve)), goOn: () => goOn() };
    };
    const [saving, sending] = [held(), held()];
    await context.route('**/items/*', async (route) => {
      if (route.request().method() === 'POST') await saving.wait;
      await route.continue();
    });
    await context.route('**/chunks/*', async (route) => {
      await sending.wait;
      await route.continue();
    });
    await page.getByLabel('User').first().fill('x'.repeat(2001));
    await save(page);
    await page.getByLabel('Files').setInputFiles(await put(stage.folder, 'late.txt', 'late'));
    await page.locator('.uploads').getByText('late.txt').waitFor();
    saving.goOn();
    await page.getByRole('alert').getByText('longer than 2000 characters').waitFor();
    sending.goOn();
    await sent(page);
    await page.getByLabel('User').first().fill('admin');
    await save(page);
    await saved(page);
    const { files } = await opened(stage, handover.id, item.id);
    expect(files.map(({ name }) => name)).toEqual(['late.txt']);
    await context.close();
  }, 60_000);
});

const begun = (handoverId: string) =>
  stage.site.db.selectFrom('uploads').where('handover_id', '=', handoverId).select('id').execute();

const chunksOf = async (handoverId: string): Promise<number> => {
  const chunks = stage.site.db.selectFrom('file_chunks').where('handover_id', '=', handoverId);
  return (await chunks.select('number').execute()).length;
};

/** Lets a file of a few bytes fall on what the selector names. */
async function drop(page: Page, selector: string, name: string): Promise<void> {
  const data = await page.evaluateHandle(
    `(() => {
      const data = new DataTransfer();
      data.items.add(new File(['dropped'], ${JSON.stringify(name)}));
      return data;
    })()`,
  );
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: data });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: data });
}

async function until(happened: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await happened()); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
