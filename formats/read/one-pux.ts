import {
  EMPTY_ENTRY,
  type Entry,
  type EntryField,
  type EntryFile,
} from '../../domain/entries/entry';
import { list, parsed, record, text } from './json';
import { CannotRead, type Reading } from './reading';
import { unzipped } from './zip';

export const PUX_DATA = 'export.data';
const FILES = 'files/';

/** 1Password's 1PUX: every vault of every account, with its documents. Throws CannotRead. */
export function readPux(bytes: Uint8Array): Reading {
  const files = unzipped(bytes, (path) => path === PUX_DATA || path.startsWith(FILES));
  const data = files.get(PUX_DATA);
  const json = data === undefined ? undefined : parsed(new TextDecoder().decode(data));
  if (json === undefined) throw new CannotRead('damaged');
  const entries = list(record(json).accounts).flatMap((account) =>
    list(record(account).vaults).flatMap((vault) => {
      const name = text(record(record(vault).attrs).name);
      return list(record(vault).items)
        .map(record)
        .filter((item) => item.trashed !== true)
        .map((item) => entryOf(item, name, files));
    }),
  );
  return { kind: 'entries', format: 'one_pux', entries, lost: ['sections'] };
}

function entryOf(
  item: Record<string, unknown>,
  vault: string,
  files: ReadonlyMap<string, Uint8Array>,
): Entry {
  const overview = record(item.overview);
  const details = record(item.details);
  const login = list(details.loginFields).map(record);
  const designated = (name: string): string =>
    text(login.find((field) => field.designation === name)?.value);
  const own = list(details.sections).flatMap((section) =>
    list(record(section).fields).map(fieldOf),
  );
  const factors = own.filter((field) => field.kind === 'totp').map((field) => field.value);
  const more: EntryField[] = [
    ...own.filter((field) => field.kind !== 'totp'),
    ...factors.slice(1).map((value) => ({ name: 'Second factor', value, secret: true })),
  ].map(({ name, value, secret }) => ({ name, value, secret }));
  return {
    ...EMPTY_ENTRY,
    folder: vault === '' ? [] : [vault],
    title: text(overview.title),
    user: designated('username'),
    password: designated('password') || text(details.password),
    addresses: addressesOf(overview),
    factor: factors[0] ?? '',
    notes: text(details.notesPlain),
    more: more.filter(({ value }) => value !== ''),
    files: filesOf(details, files),
  };
}

function addressesOf(overview: Record<string, unknown>): string[] {
  const all = [text(overview.url), ...list(overview.urls).map((one) => text(record(one).url))];
  return [...new Set(all)].filter((address) => address !== '');
}

/** A field's value is an object of one property that names what it is. */
function fieldOf(field: unknown): { kind: string; name: string; value: string; secret: boolean } {
  const { title, value } = record(field);
  const [kind = '', given] = Object.entries(record(value))[0] ?? [];
  const shown = typeof given === 'object' && given !== null ? JSON.stringify(given) : text(given);
  return { kind, name: text(title) || kind, value: shown, secret: kind === 'concealed' };
}

function filesOf(
  details: Record<string, unknown>,
  files: ReadonlyMap<string, Uint8Array>,
): EntryFile[] {
  const { documentId, fileName } = record(details.documentAttributes);
  const id = text(documentId);
  if (id === '') return [];
  const found = [...files].find(([path]) => path.startsWith(`${FILES}${id}`));
  return found ? [{ name: text(fileName) || 'file', content: found[1] }] : [];
}
