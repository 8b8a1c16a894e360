/**
 * What the portal and a form's reader say to each other, over Node's own channel (`serialization: 'advanced'`). The form
 * itself comes by the reader's standard input, and a page with typed words in it leaves by its standard output: the
 * portal owns the bytes of both and wipes them. Sealed chunks have a line of their own.
 */
import type { AnswerRules } from '../../domain/answers/typed-answer';
import type { SignedRecipient } from '../../vault/seal/recipient';

/** The number of the reader's file to which it writes sealed chunks. */
export const SEALED_LINE = 4;

/** How a field may leave the reader. What has no rule does not leave. */
export type FieldRule =
  /** UUIDs; anything else is left out. */
  | { as: 'id' }
  /** Values from a list; anything else is left out. */
  | { as: 'one of'; values: readonly string[] }
  /**
   * In clear by design, such as who signs. What does not fit, trimmed, is told by a stand-in that the same rules refuse
   * with the same words: too long for `most` characters, with one that cannot be seen, or else `odd`.
   */
  | { as: 'clear'; fits: RegExp; most: number; odd: string }
  /** Free text of at most `most` characters: sealed; told by a stand-in of its shape. */
  | { as: 'note'; most: number };

export interface FormRules {
  fields: Readonly<Record<string, FieldRule>>;
  /** Of a form that answers an item: its own fields, by the rules of answers. */
  answer?: AnswerRules;
  /** Files are sealed in chunks and stored as they come, or one is sealed whole; without, they are dropped. */
  files?: 'in chunks' | 'one whole';
}

export interface ReadOrder {
  say: 'read';
  contentType: string;
  rules: FormRules;
  /** To whom is sealed, and the key (PEM) by which the reader believes it; null for a form of which nothing is sealed. */
  recipient: (SignedRecipient & { pinned: string }) | null;
  likenessKey: Uint8Array;
}

export type FromPortal =
  | ReadOrder
  /** Of a chunk that was told, whichever. When one was not taken the rest of the form is read and dropped. */
  | { say: 'stored'; taken: boolean }
  /** `mark` and a number, of `FormRead.filled`, stand in the page for what was typed there. */
  | { say: 'fill'; page: string; mark: string };

export interface ReadFile {
  id: string;
  chunks: number;
  sealedManifest: Uint8Array;
  fingerprint: Uint8Array;
  /** The first bytes, which say what it is. */
  head: Uint8Array;
}

/** All that is told of a form: nothing in it was typed, unless it is clear by design. */
export interface FormRead {
  fields: [name: string, value: string][];
  /** Names of fields in which something was typed. */
  filled: string[];
  /** What was chosen from a list of our own, in a field that is sealed. */
  chosen: [name: string, value: string][];
  /** Sealed, by the names of their fields. */
  notes: [name: string, sealed: Uint8Array][];
  answer: Uint8Array | null;
  /** It was sealed by the sender's own browser. */
  byBrowser: boolean;
  files: ReadFile[];
  /** Null for none, or an empty one. */
  whole: Uint8Array | null;
  /** Keyed (HMAC): the same for the same fields and files. */
  likeness: string;
  /** Why none of its files is told; what was typed is read all the same. */
  lost: LostFiles | null;
}

/** `not_taken`: a chunk was not stored, and the portal knows why. */
export type LostFiles = 'too_many_files' | 'file_too_large' | 'not_taken';

export type FormProblem = 'broken_form' | 'form_too_large' | 'too_many_files' | 'file_too_large';

export type ToPortal =
  | {
      say: 'chunk';
      fileId: string;
      number: number;
      /** So many sealed bytes are on their way by the line for them, behind those of the chunks told before. */
      bytes: number;
      fingerprint: Uint8Array;
      plainSize: number;
    }
  | { say: 'read'; form: FormRead }
  | { say: 'refused'; problem: FormProblem }
  /** Nobody expected that. Without the error's message, which can quote what was typed. */
  | { say: 'failed'; type: string; at: string[] }
  /** The page is on its way by standard output, in so many bytes. */
  | { say: 'filled'; bytes: number };
