import { portal as british } from './en-GB/portal';
import { portal as american } from './en-US/portal';
import { portal as german } from './de/portal';
import { portal as french } from './fr/portal';
import { portal as spanish } from './es/portal';
import type { PortalWords } from './portal-words';

/** A new language is a folder beside these and a line here; the compiler names what is missing. */
export const PORTAL_WORDS = {
  'en-GB': british,
  'en-US': american,
  de: german,
  fr: french,
  es: spanish,
} as const satisfies Readonly<Record<string, PortalWords>>;

export type PortalLanguage = keyof typeof PORTAL_WORDS;

/** What the reader chooses from, each in its own words. Which English it is, the contact’s language says. */
export const CHOICES: readonly { language: PortalLanguage; name: string }[] = [
  { language: 'en-GB', name: 'English' },
  { language: 'de', name: 'Deutsch' },
  { language: 'fr', name: 'Français' },
  { language: 'es', name: 'Español' },
];

export function isPortalLanguage(tag: string): tag is PortalLanguage {
  return Object.hasOwn(PORTAL_WORDS, tag);
}

/** The language of ours that a tag asks for (RFC 4647, lookup): `de-AT` is `de`, `en` and `en-AU` are `en-GB`. */
export function portalLanguage(tag: string): PortalLanguage | undefined {
  if (isPortalLanguage(tag)) return tag;
  const [primary = '', region = ''] = tag.toLowerCase().split('-');
  if (primary === 'en') return region === 'us' ? 'en-US' : 'en-GB';
  return isPortalLanguage(primary) ? primary : undefined;
}

const directions = new Map<string, 'ltr' | 'rtl'>();

/** How the script of a language runs (CSS, `dir`). */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const known = directions.get(language);
  if (known !== undefined) return known;
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  const direction = RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
  directions.set(language, direction);
  return direction;
}

const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'];
