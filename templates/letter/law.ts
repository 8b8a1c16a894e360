import { isUnderGdpr } from '../../domain/law/regimes';
import { plainWords } from '../language/handlebars';
import type { LawWords } from '../language/letter-words';

function regimeOf(country: string): keyof LawWords['regimes'] | 'au' | null {
  if (isUnderGdpr(country)) return 'eu';
  if (country === 'GB') return 'uk';
  return country === 'AU' ? 'au' : null;
}

/**
 * One sentence of law for the countries of client and recipient (ISO 3166-1 alpha-2), and for no
 * other. Never crime, regulator or press. Sources: GDPR and UK GDPR Art. 28(3)(g); BGB 667, 675
 * with BGH I ZR 197/08; Australian Privacy Principle 11 (letters.md section 3).
 */
export function lawSentence(
  countries: readonly string[],
  words: LawWords,
  speaker: 'us' | 'client' = 'us',
): string {
  const said = speaker === 'client' ? words.own : words;
  const regimes = [...new Set(countries.map(regimeOf))].filter((regime) => regime !== null);
  const returning = regimes.filter((regime) => regime !== 'au');
  if (regimes.length === 0) return said.contract;
  if (returning.length === 0) return words.protection;
  const cites = returning.map((regime) => words.regimes[regime]).join(` ${words.and} `);
  const germany = countries.includes('DE') ? said.germany : '';
  return plainWords(said.privacy)({ cites, germany });
}
