/** EU member states and the EEA (Iceland, Liechtenstein, Norway), where Regulation (EU) 2016/679 applies. */
const GDPR = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(
    ' ',
  ),
);

/** `country` is ISO 3166-1 alpha-2. */
export function isUnderGdpr(country: string): boolean {
  return GDPR.has(country);
}
