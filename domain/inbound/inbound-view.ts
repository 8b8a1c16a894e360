/** What is sealed of a mail that came, for a person to read without taking the mail apart again. */
export interface InboundView {
  version: 1;
  from: string;
  to: string;
  subject: string;
  /** ISO 8601, as the mail itself says; null when it says none. */
  date: string | null;
  /** Its text, cut at a length that no letter has. */
  text: string;
  files: { name: string; mediaType: string; size: number }[];
  /** The mail as it came, for opening it again. */
  original: { size: number; sha256: string; chunkSizes: number[] };
}

const MOST_COUNTED = 9_999;

/** Lines that its writer wrote: neither empty nor quoted from the mail before. */
export function linesOf(text: string): number {
  const own = text.split('\n').filter((line) => line.trim() !== '' && !isQuoted(line));
  return Math.min(own.length, MOST_COUNTED);
}

/** What its writer wrote, without what is quoted from the mail before. */
export function ownText(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isQuoted(line))
    .join('\n')
    .trim();
}

function isQuoted(line: string): boolean {
  return /^\s*>/.test(line);
}
