import { day, dayAndTime, moment } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import type { ReceiptWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import type { ReceiptItemView, ReceiptView } from '../view';
import { groupName } from './annex';
import { byGroup } from './letter-facts';
import { table, type Row } from './paper-table';
import { mm, type Paper } from './paper';
import { qrCode } from './qr-code';
import { recordPaper } from './record-paper';

/**
 * Proof for who answered: number, what, when (in the view's zone), by whom, and the fingerprints of
 * files. No value and no file name. Throws RangeError for an unknown zone.
 */
export async function renderReceipt(view: ReceiptView): Promise<Buffer> {
  const { receipt, common } = LETTER_WORDS[view.language];
  const facts = {
    receiptNumber: oneLine(view.receiptNumber),
    msp: oneLine(view.previousMsp.name),
    client: oneLine(view.client.name),
    page: view.check?.page ?? null,
    code: view.check?.code.replaceAll(/(.{4})(?=.)/g, '$1 ') ?? null,
  };
  const fill = (text: string) => plainWords(text)(facts);
  const paper = recordPaper({
    ...view,
    title: fill(receipt.title),
    lead: fill(receipt.lead),
    number: view.receiptNumber,
    facts: [
      [
        receipt.facts.by,
        [view.by.name, view.by.email ?? ''].filter(Boolean).map(oneLine).join(', '),
      ],
      [receipt.facts.at, moment(view.at, view.timeZone, view.language)],
      [receipt.facts.letter, oneLine(view.letterNumber)],
      [receipt.facts.answered, `${view.answeredTotal.toString()} / ${view.itemsTotal.toString()}`],
    ],
  });
  const [number, item, answer, files] = receipt.head;
  const columns = [
    { head: number, share: 0.06 },
    { head: item, share: 0.3 },
    { head: answer, share: 0.24 },
    { head: files, share: 0.4 },
  ];
  const rows = [...byGroup(view.items)].flatMap(([group, lines]): Row[] => [
    { group: groupName(group, common) },
    ...lines.map((line) => ({
      cells: [
        { text: line.position.toString() },
        { text: oneLine(line.name) },
        { text: answerText(line, view, receipt) },
        { text: filesText(line, receipt) },
      ],
    })),
  ]);
  rows.push(...alsoRows(view, receipt));
  if (rows.length > 0) table(paper, columns, rows);
  const late = lateNote(view, receipt);
  if (late) paper.text(late, { bold: true, size: 8.5, after: 3 });
  if (view.accessRemoved) accessRemoved(paper, view.accessRemoved, receipt);
  paper.text(receipt.note, { size: 8.5 });
  if (view.check) check(paper, view.check.url, fill(receipt.verify));
  return paper.finish();
}

/** A day promised for after the deadline is taken, and recovery starts at the deadline all the same. */
function lateNote({ deadlineAt, items, ...view }: ReceiptView, words: ReceiptWords): string | null {
  if (!deadlineAt) return null;
  const late = items.filter((line) => line.promisedUntil && line.promisedUntil > deadlineAt);
  if (late.length === 0) return null;
  const deadline = day(deadlineAt, view.timeZone, view.language);
  const numbers = late.map(({ position }) => position.toString()).join(', ');
  return plainWords(words.late)({ deadline, numbers, count: late.length });
}

function accessRemoved(
  paper: Paper,
  { by, items }: NonNullable<ReceiptView['accessRemoved']>,
  words: ReceiptWords,
): void {
  paper.heading(words.access.title);
  paper.text(plainWords(words.access.declared)({ by: oneLine(by) }), { after: 2 });
  for (const item of items) paper.text(`– ${oneLine(item)}`, { after: 1 });
  paper.y += 6;
}

const QR = mm(28);

/** How to check the receipt, beside the code that a telephone reads. */
function check(paper: Paper, url: string, words: string): void {
  paper.room(QR);
  const y = paper.y;
  qrCode(paper, url, { x: paper.left, y, size: QR });
  paper.y = y + mm(3);
  paper.text(words, { size: 8.5, x: paper.left + QR + mm(3), width: paper.width - QR - mm(3) });
  paper.y = Math.max(paper.y, y + QR);
}

function answerText(line: ReceiptItemView, view: ReceiptView, words: ReceiptWords): string {
  const until = line.promisedUntil
    ? ` ${plainWords(words.until)({ day: day(line.promisedUntil, view.timeZone, view.language) })}`
    : '';
  return `${words.answers[line.answer]}${until}\n${dayAndTime(line.answeredAt, view.timeZone, view.language)}`;
}

/** What came and was not asked for, below what was. */
function alsoRows(view: ReceiptView, { also, ...words }: ReceiptWords): Row[] {
  if (view.alsoSent.length === 0) return [];
  return [
    { group: also.title },
    ...view.alsoSent.map((piece) => ({
      cells: [
        { text: '' },
        {
          text:
            piece.entries === 0 ? also.list : plainWords(also.entries)({ count: piece.entries }),
        },
        { text: dayAndTime(new Date(piece.savedAt), view.timeZone, view.language) },
        { text: filesText({ ...piece, files: piece.files.map((sha256) => ({ sha256 })) }, words) },
      ],
    })),
  ];
}

function filesText(
  line: Pick<ReceiptItemView, 'fingerprint' | 'files'>,
  words: Pick<ReceiptWords, 'files' | 'noFiles'>,
): string {
  const folded = (sha256: string) => sha256.replace(/(.{32})/u, '$1\n');
  const own = line.fingerprint === undefined ? [] : [folded(line.fingerprint)];
  if (line.files.length === 0)
    return [...own, ...(own.length > 0 ? [] : [words.noFiles])].join('\n');
  const prints = line.files.map((file) => folded(file.sha256));
  return [...own, plainWords(words.files)({ count: line.files.length }), ...prints].join('\n');
}
