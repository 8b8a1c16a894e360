import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';

/** How many words and subsets are remembered per face before it starts afresh. */
const MOST_WORDS = 20_000;
const MOST_SUBSETS = 64;

/**
 * Every letter's subset begins with these, so that most letters share one encoded subset. One by
 * one, and then the forms that Inter gives to some neighbours (`17:00`, `A-1`, `(A`).
 */
export const ALPHABET = [
  ...Array.from(
    '!"#%&\'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz' +
      '§·ÄÖÜßäöüàáâçèéêëíîïñóôøúûåæ–—‘’“”„…€□',
  ),
  ...['17:00', 'A-1-2', '(A)', '(1)', '1/2', '+44', 'A:', 'A/B', 'A+B', 'A@'],
].join(' ');

export interface SharedFont {
  font: fontkit.Font;
  /** The same text with `□` for each character that the face cannot draw. */
  printable: (text: string) => string;
}

/**
 * A glyph's place, scaled already. pdfkit scales the enumerable properties of each position in
 * place (EmbeddedFont.layoutRun); getters are not enumerable, so one run can serve all documents.
 */
class ScaledPosition implements fontkit.GlyphPosition {
  readonly #place: fontkit.GlyphPosition;
  /** Written by pdfkit, with the same value each time. */
  advanceWidth = 0;

  constructor(place: fontkit.GlyphPosition, scale: number) {
    this.#place = {
      xAdvance: place.xAdvance * scale,
      yAdvance: place.yAdvance * scale,
      xOffset: place.xOffset * scale,
      yOffset: place.yOffset * scale,
    };
  }
  get xAdvance(): number {
    return this.#place.xAdvance;
  }
  get yAdvance(): number {
    return this.#place.yAdvance;
  }
  get xOffset(): number {
    return this.#place.xOffset;
  }
  get yOffset(): number {
    return this.#place.yOffset;
  }
}

/** Inter changes a glyph for its neighbours only around digits, signs and brackets (its `calt`), never within these. */
const PLAIN_WORD = /^[\p{L}.,;]+$/u;
const WITHOUT_NEIGHBOURS = { calt: false };

/** Words shaped once each, in the face's own units. A space behind a word changes nothing in it. */
function shaper(face: fontkit.Font): (text: string) => fontkit.GlyphRun {
  const words = new Map<string, fontkit.GlyphRun>();
  const shape = (word: string): fontkit.GlyphRun => {
    let run = words.get(word);
    if (run === undefined) {
      if (words.size >= MOST_WORDS) words.clear();
      run = PLAIN_WORD.test(word) ? face.layout(word, WITHOUT_NEIGHBOURS) : face.layout(word);
      words.set(word, run);
    }
    return run;
  };
  return (text) => {
    if (text.length < 2 || !text.endsWith(' ')) return shape(text);
    const [word, space] = [shape(text.slice(0, -1)), shape(' ')];
    return {
      glyphs: [...word.glyphs, ...space.glyphs],
      positions: [...word.positions, ...space.positions],
      advanceWidth: word.advanceWidth + space.advanceWidth,
    };
  };
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
  const shape = shaper(face);

  const scale = 1000 / face.unitsPerEm;
  const scaled = (run: fontkit.GlyphRun): fontkit.GlyphRun => ({
    glyphs: run.glyphs,
    positions: run.positions.map((position) => new ScaledPosition(position, scale)),
    advanceWidth: run.advanceWidth * scale,
  });

  const font: fontkit.Font = Object.create(face, {
    layout: {
      value: (text: string, features?: Parameters<fontkit.Font['layout']>[1]) => {
        if (features !== undefined) return face.layout(text, features);
        let run = words.get(text);
        if (run === undefined) {
          if (words.size >= MOST_WORDS) words.clear();
          run = scaled(shape(text));
          words.set(text, run);
        }
        return run;
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
