import { day } from '../language/dates';
import type { CommonWords } from '../language/letter-words';
import { lines, oneLine } from '../language/plain';
import type { Language } from '../view';
import { mm, RULE, type Paper } from './paper';

/**
 * Where an envelope's window wants the address (letters.md, section 6). `din`: DIN 5008 form B, a field of
 * 85 x 45 mm, 20 mm from the left and 45 from the top, with fold marks. `right`: France, in the right half,
 * 50 mm from the top. `left`: a block under the letterhead.
 */
export type AddressWindow = 'din' | 'right' | 'left';

export interface Head {
  language: Language;
  /** Whose letter it is. */
  sender: { name: string; address?: string | null; phone?: string | null; email?: string | null };
  recipient: readonly string[];
  at: Date;
  timeZone: string;
  number: string;
  window: AddressWindow;
}

function contactLines(sender: Head['sender']): string[] {
  return [...lines(sender.address), sender.phone ?? '', sender.email ?? '']
    .map(oneLine)
    .filter((line) => line !== '');
}

function stack(paper: Paper, all: readonly string[], at: { x: number; y: number; width: number }) {
  paper.doc.y = at.y;
  for (const line of all)
    paper.text(line, { x: at.x, width: at.width, size: 9, after: 0, most: 2 });
}

function nameAndContact(paper: Paper, head: Head, contactX: number): void {
  const { doc } = paper;
  const top = mm(14);
  doc.y = top;
  paper.text(oneLine(head.sender.name), {
    size: 14,
    bold: true,
    most: 3,
    width: contactX - paper.left - 12,
    after: 0,
  });
  const below = doc.y;
  doc.y = top + 2;
  const width = paper.left + paper.width - contactX;
  for (const line of contactLines(head.sender)) {
    paper.text(line, { x: contactX, width, size: 8, after: -1, most: 2 });
  }
  doc.y = Math.max(below, doc.y) + 5;
}

function reference(head: Head, words: CommonWords): string[] {
  return [
    `${words.number}: ${head.number}`,
    `${words.date}: ${day(head.at, head.timeZone, head.language)}`,
  ];
}

/** DIN 5008:2020, form B. */
function dinHead(paper: Paper, head: Head, words: CommonWords): void {
  const { doc } = paper;
  nameAndContact(paper, head, mm(125));
  const field = { x: mm(25), width: mm(80) };
  const from = [oneLine(head.sender.name), ...lines(head.sender.address)].join(' · ');
  doc.y = mm(50);
  paper.style(6.5);
  paper.tagged('P', () => {
    doc.text(paper.clean(from), field.x, doc.y, {
      width: field.width,
      height: 9,
      lineBreak: false,
      ellipsis: true,
    });
  });
  paper.rule(mm(53.5), field.x, field.width);
  stack(paper, head.recipient, { ...field, y: mm(55.5) });
  const afterAddress = doc.y;
  stack(paper, reference(head, words), { x: mm(125), y: mm(55.5), width: mm(65) });
  doc.y = Math.max(mm(97), afterAddress + 12, doc.y + 12);
  paper.artifact(() => {
    for (const fold of [mm(105), mm(148.5), mm(210)]) {
      doc
        .lineWidth(0.5)
        .moveTo(mm(5), fold)
        .lineTo(mm(fold === mm(148.5) ? 11 : 9), fold)
        .stroke(RULE);
    }
  });
}

function rightHead(paper: Paper, head: Head, words: CommonWords): void {
  const { doc } = paper;
  nameAndContact(paper, head, mm(125));
  const top = Math.max(mm(50), doc.y + 6);
  stack(paper, reference(head, words), { x: paper.left, y: top, width: mm(70) });
  const afterReference = doc.y;
  stack(paper, head.recipient, { x: mm(110), y: top, width: mm(85) });
  doc.y = Math.max(mm(90), afterReference + 20, doc.y + 20);
}

function plainHead(paper: Paper, head: Head, words: CommonWords): void {
  const { doc } = paper;
  const contactX = paper.left + paper.width * 0.62;
  nameAndContact(paper, head, contactX);
  paper.rule();
  const top = doc.y + 16;
  stack(paper, head.recipient, { x: paper.left, y: top, width: paper.width * 0.56 });
  const afterAddress = doc.y;
  stack(paper, reference(head, words), {
    x: contactX,
    y: top,
    width: paper.left + paper.width - contactX,
  });
  doc.y = Math.max(afterAddress, doc.y) + 20;
}

/** Letterhead, address field, number and date; leaves the paper where the subject begins. */
export function letterhead(paper: Paper, head: Head, words: CommonWords): void {
  ({ din: dinHead, right: rightHead, left: plainHead })[head.window](paper, head, words);
}

/** Letter paper for American letters and American readers of English, A4 for others. */
export function sheetFor(
  language: Language,
  recipientCountry: string,
): { size: 'A4' | 'LETTER'; window: AddressWindow } {
  const northAmerica = recipientCountry === 'US' || recipientCountry === 'CA';
  if (recipientCountry === 'FR' || (language === 'fr' && !northAmerica)) {
    return { size: 'A4', window: 'right' };
  }
  if (language === 'de' || recipientCountry === 'DE') return { size: 'A4', window: 'din' };
  const us = language === 'en-US' || northAmerica;
  return { size: us ? 'LETTER' : 'A4', window: 'left' };
}
