import type { Language } from '../view';
import { letter as german } from './de/letter-words';
import { letter as french } from './fr/letter-words';
import { letter as spanish } from './es/letter-words';
import { letter as british } from './en-GB/letter-words';
import { letter as american } from './en-US/letter-words';
import type { LetterWords } from './letter-words';

/** A new language is a folder beside these and a line here; the compiler names what is missing. */
export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  'en-GB': british,
  'en-US': american,
  de: german,
  fr: french,
  es: spanish,
};
