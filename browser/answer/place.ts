import type { Sealer } from '../seal/sealer';
import type { UploadWords } from '../../domain/uploads/upload-words';

/** Where files of one item go, sealed by whom, and in whose words people hear of it. */
export interface Place {
  /** The address below which this item's files are. */
  files: string;
  sealer: Sealer;
  words: UploadWords;
}

/** Fills `{name}` in a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** In the unit that file managers show. */
export function sizeOf(bytes: number): string {
  const mib = bytes / 1024 / 1024;
  return mib < 0.1 ? `${Math.ceil(bytes / 1024)} KiB` : `${mib.toFixed(mib < 10 ? 1 : 0)} MiB`;
}

export function make<T extends keyof HTMLElementTagNameMap>(tag: T): HTMLElementTagNameMap[T] {
  return document.createElement(tag);
}
