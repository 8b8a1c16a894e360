import { DRAWING, readDrawing } from '../../domain/signing/drawn-signature';
import { mm, type Paper } from './paper';

const WIDTH = mm(60);

/** Draws a signature as it was drawn, `WIDTH` wide. A drawing that cannot be read leaves nothing on the paper. */
export function drawnSignature(paper: Paper, drawing: string): void {
  const strokes = readDrawing(drawing);
  if (strokes === null) return;
  const scale = WIDTH / DRAWING.width;
  const height = DRAWING.height * scale;
  paper.room(height);
  const { left, y } = paper;
  paper.artifact(() => {
    const { doc } = paper;
    for (const stroke of strokes) {
      const [[startX, startY] = [0, 0], ...rest] = stroke;
      doc.moveTo(left + startX * scale, y + startY * scale);
      // A dot is a line to itself.
      if (rest.length === 0) doc.lineTo(left + startX * scale + 0.4, y + startY * scale);
      for (const [px, py] of rest) doc.lineTo(left + px * scale, y + py * scale);
    }
    doc.lineWidth(1.1).lineCap('round').lineJoin('round').stroke('#12305e');
    doc.lineCap('butt').lineJoin('miter').strokeColor('#16201d');
  });
  paper.y = y + height + 4;
}
