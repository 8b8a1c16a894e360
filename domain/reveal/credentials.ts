/** A field of an opened answer, as far as sorting it goes. */
export interface SortedField {
  key: string;
  /** Which of several credentials it belongs to, from 1; left out where its key says so, or there is one. */
  entry?: number | undefined;
}

export interface Credential<T> {
  number: number;
  fields: T[];
}

/** The field whose value makes one-time codes. */
export const SEED_FIELD = 'factor-seed';

const NUMBERED = /^(.+?)[-.:](\d{1,2})$/;
/** A catalogue's own fields may end in a number that means nothing here. */
const NEVER_NUMBERED = /^(asked-|swap-)/;

/** A field's key without the number of its credential. */
export function plainKey(key: string): string {
  if (NEVER_NUMBERED.test(key)) return key;
  return NUMBERED.exec(key)?.[1] ?? key;
}

function numberOf({ key, entry }: SortedField): number | null {
  if (entry !== undefined) return entry;
  const number = NEVER_NUMBERED.test(key) ? undefined : NUMBERED.exec(key)?.[2];
  return number === undefined ? null : Number(number);
}

/**
 * The fields of an answer by the credential that they belong to, in the order in which they came. One item may
 * hold several logins: numbered by the form, or by a key that comes again.
 */
export function credentialsOf<T extends SortedField>(fields: readonly T[]): Credential<T>[] {
  const found = new Map<number, T[]>();
  for (const field of fields) {
    let number = numberOf(field) ?? 1;
    while (numberOf(field) === null && found.get(number)?.some((one) => one.key === field.key)) {
      number += 1;
    }
    found.set(number, [...(found.get(number) ?? []), field]);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([, sorted], index) => ({ number: index + 1, fields: sorted }));
}
