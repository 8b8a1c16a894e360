import Holidays from 'date-holidays';

export interface Place {
  /** What an input says: ISO 3166-1 alpha-2 for a country; the part after the hyphen of ISO 3166-2 for a region. */
  code: string;
  name: string;
}

// One instance answers every look-up, because making one reads the whole table.
const table = new Holidays();
let countries: readonly Place[] | null = null;
const regionsOf = new Map<string, readonly Place[]>();

function places(names: Record<string, string> | undefined | null): Place[] {
  return Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));
}

/** Countries whose public holidays are known, by English name, in its order. */
export function listCountries(): readonly Place[] {
  countries ??= places(table.getCountries('en')).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return countries;
}

/**
 * Regions of a country with holidays of their own (`BY`), and parts of them where these differ
 * again (`BY-A`); empty for a country that is the same everywhere or unknown.
 */
export function listRegions(country: string): readonly Place[] {
  const known = regionsOf.get(country);
  if (known) return known;
  if (!isCountry(country)) return [];
  const regions = places(table.getStates(country, 'en')).flatMap((region) => [
    region,
    ...places(table.getRegions(country, region.code, 'en')).map((part) => ({
      code: `${region.code}-${part.code}`,
      name: `${region.name}, ${part.name}`,
    })),
  ]);
  regionsOf.set(country, regions);
  return regions;
}

/** Whether this is the two-letter code, in capitals, of a country whose public holidays are known. */
export function isCountry(code: string): boolean {
  return listCountries().some((country) => country.code === code);
}

/**
 * The region's code as the holiday table spells it; `DE-BY`, `by` and `BY` are the same region.
 * Null when the country has no such region.
 */
export function regionCode(country: string, region: string): string | null {
  const wanted = region.toUpperCase();
  const prefix = `${country}-`;
  const bare = wanted.startsWith(prefix) ? wanted.slice(prefix.length) : wanted;
  const match = listRegions(country).find(({ code }) => {
    const upper = code.toUpperCase();
    return upper === bare || upper === wanted;
  });
  return match?.code ?? null;
}
