import type { Entry } from '../../domain/entries/entry';
import { csvOf, importRows, sayFormulas, written } from './import-csv';
import { RemarkList, type Written } from './written';

const HEADER = ['name', 'company_name', 'username', 'password', 'otp_secret', 'url', 'description'];
/** What Hudu's API takes for a seed, and the length of a description. */
const SEED = /^[A-Z2-7]{16,80}$/;
const MOST_DESCRIPTION = 2_000;

/** Passwords for Hudu. What its description cannot hold is cut there and listed. */
export function writeHudu(entries: readonly Entry[], { client }: { client: string }): Written {
  const list = new RemarkList();
  const rows = importRows(entries, list, {
    takes: (secret, plain) => plain && SEED.test(secret),
  });
  sayFormulas(rows, list);
  const cells = rows.map((row, index) => {
    if (row.notes.length > MOST_DESCRIPTION) list.add('notes_cut', index);
    const description = row.notes.slice(0, MOST_DESCRIPTION);
    return [row.name, client, row.user, row.password, row.seed, row.url, description];
  });
  return written(csvOf(HEADER, cells), list);
}
