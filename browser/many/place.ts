import type { ImportItem } from '../../domain/import/import-item';
import type { Sealer } from '../seal/sealer';
import type { ReaderScript } from './reader';

export type Seal = NonNullable<typeof globalThis.handoverSeal>;

/** The script's words; names of formats and the like are looked up in them. */
export type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export interface Place {
  root: HTMLElement;
  /** Where this link's pages are. */
  home: string;
  items: readonly ImportItem[];
  sealer: Sealer;
  /** What the worker is started from. */
  reader: ReaderScript;
  say: (name: string, values?: Readonly<Record<string, string | number>>) => string;
  /** What is read out and shown of what happens. */
  tell: (words: string, alarming?: boolean) => void;
  /** While an export is read, or its matches are looked through and not sent, leaving the page asks first. */
  setUnsent: (now: boolean) => void;
}

/** The sentence of this name, `a.b` in a list, with `{…}` filled in. */
export function sayer(words: Words): Place['say'] {
  return (name, values = {}) => {
    const [first = '', second] = name.split('.');
    const found = words[first];
    const text =
      typeof found === 'string' ? found : second === undefined ? '' : (found?.[second] ?? second);
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  };
}

/** An element with a text and what is in it: texts are never read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  of: { text?: string; class?: string; in?: readonly Node[] } = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (of.text !== undefined) element.textContent = of.text;
  if (of.class !== undefined) element.className = of.class;
  element.append(...(of.in ?? []));
  return element;
}

/** RFC 4648, 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
