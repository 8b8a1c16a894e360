import Papa from 'papaparse';
import { CannotRead, type Table } from './reading';

/** What spreadsheets write into the first line, to say what parts the cells of all others. */
const SEPARATOR = /^sep=([,;\t|])\r?\n/i;
/** No text has it: no cell is quoted then. */
const NO_QUOTE = '\u0000';

/**
 * Rows as arrays (RFC 4180, also with semicolons or tabs): objects would lose a column named like another, or `__proto__`.
 * A quote that is never closed would take every row after it for a part of its cell: then the file quotes nothing, and
 * is read so where its rows come out even. Throws CannotRead where they do not.
 */
export function csvRows(text: string): string[][] {
  const delimiter = SEPARATOR.exec(text)?.[1] ?? '';
  const lines = text.replace(SEPARATOR, '');
  const { data, errors, meta } = Papa.parse<string[]>(lines, { delimiter, skipEmptyLines: true });
  if (!errors.some(({ code }) => code === 'MissingQuotes')) return filled(data);
  const plain = Papa.parse<string[]>(lines, {
    delimiter: meta.delimiter,
    quoteChar: NO_QUOTE,
    skipEmptyLines: true,
  });
  const even = plain.data.every((row) => row.length === plain.data[0]?.length);
  if (!even) throw new CannotRead('damaged');
  return filled(plain.data);
}

function filled(rows: readonly string[][]): string[][] {
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

export function asTable(rows: readonly string[][]): Table {
  const [header = [], ...rest] = rows;
  return { header, rows: rest };
}

/** What KeePass 1 writes: every cell quoted, and `\"` and `\\` inside. */
export function keepass1Rows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell in quotes, or the end of a line between cells; what stands elsewhere means nothing.
  for (const [token, cell] of text.matchAll(/"((?:[^"\\]|\\.)*)"|\r\n|\n|\r/gs)) {
    if (cell !== undefined) row.push(cell.replaceAll(/\\(.)/gs, '$1'));
    else if (token !== '' && row.length > 0) {
      rows.push(row);
      row = [];
    }
  }
  return row.length > 0 ? [...rows, row] : rows;
}
