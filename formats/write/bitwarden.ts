import { createHash } from 'node:crypto';
import { isHarmlessAddress, withoutBraces } from '../../domain/entries/address';
import { withoutControls } from '../../domain/entries/cells';
import type { Entry } from '../../domain/entries/entry';
import { factorAddress, isPlainFactor, readFactor } from '../../domain/entries/factor';
import { RemarkList, type Written } from './written';

/** Bitwarden's server takes 10,000 characters of encrypted notes and 1,000 of a name: so many bytes of text. */
const MOST_NOTES = 7_400;
const MOST_NAME = 680;
/** Of a custom field as of the notes. */
const MOST_FIELD = 3_600;
const LOGIN = 1;
const NOTE = 2;
const TEXT = 0;
const HIDDEN = 1;

/**
 * Bitwarden's own JSON, not encrypted, for its import (Vaultwarden takes it, too). Notes that its server would
 * refuse, and the whole import with them, go on in a secure note beside the login.
 */
export function writeBitwarden(entries: readonly Entry[]): Written {
  const list = new RemarkList();
  const folders = [...new Set(entries.map(folderOf))].filter((name) => name !== '');
  const items = entries.flatMap((entry, index) => itemsOf(entry, index, list));
  const json = {
    encrypted: false,
    folders: folders.map((name) => ({ id: idOf(name), name })),
    items,
  };
  return { bytes: Buffer.from(JSON.stringify(json, null, 2), 'utf8'), remarks: list.remarks };
}

const folderOf = ({ folder }: Entry): string => withoutControls(folder.join('/'));

/** An import only needs them unlike each other; made of the name, the same list gives the same file. */
function idOf(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function itemsOf(entry: Entry, index: number, list: RemarkList): object[] {
  const harmless = entry.addresses.filter(isHarmlessAddress);
  const others = entry.addresses.filter((one) => !isHarmlessAddress(one));
  if (others.length > 0) list.add('address_in_notes', index);
  if (entry.files.length > 0) list.add('files_left_out', index);
  const factor = readFactor(entry.factor);
  const fields = entry.more.map(({ name, value, secret }) => ({
    name: withoutControls(name),
    value,
    type: secret ? HIDDEN : TEXT,
  }));
  if (factor === null && entry.factor !== '') {
    fields.push({ name: 'Second factor', value: entry.factor, type: HIDDEN });
    list.add('seed_in_notes', index);
  }
  const fitting = fields.filter(({ value }) => bytesOf(value) <= MOST_FIELD);
  const long = fields.filter(({ value }) => bytesOf(value) > MOST_FIELD);
  const notes = [
    ...(entry.notes === '' ? [] : [entry.notes]),
    ...others.map((address) => `Address: ${address}`),
    ...long.map(({ name, value }) => `${name}:\n${value}`),
  ].join('\n\n');
  const [first = '', ...rest] = inParts(notes);
  if (rest.length > 0) list.add('notes_split', index);
  const common = {
    folderId: folderOf(entry) === '' ? null : idOf(folderOf(entry)),
    favorite: false,
    reprompt: 0,
  };
  const name = cut(withoutControls(entry.title), MOST_NAME) || 'Without a name';
  return [
    {
      ...common,
      type: LOGIN,
      name,
      notes: first === '' ? null : first,
      fields: fitting,
      login: {
        uris: harmless.map((uri) => ({ match: null, uri: withoutBraces(uri) })),
        username: entry.user === '' ? null : entry.user,
        password: entry.password === '' ? null : entry.password,
        totp:
          factor === null
            ? null
            : isPlainFactor(factor)
              ? factor.secret
              : factorAddress(factor, name),
      },
    },
    ...rest.map((part, at) => ({
      ...common,
      type: NOTE,
      name: `${name} (notes ${at + 2})`,
      notes: part,
      fields: [],
      secureNote: { type: 0 },
    })),
  ];
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function cut(text: string, most: number): string {
  return inParts(text, most)[0] ?? '';
}

/** Pieces of at most so many bytes, never in the middle of a character. */
function inParts(text: string, most = MOST_NOTES): string[] {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const letter of text) {
    const more = bytesOf(letter);
    if (size + more > most) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += letter;
    size += more;
  }
  return part === '' ? parts : [...parts, part];
}
