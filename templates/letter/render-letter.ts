import { until } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import type { LetterWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import type { RequestView } from '../view';
import { annexRows, markOf } from './annex';
import { addressField, requestFacts } from './letter-facts';
import { letterhead, sheetFor } from './letterhead';
import { Paper } from './paper';
import { table } from './paper-table';

type Facts = ReturnType<typeof requestFacts>;

/**
 * The formal request as a tagged PDF: letterhead, parties, authority, two dates in the previous
 * MSP's zone, how to answer, and Annex A. Equal views give equal bytes.
 * Throws RangeError for an unknown zone.
 */
export async function renderLetter(view: RequestView): Promise<Buffer> {
  const words = LETTER_WORDS[view.language];
  const facts = requestFacts(view, words);
  const fill = (text: string) => plainWords(text)(facts);
  const sheet = sheetFor(view.language, view.previousMsp.country);
  const paper = new Paper({
    size: sheet.size,
    language: view.language,
    title: fill(words.request.title),
    author: oneLine(view.us.name),
    at: view.at,
    foot: `${oneLine(view.us.name)} · ${oneLine(view.letterNumber)}`,
    smallPrint: view.us.register ? oneLine(view.us.register) : null,
    pageOf: (page, pages) => plainWords(words.common.pageOf)({ page, pages }),
  });
  const recipient = addressField(view.previousMsp, view.language, view.client.country);
  if (view.recipient.name) recipient.splice(1, 0, oneLine(view.recipient.name));
  letterhead(
    paper,
    {
      ...sheet,
      language: view.language,
      sender: view.us,
      recipient,
      at: view.at,
      timeZone: view.previousMsp.timeZone,
      number: oneLine(view.letterNumber),
    },
    words.common,
  );
  body(paper, view, words, facts);
  annex(paper, view, words, facts);
  return paper.finish();
}

function body(paper: Paper, view: RequestView, words: LetterWords, facts: Facts): void {
  const { request, common } = words;
  const fill = (text: string) => plainWords(text)(facts);
  const paragraph = (text: string) => {
    const filled = fill(text);
    if (filled !== '') paper.text(filled);
  };
  paper.text(fill(request.subject), { bold: true, size: 12, tag: 'H1', after: 10 });
  paragraph(facts.name ? common.greeting.named : common.greeting.unnamed);
  request.opening.forEach(paragraph);
  paragraph(`${request.authority[view.authority.kind]} ${request.copy}`);
  genuine(paper, request.genuine.title, request.genuine.paragraphs.map(fill));
  paper.heading(request.dates.title);
  paragraph(request.dates.lead);
  dates(paper, view, request.dates);
  for (const section of request.sections) {
    paper.heading(section.title);
    section.paragraphs.forEach(paragraph);
  }
  paper.room(110);
  paper.y += 6;
  paragraph(request.rights);
  paper.y += 6;
  paper.text(fill(facts.name ? common.closing.named : common.closing.unnamed), { after: 22 });
  paper.text(fill(request.onBehalf), { bold: true, after: 8 });
  paper.text(fill(request.enclosures), { size: 8.5 });
}

/** Between two rules, so that it is seen on page 1 by whoever doubts us. */
function genuine(paper: Paper, title: string, paragraphs: readonly string[]): void {
  paper.room(70);
  paper.y += 4;
  paper.rule();
  paper.y += 6;
  paper.text(title, { bold: true, tag: 'H2', after: 2 });
  for (const text of paragraphs) paper.text(text, { after: 2 });
  paper.y += 4;
  paper.rule();
  paper.y += 4;
}

function dates(paper: Paper, view: RequestView, words: { critical: string; all: string }): void {
  const zone = view.previousMsp.timeZone;
  const hasCritical = view.items.some((item) => item.criticality === 'critical');
  const lines: [string, Date][] = [
    ...(hasCritical ? [[words.critical, view.criticalDueAt] satisfies [string, Date]] : []),
    [words.all, view.deadlineAt],
  ];
  paper.room(40);
  for (const [label, at] of lines) {
    paper.text(`${label} ${until(at, zone, view.language)}`, {
      bold: true,
      x: paper.left + 14,
      width: paper.width - 14,
      after: 3,
    });
  }
  paper.y += 3;
}

function annex(paper: Paper, view: RequestView, words: LetterWords, facts: Facts): void {
  const { head, title, lead } = words.request.annex;
  const { common } = words;
  paper.doc.addPage();
  paper.text(plainWords(title)(facts), { bold: true, size: 12, tag: 'H1', after: 4 });
  paper.text(plainWords(lead)(facts), { size: 8.5, after: 4 });
  const columns = [
    { head: head[0], share: 0.045 },
    { head: head[1], share: 0.065 },
    { head: head[2], share: 0.43 },
    { head: head[3], share: 0.46 },
  ];
  const rows = annexRows(view.items, common, (item) => [
    { box: true },
    { text: item.position.toString() },
    {
      text: `${oneLine(item.name)} (${common.kinds[item.kind]})`,
      mark: markOf(item, common),
      bold: item.criticality === 'critical',
    },
    { text: oneLine(item.replyFields.join(', ')) },
  ]);
  table(paper, columns, rows);
}
