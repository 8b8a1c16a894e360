import type { Entry } from '../entries/entry';

/** What is sealed of entries that are nobody's. Their files are sent before, and named here. */
export type AlsoSentEntry = Omit<Entry, 'files'> & { files: readonly AlsoSentFile[] };

/** A file of the handover that is of no item; its name is sealed with it, too. */
export interface AlsoSentFile {
  id: string;
  name: string;
}

/** Characters of JSON in one sealed piece: what the portal takes at once. */
const MOST_PIECE = 200_000;
const EMPTY_ID = '00000000-0000-4000-8000-000000000000';
/** Of a file that somebody filled in without scripts. */
export const MOST_LIST_FILE = 300 * 1024;

/** In pieces that can be sent one by one; an entry larger than a piece is cut nowhere, and goes alone. */
export function inPieces(entries: readonly Entry[]): Entry[][] {
  const pieces: Entry[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    const named = entry.files.map(({ name }) => ({ id: EMPTY_ID, name }));
    const length = JSON.stringify({ ...entry, files: named } satisfies AlsoSentEntry).length;
    if (size + length > MOST_PIECE) {
      pieces.push([]);
      size = 0;
    }
    size += length;
    pieces.at(-1)?.push(entry);
  }
  return pieces;
}
