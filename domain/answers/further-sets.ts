import type { Kind } from '../items/item';
import type { AnswerField } from './answer-fields';

/** As many of a kind as one answer may hold: several sign-ins of one system, a list of licences. */
const MOST_SETS: Readonly<Partial<Record<Kind, number>>> = {
  login: 5,
  'encryption key': 5,
  'licence key': 10,
};

/**
 * The same fields once more for each further sign-in, key or licence of an item: `password-2`, “Password (2)”.
 * The first has the plain names.
 */
export function furtherSets(kind: Kind, fields: readonly AnswerField[]): AnswerField[] {
  const most = MOST_SETS[kind] ?? 1;
  const numbers = Array.from({ length: most - 1 }, (_, index) => index + 2);
  return numbers.flatMap((number) =>
    fields.map((field) => ({
      ...field,
      key: `${field.key}-${String(number)}`,
      label: `${field.label} (${String(number)})`,
      set: { number, label: field.label },
    })),
  );
}
