import type { Entry } from '../../domain/entries/entry';
import { importRows, sayFormulas, written, type ImportRow } from './import-csv';
import { RemarkList, type Written } from './written';

const HEADER = 'Name,Description,Username,Password,TOTP,URI';
/** ITFlow's columns: bytes of what it encrypts, characters of the rest. */
const MOST_BYTES = 350;
const MOST_SHORT = 200;
const MOST_TEXT = 500;
/** PHP's fgetcsv reads so many bytes of a line that has no quotes. */
const MOST_UNQUOTED_LINE = 1_000;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * Credentials for ITFlow's import: exactly six columns, one client. Its reader takes a backslash before a quote for
 * an escape: such a cell stands without quotes, and where it cannot, its row is left out and listed. Of two with
 * the same name it would skip the second: numbered.
 */
export function writeItFlow(entries: readonly Entry[]): Written {
  const list = new RemarkList();
  const rows = importRows(entries, list, {
    takes: (secret, plain) => plain && secret.length <= MOST_SHORT,
  });
  sayFormulas(rows, list);
  const names = new Set<string>();
  const lines = rows.flatMap((row, index) => {
    const tooLong = bytes(row.user) > MOST_BYTES || bytes(row.password) > MOST_BYTES;
    const name = unlike(oneLine(row.name).slice(0, MOST_SHORT - 6), names);
    const line = tooLong || row.url.length > MOST_TEXT ? null : lineOf({ ...row, name });
    if (line === null) {
      list.add('left_out', index);
      return [];
    }
    if (name !== row.name) list.add('renamed', index);
    if (row.notes.length > MOST_TEXT) list.add('notes_cut', index);
    return [line];
  });
  return written(Buffer.from(`${[HEADER, ...lines].join('\r\n')}\r\n`, 'utf8'), list);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function unlike(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} (${number})`;
  taken.add(free.toLowerCase());
  return free;
}

function lineOf(row: ImportRow): string | null {
  // The description is for people: a slash says the same there, and no reader takes it for an escape.
  const notes = row.notes.slice(0, MOST_TEXT).replaceAll('\\', '/');
  const cells = [row.name.replaceAll('\\', '/'), notes, row.user, row.password, row.seed, row.url];
  const shown = cells.map(cellOf);
  if (shown.includes(null)) return null;
  const line = shown.join(',');
  const bare = shown.some((cell) => cell !== null && cell !== '' && !cell.startsWith('"'));
  return bare && bytes(line) >= MOST_UNQUOTED_LINE ? null : line;
}

/** Quoted, unless a backslash would swallow a quote; null where neither way is read as it was. */
function cellOf(text: string): string | null {
  if (text === '') return '';
  if (!/\\("|$)/.test(text)) return `"${text.replaceAll('"', '""')}"`;
  return /[",\r\n]|^\s|\s$/.test(text) ? null : text;
}
