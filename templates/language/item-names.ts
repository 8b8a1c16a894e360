import { itemNames as german } from './de/item-names';
import { itemNames as catalogue } from './en-GB/item-names';
import { itemNames as spanish } from './es/item-names';
import { itemNames as french } from './fr/item-names';
import { PORTAL_WORDS, type PortalLanguage } from './portal-languages';

type Names = Readonly<Record<number, string>>;

/** Of the languages other than English, which is the catalogue’s own. */
export const ITEM_NAMES: Readonly<Record<Exclude<PortalLanguage, 'en-GB' | 'en-US'>, Names>> = {
  de: german,
  es: spanish,
  fr: french,
};

/** An item as far as its name goes; the number is null where it is not of the catalogue. */
export interface NamedItem {
  name: string;
  catalogueNumber: number | null;
}

/** What an item is called in a language: what was typed, or what took the catalogue’s name, stays as it is. */
export function itemNameIn(lang: string, { name, catalogueNumber }: NamedItem): string {
  if (catalogueNumber === null || catalogue[catalogueNumber] !== name) return name;
  return (ITEM_NAMES as Readonly<Partial<Record<string, Names>>>)[lang]?.[catalogueNumber] ?? name;
}

/** What a receipt says of an item's name; one from before numbers were kept has the name alone. */
export interface ReceiptNamed {
  name: string;
  catalogueNumber?: number;
}

/** What an item on a receipt is called in a language. */
export function receiptNameIn(lang: string, { name, catalogueNumber }: ReceiptNamed): string {
  return itemNameIn(lang, { name, catalogueNumber: catalogueNumber ?? null });
}

/** The item with its name in the reader’s language; its group keeps the catalogue’s, by which it is found. */
export function calledIn<T extends NamedItem>(lang: string, item: T): T {
  return { ...item, name: itemNameIn(lang, item) };
}

/** What else somebody may call an item whose reader sees it in `lang`: its name in the languages given, each once. */
export function otherNamesOf(lang: string, item: NamedItem, others: readonly string[]): string[] {
  const shown = itemNameIn(lang, item);
  const names = others.map((other) => itemNameIn(other, item));
  return [...new Set(names)].filter((name) => name !== shown);
}

/** A group of the catalogue in a language; one that our people typed stays as it is. */
export function groupNameIn(lang: PortalLanguage, group: string): string {
  const { fields } = PORTAL_WORDS[lang];
  return Object.hasOwn(fields, group) ? (fields[group] ?? group) : group;
}
