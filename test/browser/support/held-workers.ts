import type { Page, Worker } from 'playwright-core';

/** A worker from an address of the portal's own. */
const WORKER_BY_ADDRESS = `new Promise((resolve) => {
  const worker = new Worker(document.getElementById('many').dataset.reader, { type: 'module' });
  worker.onerror = () => resolve('refused');
  setTimeout(() => resolve('started'), 2_000);
})`;
/** So that a test can ask them something once they have read. */
const KEEP_WORKERS = `HTMLIFrameElement.prototype.remove = () => undefined;
new MutationObserver((all) => all.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
  if (node.contentWindow) node.contentWindow.Worker.prototype.terminate = () => undefined;
}))).observe(document.body, { childList: true });`;

/** What each began with, and whether it reached the portal. */
export async function reachedBy(workers: readonly Worker[]): Promise<string[]> {
  return Promise.all(
    workers.map(async (worker) => {
      const asked = "fetch(self.origin + '/healthz').then(() => 'reached', () => 'refused')";
      return `${new URL(worker.url()).protocol} ${await worker.evaluate<string>(asked)}`;
    }),
  );
}

export async function keepWorkers(page: Page): Promise<void> {
  await page.evaluate(KEEP_WORKERS);
}

/** How many workers run where what reads an export has a byte more, and what becomes of one that is started by its address. */
export async function refusedToRun(page: Page, file: string): Promise<[number, unknown]> {
  const reader = '**/assets/read-export.*.js';
  await page.route(reader, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n` });
  });
  const asked = page.waitForRequest(reader);
  await page.getByLabel('Choose a file').setInputFiles(file);
  await asked;
  await page.getByText('What reads it could not be loaded').waitFor();
  const { length } = page.workers();
  const byAddress: unknown = await page.evaluate(WORKER_BY_ADDRESS);
  await page.unroute(reader);
  return [length, byAddress];
}
