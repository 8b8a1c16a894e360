import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { toolPath } from './tools';

/** A real Chromium of this machine, without anything that it would do in the background. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? toolPath('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

/** Every request that a page made to an origin other than its own. */
export function watchStrangers(context: BrowserContext, own: string): string[] {
  const strangers: string[] = [];
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    // The browser's own PDF viewer is an extension of it.
    if (/^https?:$/.test(protocol) && origin !== own) strangers.push(request.url());
  });
  return strangers;
}

/** By how many pixels a page is wider than its window; a reader would have to scroll sideways. */
export async function overflowOf(page: Page): Promise<number> {
  const found: unknown = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return Number(found);
}

/** Keeps a picture of a page when HANDOVER_PICTURES names a folder; for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.HANDOVER_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
