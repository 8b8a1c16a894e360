import { PORTAL_WORDS, type PortalLanguage } from './portal-languages';

/** Of a language's words, which keep their capital in the middle of a sentence. */
const CAPITAL: Readonly<Partial<Record<PortalLanguage, RegExp>>> = {
  // Nouns; all else is small.
  de: /^(?!(?:Wo|Je|Zweiter|Gültig|Feste|Wer|Darauf|Dessen|Verschlüsselte)\b)/u,
  fr: /^(?:\p{Lu}\P{Ll}|Apple)/u,
  es: /^(?:\p{Lu}\P{Ll}|Apple)/u,
};

/**
 * What a complete answer carries, as the catalogue says it in English, in the middle of a list; what our people typed
 * stays as it is.
 */
export function replyFieldIn(language: PortalLanguage, english: string): string {
  const label = english.charAt(0).toUpperCase() + english.slice(1);
  const { fields } = PORTAL_WORDS[language];
  const word = Object.hasOwn(fields, label) ? fields[label] : undefined;
  if (word === undefined || CAPITAL[language]?.test(word) !== false) return word ?? english;
  return word.charAt(0).toLowerCase() + word.slice(1);
}
