import type { Page } from 'playwright-core';

/**
 * Of a page that is printed: buttons that came along, and text that got lost. A form to fill in is of no use on paper,
 * nor is what only opens something.
 */
export async function lostOnPaper(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const kept = 'form:not(.printed), option, button, .button, summary, script, [hidden], .visually-hidden, .on-screen';
    const buttons = [...document.querySelectorAll('button, .button')].filter(seen);
    const lost = [...document.querySelectorAll('main *')]
      .filter((one) => own(one) && !one.closest(kept) && !seen(one));
    return [
      ...buttons.map((one) => 'a button: ' + one.textContent.trim()),
      ...lost.map((one) => 'lost: ' + one.textContent.trim().slice(0, 60)),
    ];
  })()`);
}
