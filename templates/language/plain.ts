/**
 * One line of text from something a person typed: control characters (CR and LF would start a mail
 * header), line separators and the bidirectional overrides of Unicode TR9 (they would let a name
 * rewrite the sentence around it) become a space or nothing.
 */
export function oneLine(value: string): string {
  return value

    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** The lines of an address, each made safe, empty ones left out. */
export function lines(value: string | null | undefined): string[] {
  return (value ?? '')
    .split(/\r\n|\r|\n/u)
    .map(oneLine)
    .filter((line) => line !== '');
}
