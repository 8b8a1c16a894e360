import type { Language } from '../view';
import { mail as german } from './de/mail';
import { mail as french } from './fr/mail';
import { mail as spanish } from './es/mail';
import { mail as british } from './en-GB/mail';
import { mail as american } from './en-US/mail';
import type { MailWords } from './mail-words';

/** A new language is a folder beside these and a line here; the compiler names what is missing. */
export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = {
  'en-GB': british,
  'en-US': american,
  de: german,
  fr: french,
  es: spanish,
};
