import type { Entry } from '../../domain/entries/entry';
import { csvOf, importRows, sayFormulas, written } from './import-csv';
import { RemarkList, type Written } from './written';

const HEADER = [
  'organization',
  'name',
  'password_category',
  'username',
  'password',
  'otp_secret',
  'url',
  'notes',
];

/**
 * Passwords for IT Glue's import, whose columns are mapped on its screen. Its guide warns of quotes inside data:
 * such rows are listed, to be looked at after the import.
 */
export function writeItGlue(entries: readonly Entry[], { client }: { client: string }): Written {
  const list = new RemarkList();
  const rows = importRows(entries, list, { takes: (_, plain) => plain });
  sayFormulas(rows, list);
  const cells = rows.map((row) => [
    client,
    row.name,
    row.folder,
    row.user,
    row.password,
    row.seed,
    row.url,
    row.notes,
  ]);
  cells.forEach((row, index) => {
    if (row.some((cell) => cell.includes('"'))) list.add('quotes', index);
  });
  return written(csvOf(HEADER, cells), list);
}
