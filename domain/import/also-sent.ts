import type { Entry } from '../entries/entry';

/** What is sealed of entries that are nobody's: without files, which are told to be left out. */
export type AlsoSentEntry = Omit<Entry, 'files'>;

/** Characters of JSON in one sealed piece: what the portal takes at once. */
const MOST_PIECE = 200_000;
/** Of a file that somebody filled in without scripts. */
export const MOST_LIST_FILE = 300 * 1024;

/** In pieces that can be sent one by one; an entry larger than a piece is cut nowhere, and goes alone. */
export function inPieces(entries: readonly Entry[]): AlsoSentEntry[][] {
  const pieces: AlsoSentEntry[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    const { folder, title, user, password, addresses, factor, notes, more } = entry;
    const bare = { folder, title, user, password, addresses, factor, notes, more };
    const length = JSON.stringify(bare).length;
    if (size + length > MOST_PIECE) {
      pieces.push([]);
      size = 0;
    }
    size += length;
    pieces.at(-1)?.push(bare);
  }
  return pieces;
}
