/** A field to draw a signature on. Whoever has no script, or draws nothing, signs by the typed name as before. */
import { DRAWING, MOST_DRAWING, readDrawing } from '../domain/signing/drawn-signature';

type Point = readonly [x: number, y: number];

const area = document.querySelector<HTMLElement>('[data-draw]');
const canvas = area?.querySelector('canvas');
const field = area?.querySelector<HTMLInputElement>('input[name=drawing]');
const pen = canvas?.getContext('2d');

if (area && canvas && field && pen) begin(area, canvas, field, pen);

function begin(
  area: HTMLElement,
  canvas: HTMLCanvasElement,
  field: HTMLInputElement,
  pen: CanvasRenderingContext2D,
): void {
  const strokes: Point[][] = [];
  canvas.width = DRAWING.width;
  canvas.height = DRAWING.height;
  area.hidden = false;

  const keep = (): void => {
    field.value = strokes
      .map((stroke) => stroke.map((point) => point.join(',')).join(' '))
      .join(';');
    // What the reader agrees to is what they did.
    for (const words of document.querySelectorAll<HTMLElement>('[data-consent]')) {
      words.hidden = (words.dataset.consent === 'drawn') !== strokes.length > 0;
    }
  };
  const usePen = (): void => {
    pen.lineWidth = 6;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = getComputedStyle(canvas).color;
  };
  const line = (from: Point, to: Point): void => {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  };
  const pointOf = (event: PointerEvent): Point => {
    const box = canvas.getBoundingClientRect();
    const within = (share: number, most: number): number =>
      Math.round(Math.min(1, Math.max(0, share)) * most);
    return [
      within((event.clientX - box.left) / box.width, DRAWING.width),
      within((event.clientY - box.top) / box.height, DRAWING.height),
    ];
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (field.value.length > MOST_DRAWING - 1_000) return;
    canvas.setPointerCapture(event.pointerId);
    strokes.push([pointOf(event)]);
    usePen();
    event.preventDefault();
  });
  canvas.addEventListener('pointermove', (event) => {
    const stroke = strokes.at(-1);
    const before = stroke?.at(-1);
    if (!stroke || !before || !canvas.hasPointerCapture(event.pointerId)) return;
    const point = pointOf(event);
    // A point for every few units: a hand has no more to say, and the field holds so many only.
    if (Math.hypot(point[0] - before[0], point[1] - before[1]) < 4) return;
    stroke.push(point);
    line(before, point);
  });
  canvas.addEventListener('pointerup', keep);
  canvas.addEventListener('pointercancel', keep);
  area.querySelector('button')?.addEventListener('click', () => {
    strokes.length = 0;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    keep();
  });

  // Of a form that came back: nobody signs with what they do not see.
  usePen();
  for (const stroke of readDrawing(field.value) ?? []) {
    strokes.push([...stroke]);
    stroke.forEach((point, at) => line(stroke[at - 1] ?? point, point));
  }
  keep();
}
