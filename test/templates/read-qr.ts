import { spawnSync } from 'node:child_process';
import jsQR from 'jsqr';

/** What a camera reads from the first QR code on any page of a PDF, drawn by poppler; null when there is none. */
export async function codeOn(pdf: Buffer): Promise<string | null> {
  const drawn = spawnSync('pdftoppm', ['-r', '150', '-'], {
    input: pdf,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (drawn.error) throw drawn.error;
  for (const page of pages(drawn.stdout)) {
    const found = jsQR(page.pixels, page.width, page.height);
    if (found) return found.data;
  }
  return null;
}

/** Pages as portable pixmaps, one after the other (Netpbm, P6). */
function* pages(stream: Buffer) {
  let rest = stream;
  while (rest.length > 0) {
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(rest.subarray(0, 40).toString('latin1'));
    if (!head) throw new Error('poppler drew no pixmap');
    const [start, width, height] = [head[0], Number(head[1]), Number(head[2])] as const;
    const size = width * height * 3;
    const colours = rest.subarray(start.length, start.length + size);
    const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let at = 0; at < width * height; at += 1)
      pixels.set(colours.subarray(at * 3, at * 3 + 3), at * 4);
    yield { pixels, width, height };
    rest = rest.subarray(start.length + size);
  }
}
