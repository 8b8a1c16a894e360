/** Friday and Saturday are the days of rest; days by ISO 8601, 1 for Monday to 7 for Sunday. */
const FRIDAY_SATURDAY: ReadonlySet<string> = new Set(
  'BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' '),
);
const THURSDAY_FRIDAY: ReadonlySet<string> = new Set(['AF']);

/**
 * The days of rest of a country's offices. Written here instead of asked of the machine's ICU, so
 * that the same letter has the same dates on every version of Node. After Unicode CLDR, weekData,
 * with Bangladesh, the Maldives and Palestine added; six-day weeks are taken as five-day ones, which
 * only ever gives the recipient more time. The United Arab Emirates rest on Saturday and Sunday since 2022.
 */
export function weekendOf(country: string): readonly number[] {
  if (FRIDAY_SATURDAY.has(country)) return [5, 6];
  if (THURSDAY_FRIDAY.has(country)) return [4, 5];
  return [6, 7];
}
