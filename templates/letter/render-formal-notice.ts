import { day } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import { oneLine } from '../language/plain';
import type { FormalNoticeView } from '../view';
import { annexRows, markOf } from './annex';
import { addressField, requestFacts } from './letter-facts';
import { letterhead, sheetFor } from './letterhead';
import { Paper } from './paper';
import { table } from './paper-table';
import { signatureBlock } from './signature-block';

/**
 * The notice on the client's letterhead, for its signature and registered post: dated requests,
 * what is required by when, access, rights, and the outstanding items as annex. Dates are in the
 * previous MSP's zone. Throws RangeError for an unknown zone.
 */
export async function renderFormalNotice(view: FormalNoticeView): Promise<Buffer> {
  const words = LETTER_WORDS[view.language];
  const { notice, common } = words;
  const dayOf = (at: Date) => day(at, view.previousMsp.timeZone, view.language);
  const requested = view.story.find((line) => line.what === 'requested');
  const facts = {
    ...requestFacts(view, words),
    requestedOn: dayOf(requested?.at ?? view.at),
    requireBy: dayOf(view.requireBy),
  };
  const fill = (text: string) => plainWords(text)(facts);
  const sheet = sheetFor(view.language, view.previousMsp.country);
  const paper = new Paper({
    size: sheet.size,
    language: view.language,
    title: fill(notice.title),
    author: oneLine(view.client.name),
    at: view.at,
    foot: `${oneLine(view.client.name)} · ${oneLine(view.letterNumber)}`,
    smallPrint: view.client.register ? oneLine(view.client.register) : null,
    pageOf: (page, pages) => plainWords(common.pageOf)({ page, pages }),
  });
  letterhead(
    paper,
    {
      ...sheet,
      language: view.language,
      sender: { ...view.client, phone: view.client.callBackPhone ?? null },
      recipient: addressField(view.previousMsp, view.language, view.client.country),
      at: view.at,
      timeZone: view.previousMsp.timeZone,
      number: oneLine(view.letterNumber),
    },
    common,
  );
  paper.text(fill(notice.subject), { bold: true, size: 12, tag: 'H1', after: 10 });
  paper.text(common.greeting.unnamed);
  const [opening, ...demands] = notice.before;
  paper.text(fill(opening ?? ''));
  for (const demand of demands) paper.text(fill(demand), { bold: true, after: 8 });
  if (view.story.length > 0) {
    paper.heading(notice.story);
    for (const line of view.story) {
      const told = { ...facts, day: dayOf(line.at), count: line.count ?? 0 };
      paper.text(plainWords(notice.events[line.what])(told), {
        x: paper.left + 14,
        width: paper.width - 14,
        after: 1,
      });
    }
    paper.y += 6;
  }
  notice.after.forEach((paragraph, index) => {
    // The last words stay with the signature: nobody signs an otherwise empty page.
    if (index === notice.after.length - 1) paper.room(175);
    paper.text(fill(paragraph));
  });
  paper.text(common.closing.unnamed);
  paper.text(oneLine(view.client.name), { bold: true });
  const { kind, by, title } = view.authority;
  signatureBlock(
    paper,
    common.signature,
    kind === 'to_sign' ? null : { name: oneLine(by), title: oneLine(title) },
  );
  annex(paper, view);
  return paper.finish();
}

function annex(paper: Paper, view: FormalNoticeView): void {
  const { notice, common } = LETTER_WORDS[view.language];
  const [number, item, carries] = notice.annex.head;
  paper.doc.addPage();
  paper.text(notice.annex.title, { bold: true, size: 12, tag: 'H1', after: 4 });
  table(
    paper,
    [
      { head: number, share: 0.08 },
      { head: item, share: 0.45 },
      { head: carries, share: 0.47 },
    ],
    annexRows(view.items, common, (line) => [
      { text: line.position.toString() },
      {
        text: oneLine(line.name),
        mark: markOf(line, common),
        bold: line.criticality === 'critical',
      },
      { text: oneLine(line.replyFields.join(', ')) },
    ]),
  );
}
