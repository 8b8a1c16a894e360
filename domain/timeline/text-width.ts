/** Widths in em of Inter's regular weight, rounded up, so that a label is never wider than it is taken for. */
const NARROW = /[ijlI.,:;'’|!()[\]]/;
const SLIM = /[frt\- “”"/]/;
const WIDE = /[mwMW@%]/;
const CAPITAL = /[A-ZÄÖÜ]/;

/** How wide a line of text is at most, in the unit of `size`, for the typeface that the pages use. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text) {
    if (NARROW.test(letter)) em += 0.3;
    else if (SLIM.test(letter)) em += 0.42;
    else if (WIDE.test(letter)) em += 0.95;
    else if (CAPITAL.test(letter)) em += 0.76;
    else em += 0.64;
  }
  return em * size;
}
