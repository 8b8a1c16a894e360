import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { openKeystore, readWrapped } from '../../db/keystore';
import { openPortalSite, type PortalSite } from '../api/portal/site';
import { openBrowser } from '../support/browser';
import { openWithStockAge, put, temporaryFolder } from '../vault/keys-and-tools';

export interface SealingStage {
  site: PortalSite;
  browser: Browser;
  origin: string;
  folder: string;
  close(): Promise<void>;
}

/** The portal on a port, a browser, and a folder for files. */
export async function openSealingStage(): Promise<SealingStage> {
  const site = await openPortalSite();
  const browser = await openBrowser();
  const folder = await temporaryFolder();
  return {
    site,
    browser,
    origin: await site.app.listen({ host: '127.0.0.1', port: 0 }),
    folder: folder.path,
    close: async () => {
      await browser.close();
      await site.close();
      await folder.remove();
    },
  };
}

/** A new handover’s first item, opened in a window of its own. */
export async function openItem(
  { site, browser, origin }: Pick<SealingStage, 'site' | 'browser' | 'origin'>,
  options: { javaScriptEnabled?: boolean } = {},
) {
  const handover = await site.seed({ numbers: [1, 2] });
  const { token } = await site.link(handover);
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  await page.goto(`${origin}/r/${token}`);
  await page.getByRole('button', { name: 'See what is asked for' }).click();
  await page.getByRole('link', { name: 'M365 global admin' }).click();
  return { handover, context, page, item: handover.items[0]! };
}

export const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
export const saved = (page: Page) => page.getByRole('status').getByText('Saved: M365').waitFor();
export const sent = (page: Page) =>
  page.locator('.uploads').getByText('It belongs to your answer once you save.').waitFor();

/** What came of an item, opened by the vault and, answer and first chunk, by the stock `age`. */
export async function opened(stage: SealingStage, handoverId: string, itemId: string) {
  const { site } = stage;
  const opener = await site.vault.unlock(handoverId);
  const { sealed } = await site.db
    .selectFrom('answers')
    .where('item_id', '=', itemId)
    .where('superseded_at', 'is', null)
    .select('sealed')
    .executeTakeFirstOrThrow();
  const rows = await site.db
    .selectFrom('files')
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .select(['id', 'sealed_manifest'])
    .execute();
  const files = await Promise.all(
    rows.map(async (row) => {
      const manifest = await opener.openManifest(row.sealed_manifest);
      const chunks = await site.db
        .selectFrom('file_chunks')
        .where('file_id', '=', row.id)
        .orderBy('number')
        .select('sealed')
        .execute();
      const stored = chunks.map((chunk) => chunk.sealed);
      const parts: Uint8Array[] = [];
      for await (const part of opener.openFile(manifest, stored)) parts.push(part);
      const byAge = await stockAge(stage, handoverId, stored[0]!);
      return { name: manifest.name, content: Buffer.concat(parts), byAge };
    }),
  );
  const answer = await opener.openValue(sealed);
  expect(JSON.parse((await stockAge(stage, handoverId, sealed)).toString())).toEqual(answer);
  return { answer, files, sealed };
}

async function stockAge(
  { site, folder }: SealingStage,
  handoverId: string,
  sealed: Uint8Array,
): Promise<Buffer> {
  const keystore = openKeystore(site.database.keystoreUrl);
  // Several files of one answer are opened at the same time.
  const own = (name: string) => `${name}-${randomUUID()}`;
  const wrapped = await put(folder, own('wrapped'), (await readWrapped(keystore, handoverId))!);
  await keystore.destroy();
  const identity = await openWithStockAge(site.recoveryKey, wrapped);
  return openWithStockAge(
    await put(folder, own('identity'), identity),
    await put(folder, own('sealed'), sealed),
  );
}
