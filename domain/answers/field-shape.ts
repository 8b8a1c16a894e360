/**
 * What can be said of a typed value without telling it. Where the browser seals an answer, it sends this in the
 * value's place, and the same rules judge it.
 */
export const FIELD_SHAPES = ['ok', 'long', 'unseen', 'odd'] as const;
export type FieldShape = (typeof FIELD_SHAPES)[number];

export const LONGEST_LINE = 2_000;
export const LONGEST_TEXT = 20_000;
const CONTROL_IN_LINE = /\p{Cc}/u;
const CONTROL_IN_TEXT = /[^\P{Cc}\n\t]/u;
const COUNT = /^[1-9]\d{0,5}$/;

/** The most characters of a value. */
export function longest(input: string): number {
  return input === 'lines' ? LONGEST_TEXT : LONGEST_LINE;
}

/** Whether there is a character in it that cannot be seen. */
export function hasUnseen(input: string, value: string): boolean {
  return (input === 'lines' ? CONTROL_IN_TEXT : CONTROL_IN_LINE).test(value);
}

/** A whole number, such as 2. */
export function isCount(value: string): boolean {
  return COUNT.test(value);
}

/** What was typed as it is kept: browsers send line ends as CR LF; a secret keeps everything else. */
export function asKept(field: { input: string; secret: boolean }, text: string): string {
  const lines = field.input === 'lines' ? text.replaceAll('\r\n', '\n') : text;
  return field.secret ? lines : lines.trim();
}

/** The shape of a value that is not empty. */
export function shapeOf(input: string, value: string): FieldShape {
  if (hasUnseen(input, value)) return 'unseen';
  if (value.length > longest(input)) return 'long';
  return input === 'count' && !isCount(value) ? 'odd' : 'ok';
}

/** A value of this shape. `fitting` is one that the field takes. */
export function standIn(input: string, shape: FieldShape, fitting: string): string {
  if (shape === 'unseen') return '\u0007';
  if (shape === 'long') return 'x'.repeat(longest(input) + 1);
  return shape === 'odd' ? 'x' : fitting;
}
