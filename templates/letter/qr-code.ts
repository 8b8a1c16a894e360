import QRCode from 'qrcode';
import type { Paper } from './paper';

/** Light modules around it (ISO/IEC 18004): without them a camera does not find its edge. */
const QUIET = 4;

/**
 * Draws a QR code (ISO/IEC 18004, level M) as one filled path, `size` points wide with its quiet zone. To a screen
 * reader it is nothing: what it says stands beside it in words.
 */
export function qrCode(
  paper: Paper,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / (modules.size + 2 * QUIET);
  paper.artifact(() => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column) === 0) continue;
        paper.doc.rect(x + (column + QUIET) * unit, y + (row + QUIET) * unit, unit, unit);
      }
    }
    paper.doc.fill('#000000');
    paper.doc.fillColor('#16201d');
  });
}
