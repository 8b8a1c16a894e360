import { day } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import { MAIL_WORDS } from '../language/mail-languages';
import { oneLine } from '../language/plain';
import type { AnswerSoFar, FormalNoticeView } from '../view';
import { annexRows, markOf } from './annex';
import { lawSentence } from './law';
import { addressField, requestFacts } from './letter-facts';
import { letterhead, sheetFor } from './letterhead';
import { Paper } from './paper';
import { table } from './paper-table';
import { signatureBlock } from './signature-block';

/**
 * The notice on the client's letterhead, for its signature and registered post: dated requests,
 * what is required by when, access, rights, and as annex the items with how they were answered so far.
 * Dates are in the previous MSP's zone. Throws RangeError for an unknown zone.
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
    law: lawSentence([view.client.country, view.previousMsp.country], words.law, 'client'),
    accessOver: (view.accessEndsAt ?? view.deadlineAt).getTime() < view.at.getTime() ? 1 : 0,
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
      recipient: [
        notice.sentBy,
        ...addressField(view.previousMsp, view.language, view.client.country),
      ],
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
  const { signatory } = view;
  signatureBlock(
    paper,
    common.signature,
    signatory && { name: oneLine(signatory.name), title: oneLine(signatory.title) },
  );
  annex(paper, view);
  return paper.finish();
}

function annex(paper: Paper, view: FormalNoticeView): void {
  const { notice, common } = LETTER_WORDS[view.language];
  const shares = [0.06, 0.34, 0.24, 0.36];
  paper.doc.addPage();
  paper.text(notice.annex.title, { bold: true, size: 12, tag: 'H1', after: 4 });
  table(
    paper,
    notice.annex.head.map((head, index) => ({ head, share: shares[index] ?? 0.25 })),
    annexRows(view.items, common, (line) => [
      { text: line.position.toString() },
      {
        text: oneLine(line.name),
        mark: markOf(line, common),
        bold: line.criticality === 'critical',
      },
      { text: soFarInWords(line.soFar, view) },
      { text: oneLine(line.replyFields.join(', ')) },
    ]),
  );
}

function soFarInWords(answer: AnswerSoFar, view: FormalNoticeView): string {
  const { soFar } = LETTER_WORDS[view.language].notice;
  const dayOf = (at: Date) => day(at, view.previousMsp.timeZone, view.language);
  if (answer.what === 'none') return soFar.none;
  const told = { day: dayOf(answer.at), until: '', reason: '' };
  if (answer.what === 'promised') {
    const passed = answer.until.getTime() < view.at.getTime();
    const words = passed ? soFar.promise_passed : soFar.promised;
    return plainWords(words)({ ...told, until: dayOf(answer.until) });
  }
  if (answer.what === 'rejected') return plainWords(soFar.rejected)(told);
  const reason = MAIL_WORDS[view.language].frame.refusal[answer.reason];
  return plainWords(soFar.refused)({ ...told, reason });
}
