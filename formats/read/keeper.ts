import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';

/** Keeper writes no head: folder, title, login, password, address, notes, shared folder, then names and values. */
const FIXED = 7;

/** Its factor is the one thing that tells its rows from anybody's. */
export function looksLikeKeeper(rows: readonly string[][]): boolean {
  return rows.some((row) => row.length > FIXED && row.some((cell) => FACTOR.test(cell)));
}

const FACTOR = /^(TFC:Keeper|\$oneTimeCode)/;

export function readKeeper(rows: readonly string[][]): Entry[] {
  return rows.map((row) => {
    const [
      folder = '',
      title = '',
      user = '',
      password = '',
      address = '',
      notes = '',
      shared = '',
    ] = row;
    const pairs: { name: string; value: string; secret: boolean }[] = [];
    let factor = '';
    for (let at = FIXED; at < row.length; at += 2) {
      const name = row[at] ?? '';
      const value = row[at + 1] ?? '';
      if (FACTOR.test(name)) factor = value;
      else if (value !== '') pairs.push({ name, value, secret: true });
    }
    return {
      ...EMPTY_ENTRY,
      folder: [...folder.split('\\'), ...shared.split('\\')].filter((part) => part !== ''),
      title,
      user,
      password,
      addresses: address === '' ? [] : [address],
      factor,
      notes,
      more: pairs,
    };
  });
}
