import { setImmediate as breath } from 'node:timers/promises';
import { ALPHABET, letterFonts } from './shared-font';

/** So many words are shaped in one go: a millisecond or two. */
const WORDS_IN_A_GO = 8;

/**
 * Opens the faces and shapes what every letter begins with, ahead of the first letter and a little at a time: whatever
 * else waits for this process goes on in between.
 */
export async function warmLetterFonts(): Promise<void> {
  const words = ALPHABET.split(' ');
  for (const { font } of Object.values(letterFonts())) {
    for (let from = 0; from < words.length; from += WORDS_IN_A_GO) {
      await breath();
      for (const word of words.slice(from, from + WORDS_IN_A_GO)) font.layout(`${word} `);
    }
  }
}
