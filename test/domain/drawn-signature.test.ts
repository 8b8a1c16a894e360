import { MOST_DRAWING, readDrawing } from '../../domain/signing/drawn-signature';

describe('a drawn signature', () => {
  it('is its strokes, in order', () => {
    expect(readDrawing('0,0 900,300;450,150 450,0')).toEqual([
      [
        [0, 0],
        [900, 300],
      ],
      [
        [450, 150],
        [450, 0],
      ],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a slip of the hand', '100,100 110,100'],
    ['many dots', Array.from({ length: 99 }, (_, n) => `${String(n)},${String(n)}`).join(';')],
    ['a point beside the field', '0,0 901,0'],
    ['anything but numbers', 'M0,0 L900,300'],
    ['mark-up', '<svg onload=alert(1)>'],
    ['more than a hand draws', '0,0 900,300 '.repeat(MOST_DRAWING / 10).trim()],
  ])('is not %s', (_what, drawing) => {
    expect(readDrawing(drawing)).toBeNull();
  });
});
