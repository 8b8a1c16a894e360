import { replyHints as german } from './de/portal-hints';
import { replyHints as spanish } from './es/portal-hints';
import { replyHints as french } from './fr/portal-hints';
import type { PortalLanguage } from './portal-languages';

type Hints = Readonly<Record<number, string>>;

/** Of the languages other than English, which is the playbook's own. */
export const REPLY_HINTS: Readonly<Record<Exclude<PortalLanguage, 'en-GB' | 'en-US'>, Hints>> = {
  de: german,
  es: spanish,
  fr: french,
};

/** What a complete answer to an item carries, by its catalogue number; `british` is the playbook's own sentence. */
export function hintIn(lang: string, number: number, british: string): string {
  if (lang === 'en-US') return american(british);
  return (REPLY_HINTS as Readonly<Partial<Record<string, Hints>>>)[lang]?.[number] ?? british;
}

function american(text: string): string {
  return text.replace(/\blicence/gu, 'license').replace(/\b([Oo])rganisation/gu, '$1rganization');
}
