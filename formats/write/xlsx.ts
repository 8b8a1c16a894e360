import { withoutControls } from '../../domain/entries/cells';
import type { Entry } from '../../domain/entries/entry';
import { notesWith, RemarkList, type Written } from './written';

/** Excel's longest cell. */
const MOST_CELL = 32_767;
const HEADER = ['Group', 'Name', 'User', 'Password', 'Second factor', 'Addresses', 'Notes'];
const WIDTHS = [22, 34, 28, 28, 24, 36, 60];

/** Excel repairs a file with a longer cell by throwing things away. */
function fits(text: string): boolean {
  return text.length <= MOST_CELL;
}

/**
 * For people: every cell is a text, which no spreadsheet takes for a formula or a number, so that nothing has to be
 * changed in a password.
 */
export async function writeXlsx(entries: readonly Entry[]): Promise<Written> {
  const list = new RemarkList();
  const rows = entries.map((entry, index) => {
    if (entry.files.length > 0) list.add('files_left_out', index);
    const notes = notesWith(entry);
    if (!fits(notes)) list.add('notes_cut', index);
    const values = [
      entry.folder.join(' / '),
      entry.title,
      entry.user,
      entry.password,
      entry.factor,
      entry.addresses.join('\n'),
    ];
    if (!values.every(fits)) list.add('value_left_out', index);
    return [...values.map((value) => (fits(value) ? value : '')), notes.slice(0, MOST_CELL)];
  });
  return { bytes: await sheetOf(HEADER, rows, WIDTHS), remarks: list.remarks };
}

/** One sheet with a head and nothing but texts. */
export async function sheetOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Promise<Uint8Array> {
  // An ES module by its types, hence the dynamic import.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const cells = rows.map((row) =>
    row.map((value) => ({ value: inCell(value), type: String, wrap: true })),
  );
  const head = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const sheet = writeXlsxFile([head, ...cells], {
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  return sheet.toBuffer();
}

/**
 * A cell's text is XML, and `_x0041_` in it means the character of that number (ECMA-376, ST_Xstring): so what has
 * no place in XML is written that way, and what only looks that way is kept from being read so.
 */
function inCell(text: string): string {
  const guarded = text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (withoutControls(guarded) === guarded && !guarded.includes('\r')) return guarded;
  return Array.from(guarded, (letter) =>
    letter === '\r' || withoutControls(letter) !== letter
      ? `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
      : letter,
  ).join('');
}
