import type { Language } from '../view';

/** What the mails of the house's own are written in, which belong to no one handover. */
export type HouseLanguage = Exclude<Language, 'fr' | 'es'>;
