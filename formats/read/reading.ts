import type { Entry } from '../../domain/entries/entry';

/** What a file is, told by its content and never by its name. */
export const SOURCE_FORMATS = [
  'our_list',
  'kdbx',
  'keepass_xml',
  'keepass_csv',
  'keepassxc_csv',
  'bitwarden_csv',
  'bitwarden_json',
  'one_password_csv',
  'one_pux',
  'it_glue',
  'hudu',
  'passportal',
  'itflow',
  'lastpass',
  'keeper',
  'dashlane',
  'chrome',
  'firefox',
  'laps',
  'bitlocker',
  'table',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** What the format, or the way it is read, does not carry over. People are told. */
export type Lost =
  | 'folders'
  | 'factor'
  | 'custom_fields'
  | 'attachments'
  | 'titles'
  | 'digits'
  | 'recycled'
  | 'sections';

/** Why a file is not read. Each has a sentence that says what to do. */
export const REFUSED = [
  'kdb',
  'kdbx_old',
  'kdf_too_hard',
  'damaged',
  'account_bound',
  'doctype',
  'too_large',
  'zip_locked',
  'nothing_in_zip',
  'secure_string',
  'empty',
  'unknown',
] as const;
export type RefusedReason = (typeof REFUSED)[number];

export class CannotRead extends Error {
  constructor(readonly reason: RefusedReason) {
    super(reason);
    this.name = 'CannotRead';
  }
}

/** What a column of a table is for. */
export const COLUMN_USES = [
  'title',
  'user',
  'password',
  'address',
  'factor',
  'notes',
  'folder',
  'more',
  'skip',
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

export interface Table {
  header: string[];
  rows: string[][];
}

export interface ReadEntries {
  kind: 'entries';
  format: SourceFormat;
  entries: Entry[];
  /** Of our own list: for which item each entry is. */
  itemIds?: (string | null)[];
  lost: Lost[];
}

export type Reading =
  | ReadEntries
  /** It wants a password (and a key file, where one may belong to it); `wrong` after one that did not open it. */
  | { kind: 'locked'; format: SourceFormat; keyFile: boolean; wrong: boolean }
  /** Nobody but a person knows what its columns mean. */
  | { kind: 'table'; table: Table; guess: ColumnUse[]; lost: Lost[] }
  | { kind: 'refused'; reason: RefusedReason };

export interface Unlocking {
  password?: string;
  keyFile?: Uint8Array;
}
