import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';
import { plainName } from './names';

/** A recovery password of BitLocker: eight groups of six digits. */
const KEY = /(?<!\d)\d{6}(?:-\d{6}){7}(?!\d)/;
const ID = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/i;
const DEVICE = /^(computername|devicename|device|computer|hostname|host|name|machine)$/;

/** Every recovery key of a list, whatever script wrote it; null when there is none. */
export function readRecoveryKeys(rows: readonly string[][]): Entry[] | null {
  const names = (rows[0] ?? []).map(plainName);
  const entries = rows.flatMap((row) => {
    const at = row.findIndex((cell) => KEY.test(cell));
    const key = KEY.exec(row[at] ?? '')?.[0];
    if (key === undefined) return [];
    const id = row.map((cell) => ID.exec(cell)?.[0]).find((found) => found !== undefined);
    const device = names.findIndex((name) => DEVICE.test(name));
    return [entryOf(key, id, row[device] ?? '')];
  });
  return entries.length === 0 ? null : entries;
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
