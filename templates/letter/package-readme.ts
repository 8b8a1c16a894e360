import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import { oneLine } from '../language/plain';
import type { Language } from '../view';

/** What lies on top in the client's package, as plain text. */
export function packageReadme(
  language: Language,
  facts: { client: string; msp: string; us: string; no: string; total: number },
): string {
  const safe = {
    ...facts,
    client: oneLine(facts.client),
    msp: oneLine(facts.msp),
    us: oneLine(facts.us),
  };
  return `${LETTER_WORDS[language].package.map((text) => plainWords(text)(safe)).join('\n\n')}\n`;
}
