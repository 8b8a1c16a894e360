import * as kdbxweb from 'kdbxweb';
import type { Entry, EntryFile } from '../../domain/entries/entry';
import { argon2 } from '../argon2';
import { bufferOf, checkBounds } from './kdbx-bounds';
import { kdbxFactor } from './kdbx-factor';
import { CannotRead, type Reading, type Unlocking } from './reading';

const OWN = new Set(['Title', 'UserName', 'Password', 'URL', 'Notes']);
const FURTHER_ADDRESS = /^KP2A_URL(_\d+)?$/;
/** What makes KeePass programs do something. It is no value of anybody's. */
const ORDERS = /^(_EXEC_CMD|KPH: |KPXC_|_LAPR_)/;

/** Opens a KDBX 3.1 or 4 with what belongs to it. Throws CannotRead. */
export async function readKdbx(bytes: Uint8Array, with_: Unlocking): Promise<Reading> {
  checkBounds(bytes);
  const locked = { kind: 'locked', format: 'kdbx', keyFile: true } as const;
  if (with_.password === undefined && with_.keyFile === undefined)
    return { ...locked, wrong: false };
  kdbxweb.CryptoEngine.setArgon2Impl(argon2);
  const password =
    with_.password === undefined ? null : kdbxweb.ProtectedValue.fromString(with_.password);
  const keyFile = with_.keyFile === undefined ? null : bufferOf(with_.keyFile);
  try {
    const credentials = new kdbxweb.Credentials(password, keyFile);
    return entriesOf(await kdbxweb.Kdbx.load(bufferOf(bytes), credentials), 'kdbx');
  } catch (error) {
    if (codeOf(error) === kdbxweb.Consts.ErrorCodes.InvalidKey) return { ...locked, wrong: true };
    throw error instanceof CannotRead ? error : new CannotRead('damaged');
  }
}

/** KeePass's plain XML. A document type is refused: entities in it can grow without end, or fetch files. */
export async function readKeePassXml(text: string): Promise<Reading> {
  if (/<!DOCTYPE/i.test(text)) throw new CannotRead('doctype');
  try {
    const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString(''));
    return entriesOf(await kdbxweb.Kdbx.loadXml(text, credentials), 'keepass_xml');
  } catch {
    throw new CannotRead('damaged');
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof kdbxweb.KdbxError ? error.code : undefined;
}

function entriesOf(database: kdbxweb.Kdbx, format: 'kdbx' | 'keepass_xml'): Reading {
  const bin = database.meta.recycleBinUuid?.id;
  const entries: Entry[] = [];
  const recycled: string[] = [];
  const walk = (group: kdbxweb.KdbxGroup, folder: readonly string[]): void => {
    if (bin !== undefined && group.uuid.id === bin) {
      if (group.entries.length + group.groups.length > 0) recycled.push(group.uuid.id);
      return;
    }
    for (const entry of group.entries) entries.push(entryOf(entry, folder));
    for (const inner of group.groups) walk(inner, [...folder, inner.name ?? '']);
  };
  for (const group of database.groups) walk(group, []);
  return { kind: 'entries', format, entries, lost: recycled.length > 0 ? ['recycled'] : [] };
}

function textOf(field: kdbxweb.KdbxEntryField | undefined): string {
  if (field === undefined) return '';
  return typeof field === 'string' ? field : field.getText();
}

function entryOf(entry: kdbxweb.KdbxEntry, folder: readonly string[]): Entry {
  const fields = [...entry.fields].map(([name, field]) => ({
    name,
    value: textOf(field),
    secret: typeof field !== 'string',
  }));
  const value = (name: string): string => fields.find((one) => one.name === name)?.value ?? '';
  const { factor, used } = kdbxFactor(value);
  const further = fields.filter(({ name }) => FURTHER_ADDRESS.test(name)).map((one) => one.value);
  return {
    folder,
    title: value('Title'),
    user: value('UserName'),
    password: value('Password'),
    addresses: [value('URL'), ...further].filter((address) => address !== ''),
    factor,
    notes: value('Notes'),
    more: fields.filter(
      ({ name, value: text }) =>
        text !== '' &&
        !OWN.has(name) &&
        !used.includes(name) &&
        !FURTHER_ADDRESS.test(name) &&
        !ORDERS.test(name),
    ),
    files: [...entry.binaries].map(([name, binary]) => fileOf(name, binary)),
  };
}

function fileOf(name: string, binary: kdbxweb.KdbxBinary | kdbxweb.KdbxBinaryWithHash): EntryFile {
  const value = 'hash' in binary ? binary.value : binary;
  const content =
    value instanceof kdbxweb.ProtectedValue ? value.getBinary() : new Uint8Array(value);
  return { name, content };
}
