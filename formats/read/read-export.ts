import { readBitwarden } from './bitwarden';
import { guessed, readKnown } from './columns';
import { asTable, csvRows, keepass1Rows } from './csv';
import { parsed, record } from './json';
import { kdbxKind } from './kdbx-bounds';
import { readKdbx, readKeePassXml } from './kdbx';
import { looksLikeKeeper, readKeeper } from './keeper';
import { PUX_DATA, readPux } from './one-pux';
import { readOurList } from './our-list';
import { CannotRead, type Lost, type Reading, type Unlocking } from './reading';
import { readKeyFile, readRecoveryKeys } from './recovery-keys';
import { plainName } from './names';
import { textOf } from './text';
import { readXlsx } from './xlsx';
import { pathsIn, unzipped } from './zip';

const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Reads somebody's export, recognised by its content. Pure, and made for a worker of the sender's own browser: it
 * may take long or much memory for a file that was made to hurt, and the worker is ended then. Never throws.
 */
export async function readExport(bytes: Uint8Array, with_: Unlocking = {}): Promise<Reading> {
  try {
    if (bytes.length > MOST_BYTES) throw new CannotRead('too_large');
    return await recognised(bytes, with_);
  } catch (error) {
    return { kind: 'refused', reason: error instanceof CannotRead ? error.reason : 'damaged' };
  }
}

async function recognised(bytes: Uint8Array, with_: Unlocking): Promise<Reading> {
  const kdbx = kdbxKind(bytes);
  if (kdbx === 'kdb' || kdbx === 'kdbx_old') throw new CannotRead(kdbx);
  if (kdbx === 'kdbx') return readKdbx(bytes, with_);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return inZip(bytes, with_);
  return inText(textOf(bytes), with_);
}

const CSV_IN_ZIP = /(^|\/)passwords\.csv$/i;

async function inZip(bytes: Uint8Array, with_: Unlocking): Promise<Reading> {
  const paths = pathsIn(bytes);
  if (paths.includes(PUX_DATA)) return readPux(bytes);
  if (paths.includes('xl/workbook.xml')) {
    const { rows, numbers } = await readXlsx(bytes);
    return fromRows(rows, numbers ? ['digits'] : []);
  }
  const wanted =
    paths.find((path) => path === 'data.json') ??
    paths.find((path) => CSV_IN_ZIP.test(path)) ??
    paths.find((path) => /\.(csv|json)$/i.test(path));
  const found =
    wanted === undefined ? undefined : unzipped(bytes, (path) => path === wanted).get(wanted);
  if (found === undefined) throw new CannotRead('nothing_in_zip');
  return inText(textOf(found), with_);
}

async function inText(text: string, with_: Unlocking): Promise<Reading> {
  const start = text.trimStart().slice(0, 200);
  if (start === '') throw new CannotRead('empty');
  if (start.startsWith('{') || start.startsWith('[')) {
    const json = record(parsed(text));
    if ('items' in json || 'encrypted' in json) return readBitwarden(json, with_);
    if ('accounts' in json) throw new CannotRead('unknown');
  }
  if (start.startsWith('<')) {
    if (/<!DOCTYPE/i.test(text)) throw new CannotRead('doctype');
    if (/<KeePassFile[\s>]/.test(text)) return readKeePassXml(text);
    throw new CannotRead('unknown');
  }
  if (start.startsWith('"Account","Login Name","Password","Web Site","Comments"')) {
    return fromKeePass1(text);
  }
  return fromRows(csvRows(text), [], text);
}

function fromKeePass1(text: string): Reading {
  const { rows } = asTable(keepass1Rows(text));
  const entries = rows.map(([title = '', user = '', password = '', address = '', notes = '']) => ({
    folder: [],
    title,
    user,
    password,
    addresses: address === '' ? [] : [address],
    factor: '',
    notes,
    more: [],
    files: [],
  }));
  return { kind: 'entries', format: 'keepass_csv', entries, lost: ['folders', 'attachments'] };
}

function fromRows(rows: string[][], lost: Lost[], text = ''): Reading {
  const ours = readOurList(rows, lost);
  if (ours) return ours;
  const table = asTable(rows);
  const known = readKnown(table);
  if (known) {
    if (
      known.format === 'laps' &&
      known.entries.some((one) => one.password === 'System.Security.SecureString')
    ) {
      throw new CannotRead('secure_string');
    }
    return { kind: 'entries', ...known, lost: [...known.lost, ...lost] };
  }
  if (looksLikeKeeper(rows)) {
    return {
      kind: 'entries',
      format: 'keeper',
      entries: readKeeper(rows),
      lost: ['attachments', ...lost],
    };
  }
  // After all that has a place for each of its cells: a key stands in a note of many an export, too.
  const keys = readRecoveryKeys(table) ?? (table.header.length < 2 ? readKeyFile(text) : null);
  if (keys) return { kind: 'entries', format: 'bitlocker', entries: keys, lost };
  if (table.header.length < 2 || table.rows.length === 0) throw new CannotRead('unknown');
  return { kind: 'table', table, guess: guessed(table.header.map(plainName)), lost };
}
