import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';

/** How many words and subsets are remembered per face before it starts afresh. */
const MOST_WORDS = 20_000;
const MOST_SUBSETS = 64;

/** Every letter's subset begins with these, so that most letters share one encoded subset. */
export const ALPHABET =
  ' !"#%&\'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz' +
  '§·ÄÖÜßäöüàáâçèéêëíîïñóôøúûåæ–—‘’“”„•…€□✓';

export interface SharedFont {
  font: fontkit.Font;
  /** The same text with `□` for each character that the face cannot draw. */
  printable: (text: string) => string;
}

/**
 * One face, opened once for the life of the process. Shaping a word and encoding a subset are what
 * makes a letter slow, so both are remembered: pdfkit forgets them with each document.
 * A subset holds the fixed alphabet and this document's own characters only, so that equal letters
 * have equal bytes and no letter carries another's.
 */
function open(path: string): SharedFont {
  const face = fontkit.create(readFileSync(path));
  const words = new Map<string, fontkit.GlyphRun>();
  const encoded = new Map<string, Uint8Array>();

  // pdfkit scales positions in place and then reads a width that follows them, so every caller gets
  // positions of its own and the width as it will be.
  const own = (run: fontkit.GlyphRun): fontkit.GlyphRun => ({
    glyphs: run.glyphs,
    positions: run.positions.map((position) => ({ ...position })),
    advanceWidth: (run.advanceWidth * 1000) / face.unitsPerEm,
  });

  const font: fontkit.Font = Object.create(face, {
    layout: {
      value: (text: string, features?: Parameters<fontkit.Font['layout']>[1]) => {
        if (features !== undefined) return face.layout(text, features);
        let run = words.get(text);
        if (run === undefined) {
          if (words.size >= MOST_WORDS) words.clear();
          run = face.layout(text);
          words.set(text, run);
        }
        return own(run);
      },
    },
    createSubset: {
      value: () => {
        const subset = face.createSubset();
        const encode = subset.encode.bind(subset);
        subset.encode = () => {
          const key = subset.glyphs.join(',');
          let bytes = encoded.get(key);
          if (bytes === undefined) {
            if (encoded.size >= MOST_SUBSETS) encoded.clear();
            bytes = encode();
            encoded.set(key, bytes);
          }
          return bytes;
        };
        return subset;
      },
    },
  }) as fontkit.Font;
  return { font, printable: (text) => printable(text, face) };
}

function printable(text: string, face: fontkit.Font): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    result += code === 0x0a || face.hasGlyphForCodePoint(code) ? character : '□';
  }
  return result;
}

const INTER = '@expo-google-fonts/inter';
let faces: { regular: SharedFont; bold: SharedFont } | undefined;

/** Inter, regular and semi-bold. Opened at the first letter, not at the start of a process. */
export function letterFonts(): { regular: SharedFont; bold: SharedFont } {
  faces ??= {
    regular: open(require.resolve(`${INTER}/400Regular/Inter_400Regular.ttf`)),
    bold: open(require.resolve(`${INTER}/600SemiBold/Inter_600SemiBold.ttf`)),
  };
  return faces;
}
