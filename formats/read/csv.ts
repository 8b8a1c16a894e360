import Papa from 'papaparse';
import type { Table } from './reading';

/** Rows as arrays (RFC 4180, also with semicolons or tabs): objects would lose a column named like another, or `__proto__`. */
export function csvRows(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  return data.filter((row) => row.some((cell) => cell !== ''));
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
