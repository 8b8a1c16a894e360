/** The field on which a signature is drawn, in its own units: three to one, like a line to sign on. */
export const DRAWING = { width: 900, height: 300 } as const;

/** Characters of a drawing: some two thousand points, far more than any signature has. */
export const MOST_DRAWING = 20_000;
/** Shorter than this, in the field's units, it is a slip of the hand. */
const LEAST_INK = 120;

export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

const DRAWN = /^\d{1,3},\d{1,3}(?: \d{1,3},\d{1,3})*(?:;\d{1,3},\d{1,3}(?: \d{1,3},\d{1,3})*)*$/;

/**
 * The strokes of a drawing as the page sends them: `x,y x,y;x,y x,y`, whole numbers within the field. Null for anything
 * else, and for too little ink to be a signature. Nothing but numbers comes out, so it can be put on any paper.
 */
export function readDrawing(drawing: string): Stroke[] | null {
  if (drawing.length > MOST_DRAWING || !DRAWN.test(drawing)) return null;
  const strokes = drawing
    .split(';')
    .map((stroke) => stroke.split(' ').map((point) => pointOf(point)));
  const within = strokes.flat().every(([x, y]) => x <= DRAWING.width && y <= DRAWING.height);
  return within && ink(strokes) >= LEAST_INK ? strokes : null;
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(',').map(Number);
  return [x, y];
}

function ink(strokes: readonly Stroke[]): number {
  let length = 0;
  for (const stroke of strokes) {
    let before = stroke[0];
    for (const point of stroke) {
      if (before) length += Math.hypot(point[0] - before[0], point[1] - before[1]);
      before = point;
    }
  }
  return length;
}
