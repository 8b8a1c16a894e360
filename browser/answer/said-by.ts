/** What a page says of a form that was not taken, by what it marks so (`data-said`); empty where it says nothing. */
export function saidBy(page: Document): string {
  return [...page.querySelectorAll('[data-said]')].map((one) => one.textContent.trim()).join(' ');
}
