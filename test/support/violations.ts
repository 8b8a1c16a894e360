import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** axe as it is for browsers, without what is for readers of it: each page has to be given it and to parse it. */
const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A colour on its way from light to dark is nobody's to judge. What moves for ever is not waited for. */
const AT_REST = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  .map(({ finished }) => finished)).then(() => undefined)`;

/**
 * Every violation that axe finds on the page, with the elements; of some rules only where they are named. Each rule
 * looks at everything; only of what is wrong axe writes down where it is.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if ((await page.evaluate('typeof globalThis.axe')) === 'undefined') await page.evaluate(SOURCE);
  await page.evaluate(AT_REST);
  const run = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
  };
  return page.evaluate<string[]>(
    `axe.run(document, ${JSON.stringify(run)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  );
}
