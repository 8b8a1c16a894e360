import type { Entry, EntryField } from './entry';

export interface AnsweredField {
  key: string;
  label: string;
  value: string;
  secret: boolean;
}

const PLACES = {
  user: ['user'],
  password: ['password', 'key'],
  addresses: ['address'],
  factor: ['factor-seed'],
  notes: ['notes'],
} as const;

/**
 * What came for one item as an entry of a vault. A key of several lines is a field of its own: a password is one
 * line everywhere.
 */
export function entryOfAnswer(
  item: { name: string; group: string },
  fields: readonly AnsweredField[],
): Entry {
  const used = new Set<AnsweredField>();
  const take = (keys: readonly string[], oneLine: boolean): string => {
    const field = fields.find(
      (one) => keys.includes(one.key) && !(oneLine && one.value.includes('\n')),
    );
    if (field === undefined) return '';
    used.add(field);
    return field.value;
  };
  const entry = {
    user: take(PLACES.user, true),
    password: take(PLACES.password, true),
    address: take(PLACES.addresses, true),
    factor: take(PLACES.factor, true),
    notes: take(PLACES.notes, false),
  };
  const { address, ...rest } = entry;
  const more: EntryField[] = fields
    .filter((one) => !used.has(one))
    .map(({ label, value, secret }) => ({ name: label, value, secret }));
  return {
    folder: item.group === '' ? [] : [item.group],
    title: item.name,
    ...rest,
    addresses: address === '' ? [] : [address],
    more,
    files: [],
  };
}
