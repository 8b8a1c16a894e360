import { day, dayAndTime, moment } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import type { ReceiptWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import type { ReceiptItemView, ReceiptView } from '../view';
import { groupName } from './annex';
import { byGroup } from './letter-facts';
import { table, type Row } from './paper-table';
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
    verifyUrl: view.verifyUrl,
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
  table(paper, columns, rows);
  paper.text(receipt.note, { size: 8.5 });
  if (view.verifyUrl) paper.text(fill(receipt.verify), { size: 8.5 });
  return paper.finish();
}

function answerText(line: ReceiptItemView, view: ReceiptView, words: ReceiptWords): string {
  const until = line.promisedUntil
    ? ` ${plainWords(words.until)({ day: day(line.promisedUntil, view.timeZone, view.language) })}`
    : '';
  return `${words.answers[line.answer]}${until}\n${dayAndTime(line.answeredAt, view.timeZone, view.language)}`;
}

function filesText(line: ReceiptItemView, words: ReceiptWords): string {
  const folded = (sha256: string) => sha256.replace(/(.{32})/u, '$1\n');
  const own = line.fingerprint === undefined ? [] : [folded(line.fingerprint)];
  if (line.files.length === 0)
    return [...own, ...(own.length > 0 ? [] : [words.noFiles])].join('\n');
  const prints = line.files.map((file) => folded(file.sha256));
  return [...own, plainWords(words.files)({ count: line.files.length }), ...prints].join('\n');
}
