/** One thing with its secrets, as password vaults keep it: what we read from others' exports and write into ours. */
export interface Entry {
  /** Where it is filed, from the outside in. */
  folder: readonly string[];
  title: string;
  user: string;
  /** Exactly as it is, outer spaces too; empty when there is none. */
  password: string;
  addresses: readonly string[];
  /** The second factor's seed: an otpauth:// address or Base32, as it was found; empty when there is none. */
  factor: string;
  notes: string;
  /** Everything that has no place of its own. */
  more: readonly EntryField[];
  files: readonly EntryFile[];
}

export interface EntryField {
  name: string;
  value: string;
  secret: boolean;
}

export interface EntryFile {
  name: string;
  content: Uint8Array;
}

export const EMPTY_ENTRY: Entry = {
  folder: [],
  title: '',
  user: '',
  password: '',
  addresses: [],
  factor: '',
  notes: '',
  more: [],
  files: [],
};
