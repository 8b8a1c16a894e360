import { createHmac } from 'node:crypto';
import type { NewFile } from '../../db/answers';
import type { Refusal } from '../../domain/problem';
import { fingerprint } from '../../vault/seal/fingerprint';
import { BrokenForm } from './broken-form';

/** A form without a word that was typed, unless it is clear by design. */
export interface ReadForm {
  /** What is clear by design; for all else that has a rule, stand-ins of its shape. */
  fields: URLSearchParams;
  /** Free texts, sealed, by the names of their fields. */
  notes: ReadonlyMap<string, Uint8Array>;
  /** An answer as its reader sealed it; null when it was sealed in the browser (`fields`), or is none. */
  answer: Buffer | null;
  /** Its answer was sealed in the browser, which still has what was typed. */
  byBrowser: boolean;
  /** Sealed and stored, but not yet anything's: whoever saves the form claims them, or `discard` takes them away. */
  files: NewFile[];
  /** The first bytes of each file, in the same order. */
  heads: Buffer[];
  /** A file that was sealed whole and is not stored yet. */
  whole: Uint8Array | null;
  /** Why none of its files was kept; what was typed came all the same. */
  refusal: Refusal | null;
  /** The same for the same fields and files, for as long as this process lives; of no use to anyone else. */
  likeness: string;
  /** What stands in a page for what was typed into the field of this name; its reader puts it in. Empty for nothing. */
  typed(name: string): string;
  discard(): Promise<void>;
}

/** One in which nothing was typed: sealed in the browser, or a button alone. */
export function ownForm(fields: URLSearchParams, likenessKey: Uint8Array): ReadForm {
  const same = [...fields].filter(([name]) => name !== 'seen');
  return {
    fields,
    notes: new Map(),
    answer: null,
    byBrowser: fields.has('sealed'),
    files: [],
    heads: [],
    whole: null,
    refusal: null,
    likeness: createHmac('sha256', likenessKey).update(JSON.stringify(same)).digest('hex'),
    typed: (name) => fields.get(name) ?? '',
    discard: () => Promise.resolve(),
  };
}

/** A free text as it is stored. Throws BrokenForm when none came, not even an empty one. */
export function noteOf({ notes }: ReadForm, name: string) {
  const sealed = notes.get(name);
  if (sealed === undefined) throw new BrokenForm();
  return { sealed, fingerprint: fingerprint(sealed) };
}
