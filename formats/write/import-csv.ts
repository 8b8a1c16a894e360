import Papa from 'papaparse';
import { isHarmlessAddress } from '../../domain/entries/address';
import { isRiskyCell, neutralCell, withoutControls } from '../../domain/entries/cells';
import type { Entry } from '../../domain/entries/entry';
import { readFactor } from '../../domain/entries/factor';
import { addressesOf, notesWith, RemarkList, type Written } from './written';

/** One entry as every importer of CSV wants it: what people read made harmless, secrets exact. */
export interface ImportRow {
  name: string;
  user: string;
  password: string;
  /** Base32, empty when there is none or the target would not understand it. */
  seed: string;
  url: string;
  notes: string;
  folder: string;
}

export interface SeedRule {
  /** Whether the target can keep it. */
  takes: (secret: string, plain: boolean) => boolean;
}

/** Rows for an importer, with everything that has no column of its own in the notes. */
export function importRows(
  entries: readonly Entry[],
  list: RemarkList,
  { takes }: SeedRule,
): ImportRow[] {
  return entries.map((entry, index) => {
    const { first, others } = addressesOf(entry, isHarmlessAddress);
    const extra = others.map((value) => ({ name: 'Address', value }));
    if (others.some((one) => !isHarmlessAddress(one))) list.add('address_in_notes', index);
    const read = readFactor(entry.factor);
    const plain =
      read !== null && read.period === 30 && read.digits === 6 && read.algorithm === 'SHA1';
    const seed = read !== null && takes(read.secret, plain) ? read.secret : '';
    if (seed === '' && entry.factor !== '') {
      extra.push({ name: 'Second factor', value: entry.factor });
      list.add('seed_in_notes', index);
    }
    if (entry.files.length > 0) list.add('files_left_out', index);
    const clear = (text: string): string => {
      const kept = withoutControls(text);
      if (kept !== text) list.add('characters_left_out', index);
      return neutralCell(kept);
    };
    return {
      name: clear(entry.title),
      user: entry.user,
      password: entry.password,
      seed,
      url: clear(first),
      notes: clear(notesWith(entry, extra)),
      folder: clear(entry.folder.join(' / ')),
    };
  });
}

/** Counts what is kept exact for the importer though a spreadsheet would take it for a formula. */
export function sayFormulas(rows: readonly ImportRow[], list: RemarkList): void {
  rows.forEach((row, index) => {
    if ([row.user, row.password, row.seed].some(isRiskyCell)) list.add('formula', index);
  });
}

/** RFC 4180 with every cell quoted, in UTF-8. The marks of a formula stay: see {@link sayFormulas}. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const text = Papa.unparse([[...header], ...rows.map((row) => [...row])], {
    quotes: true,
    newline: '\r\n',
  });
  return Buffer.from(`${text}\r\n`, 'utf8');
}

export function written(bytes: Uint8Array, { remarks }: RemarkList): Written {
  return { bytes, remarks };
}
