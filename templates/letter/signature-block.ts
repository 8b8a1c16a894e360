import type { CommonWords } from '../language/letter-words';
import { mm, type Paper } from './paper';

/** Lines to sign on: place and date, signature, and the printed name with its capacity. */
export function signatureBlock(
  paper: Paper,
  words: CommonWords['signature'],
  signatory: { name: string; title: string } | null,
): void {
  const { doc } = paper;
  const half = paper.width / 2 - mm(5);
  const places = [
    { x: paper.left, label: words.placeAndDate },
    { x: paper.left + half + mm(10), label: words.signature },
  ];
  paper.room(mm(40));
  doc.y += mm(14);
  const y = doc.y;
  for (const place of places) {
    paper.rule(y, place.x, half);
    doc.y = y + 3;
    paper.text(place.label, { x: place.x, width: half, size: 8, after: 2 });
  }
  const name = signatory?.name ?? '';
  const title = signatory?.title ?? '';
  const right = places[1]?.x ?? paper.left;
  paper.text(`${words.name}: ${name}`, { x: right, width: half, size: 9, after: 1 });
  paper.text(`${words.title}: ${title}`, { x: right, width: half, size: 9 });
}
