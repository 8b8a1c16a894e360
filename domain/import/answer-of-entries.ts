import { answerFields, type AnswerField, type AskedItem } from '../answers/answer-fields';
import type { Entry } from '../entries/entry';

/** One field of a sealed answer, as its sender's form would fill it. */
export interface FilledField {
  key: string;
  label: string;
  input: string;
  secret: boolean;
  value: string;
}

/**
 * What entries of an export say as one answer to an item: the first in the item's own fields, what has no field
 * there, and every further entry, in fields of their own, all of them secret. Nothing is dropped. Words of the labels are the
 * form's; `names` are those of what is added.
 */
export function answerOfEntries(
  item: AskedItem,
  entries: readonly Entry[],
  names: { also: string },
): FilledField[] {
  const [first, ...others] = entries;
  if (!first) return [];
  const fields = answerFields(item, 'provided');
  const filled: FilledField[] = [];
  const given = new Set<string>();
  const put = (key: string, value: string): boolean => {
    const field = fields.find((one) => one.key === key);
    if (!field || given.has(key) || value.trim() === '' || !holds(field, value)) return false;
    given.add(key);
    filled.push({ key, label: field.label, input: field.input, secret: field.secret, value });
    return true;
  };
  const rest: { name: string; value: string }[] = [];
  const place = (keys: readonly string[], value: string, name: string): void => {
    if (value.trim() === '') return;
    if (!keys.some((key) => put(key, value))) rest.push({ name, value });
  };
  const [address = '', ...addresses] = first.addresses;
  place(['address', 'asked-address'], address, 'Address');
  place(['user', 'asked-account', 'asked-user'], first.user, 'User');
  place(['password', 'key', 'asked-passphrase', 'asked-password'], first.password, 'Password');
  place(['factor-seed'], first.factor, 'Second factor');
  if (given.has('factor-seed')) put('factor', 'app');
  for (const value of addresses) rest.push({ name: 'Address', value });
  for (const { name, value } of first.more) {
    const key = fields.find((one) => one.label.toLowerCase() === name.trim().toLowerCase())?.key;
    place(key === undefined ? [] : [key], value, name);
  }
  put('product', first.title);
  // The form wants something in a field of its own.
  if (filled.length === 0 && first.notes.trim() === '') {
    put('notes', first.title.trim() || 'From an export');
  }
  const title =
    first.title === '' || given.has('product') ? [] : [{ name: 'Title', value: first.title }];
  const notes =
    first.notes === '' || put('notes', first.notes) ? [] : [{ name: 'Notes', value: first.notes }];
  return [
    ...filled,
    ...[...title, ...rest, ...notes].flatMap(({ name, value }, at) =>
      inPieces(`sent-${at + 1}`, name, value),
    ),
    ...others.flatMap((entry, at) =>
      inPieces(`sent-entry-${at + 2}`, `${names.also} ${at + 2}`, asText(entry)),
    ),
  ];
}

const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 20_000;
const UNSEEN_IN_LINE = /\p{Cc}/u;
const UNSEEN_IN_TEXT = /[^\P{Cc}\n\t]/u;

/** Whether the form would take it there (answers/check-answer.ts). */
function holds(field: AnswerField, value: string): boolean {
  if (field.input === 'choice') return field.choices?.some((one) => one.value === value) ?? false;
  if (field.input !== 'line' && field.input !== 'secret' && field.input !== 'lines') return false;
  const several = field.input === 'lines';
  const unseen = (several ? UNSEEN_IN_TEXT : UNSEEN_IN_LINE).test(value);
  return !unseen && value.length <= (several ? LONGEST_TEXT : LONGEST_LINE);
}

/** Fields that no form has: their keys are their own, and they are secret whatever is in them. */
function inPieces(key: string, label: string, value: string): FilledField[] {
  const pieces = Math.max(1, Math.ceil(value.length / LONGEST_TEXT));
  return Array.from({ length: pieces }, (_, at) => ({
    key: pieces === 1 ? key : `${key}-${at + 1}`,
    label: pieces === 1 ? label : `${label} (${at + 1})`,
    input: 'lines',
    secret: true,
    value: value.slice(at * LONGEST_TEXT, (at + 1) * LONGEST_TEXT),
  }));
}

/** A further entry to read, one thing a line. */
export function asText(entry: Entry): string {
  const lines: [string, string][] = [
    ['Title', entry.title],
    ['Group', entry.folder.join(' / ')],
    ['User', entry.user],
    ['Password', entry.password],
    ...entry.addresses.map((address): [string, string] => ['Address', address]),
    ['Second factor', entry.factor],
    ...entry.more.map(({ name, value }): [string, string] => [name, value]),
    ['Notes', entry.notes],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
