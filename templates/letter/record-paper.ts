import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import { oneLine } from '../language/plain';
import type { Language, UsView } from '../view';
import { sheetFor } from './letterhead';
import { mm, Paper } from './paper';

/** The first page of a record (receipt, report): our name, a title, one paragraph, and the facts. */
export function recordPaper(record: {
  language: Language;
  at: Date;
  us: UsView;
  title: string;
  lead: string;
  number: string;
  facts: readonly (readonly [string, string])[];
}): Paper {
  const { common } = LETTER_WORDS[record.language];
  const paper = new Paper({
    size: sheetFor(record.language, '').size,
    language: record.language,
    title: record.title,
    author: oneLine(record.us.name),
    at: record.at,
    foot: `${oneLine(record.us.name)} · ${oneLine(record.number)}`,
    smallPrint: record.us.register ? oneLine(record.us.register) : null,
    pageOf: (page, pages) => plainWords(common.pageOf)({ page, pages }),
  });
  paper.y = mm(16);
  paper.text(oneLine(record.us.name), { size: 9, after: 14 });
  paper.text(record.title, { size: 16, bold: true, tag: 'H1', after: 8 });
  paper.text(record.lead, { after: 10 });
  for (const [label, value] of record.facts) {
    paper.text(label === '' ? value : `${label}: ${value}`, { after: 2 });
  }
  paper.y += 8;
  return paper;
}
