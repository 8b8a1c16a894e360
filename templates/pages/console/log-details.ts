/** Values of an event's details, as the log stores them. */
export type Details = Readonly<Record<string, unknown>>;

/** Names for the ids that events carry. */
export interface LogNames {
  contact(id: string): string | null;
  item(id: string): string | null;
  /** What the step of this key is called. */
  step(key: string): string | null;
}

export interface Said {
  details: Details;
  names: LogNames;
}
export type Sentence = (said: Said) => string;

/** What stands there, or null. */
export function text(details: Details, key: string): string | null {
  const value = details[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A list of words, such as groups. */
export function words(details: Details, key: string): string {
  const value = details[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : '';
}

/** The item that an event is about. */
export function itemName({ details, names }: Said): string {
  const id = text(details, 'item');
  return (id === null ? null : names.item(id)) ?? 'an item';
}
