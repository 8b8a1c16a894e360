import type { SentEntry } from '../../../vault/open/also-sent-piece';

/** What an entry says, to read. */
export function fieldsOf(entry: SentEntry): { label: string; value: string }[] {
  return [
    { label: 'User', value: entry.user },
    { label: 'Password', value: entry.password },
    ...entry.addresses.map((value) => ({ label: 'Address', value })),
    { label: 'Second factor', value: entry.factor },
    ...entry.more.map(({ name, value }) => ({ label: name, value })),
    { label: 'Notes', value: entry.notes },
  ].filter(({ value }) => value !== '');
}
