/** A rectangle of the drawing; y grows downwards, as in SVG. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export interface Placing {
  /** Moved by this much (negative: upwards) until it is free. */
  stride: number;
  /** How often it may move before it is given up. */
  most: number;
}

/** The first free place for a box, moving it up or down only; null when all are taken. */
export function settle(box: Box, taken: readonly Box[], { stride, most }: Placing): Box | null {
  for (let moves = 0; moves <= most; moves++) {
    const tried = {
      ...box,
      top: box.top + moves * stride,
      bottom: box.bottom + moves * stride,
    };
    if (!taken.some((other) => overlap(tried, other))) return tried;
  }
  return null;
}

/** The same size, moved sideways so that it lies between 0 and `width`. */
export function within(box: Box, width: number): Box {
  const shift = box.left < 0 ? -box.left : Math.min(0, width - box.right);
  return { ...box, left: box.left + shift, right: box.right + shift };
}
