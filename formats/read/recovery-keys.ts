import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';
import { guessed } from './columns';
import { plainName } from './names';
import type { Table } from './reading';

/** A recovery password of BitLocker: eight groups of six digits. */
const KEY = /(?<!\d)\d{6}(?:-\d{6}){7}(?!\d)/;
const ID = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/i;
const DEVICE = /^(computername|devicename|device|computer|hostname|host|name|machine)$/;

/**
 * The recovery keys of a list that is of nothing else, whatever script wrote it; what else a row says goes along. Null
 * for a table that has other secrets, or rows without a key: nothing of it may be left behind unseen.
 */
export function readRecoveryKeys({ header, rows }: Table): Entry[] | null {
  const withHead = !header.some((cell) => KEY.test(cell));
  const all = withHead ? rows : [header, ...rows];
  const names = withHead ? header.map(plainName) : [];
  const columns = new Set(
    all.flatMap((row) => row.flatMap((cell, at) => (KEY.test(cell) ? [at] : []))),
  );
  const uses = guessed(names);
  const others = uses.some((use, at) => use === 'password' && !columns.has(at));
  const bare = all.some((row) =>
    [...columns].some((at) => (row[at] ?? '') !== '' && !KEY.test(row[at] ?? '')),
  );
  if (columns.size === 0 || others || bare) return null;
  const device = names.findIndex((name) => DEVICE.test(name));
  return all.flatMap((row) => {
    const at = row.findIndex((cell) => KEY.test(cell));
    const key = KEY.exec(row[at] ?? '')?.[0];
    if (key === undefined) return [];
    const idAt = row.findIndex((cell) => ID.test(cell));
    const more = row.flatMap((value, place) =>
      value === '' || place === at || place === idAt || place === device
        ? []
        : [{ name: withHead ? (header[place] ?? 'More') : 'More', value, secret: true }],
    );
    const entry = entryOf(key, ID.exec(row[idAt] ?? '')?.[0], row[device] ?? '');
    return [{ ...entry, more: [...entry.more, ...more] }];
  });
}

/** The text file that Windows itself saves: an identifier, and below it the key. */
export function readKeyFile(text: string): Entry[] | null {
  const keys = [...text.matchAll(new RegExp(KEY, 'g'))].map(([key]) => key);
  const ids = [...text.matchAll(new RegExp(ID, 'gi'))].map(([id]) => id);
  if (keys.length === 0) return null;
  return keys.map((key, at) => entryOf(key, ids[at], ''));
}

function entryOf(key: string, id: string | undefined, device: string): Entry {
  return {
    ...EMPTY_ENTRY,
    title: ['BitLocker', device].filter((part) => part !== '').join(' '),
    password: key,
    more: id === undefined ? [] : [{ name: 'Key ID', value: id, secret: false }],
  };
}
