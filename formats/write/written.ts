import type { Entry } from '../../domain/entries/entry';

/** What a writer could not do as it was, for a person to look at. */
export type RemarkCode =
  /** The target would resolve a placeholder in it, or cut it: the value is in an attachment of the entry. */
  | 'in_attachment'
  /** Not an address that may be opened by a press: it is in the notes. */
  | 'address_in_notes'
  /** No seed that the target understands: it is in the notes or a field. */
  | 'seed_in_notes'
  /** Characters that the target cannot hold were left out of a name, user, note or address. */
  | 'characters_left_out'
  /** Files have no place in the target. */
  | 'files_left_out'
  /** Quotes inside data, which the target's importer warns of. */
  | 'quotes'
  /** A cell that a spreadsheet would take for a formula, kept exact for the importer. */
  | 'formula'
  /** The target's limits: the notes go on in an entry of their own. */
  | 'notes_split'
  /** The target's limits: the notes are cut. */
  | 'notes_cut'
  /** The target's limits: a value is not in the file, for half a secret is none. */
  | 'value_left_out'
  /** The target would keep only the first of the same name: numbered. */
  | 'renamed'
  /** The target cannot hold it: not in the file at all. */
  | 'left_out';

/** Which entries (by their place in the list, from 0) a remark is about. */
export type Remarks = Partial<Record<RemarkCode, number[]>>;

export interface Written {
  bytes: Uint8Array;
  remarks: Remarks;
}

export class RemarkList {
  readonly remarks: Remarks = {};

  add(code: RemarkCode, entry: number): void {
    const list = (this.remarks[code] ??= []);
    if (list.at(-1) !== entry) list.push(entry);
  }
}

/** What has no column of its own, after the notes, a paragraph each. */
export function notesWith(
  entry: Entry,
  extra: readonly { name: string; value: string }[] = [],
): string {
  return [
    ...(entry.notes === '' ? [] : [entry.notes]),
    ...[...extra, ...entry.more].map(({ name, value }) =>
      value.includes('\n') ? `${name}:\n${value}` : `${name}: ${value}`,
    ),
  ].join('\n\n');
}

/** The first address that may be opened by a press, and all others. */
export function addressesOf(
  entry: Entry,
  harmless: (address: string) => boolean,
): { first: string; others: string[] } {
  const first = entry.addresses.find(harmless) ?? '';
  const at = entry.addresses.indexOf(first);
  return { first, others: entry.addresses.filter((_, index) => index !== at) };
}
