import { day, moment } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import type { AuthorityWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import type { AuthorityLetterView, SignatureView } from '../view';
import { annexRows } from './annex';
import { drawnSignature } from './drawn-signature';
import { addressField, partyFacts } from './letter-facts';
import { letterhead, sheetFor } from './letterhead';
import { Paper } from './paper';
import { table } from './paper-table';
import { signatureBlock } from './signature-block';

/**
 * The client's authority on its own letterhead, with the items as annex. Unsigned it has lines to
 * sign on; signed it shows who declared what, when (client's zone) and from where.
 * Throws RangeError for an unknown zone.
 */
export async function renderAuthority(view: AuthorityLetterView): Promise<Buffer> {
  const words = LETTER_WORDS[view.language];
  const { authority, common } = words;
  const zone = view.signature?.timeZone ?? view.previousMsp.timeZone;
  const facts = {
    ...partyFacts(view),
    signatory: oneLine(view.signatory.name),
    signatoryTitle: oneLine(view.signatory.title),
    validFrom: day(view.validFrom, zone, view.language),
    validUntil: day(view.validUntil, zone, view.language),
  };
  const fill = (text: string) => plainWords(text)(facts);
  const sheet = sheetFor(view.language, view.client.country);
  const client = { ...view.client, phone: view.client.callBackPhone ?? null };
  const paper = new Paper({
    size: sheet.size,
    language: view.language,
    title: fill(authority.title),
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
      sender: client,
      recipient: addressField(view.previousMsp, view.language, view.client.country),
      at: view.at,
      timeZone: zone,
      number: oneLine(view.letterNumber),
    },
    common,
  );
  paper.text(fill(authority.subject), { bold: true, size: 12, tag: 'H1', after: 10 });
  for (const paragraph of authority.paragraphs) paper.text(fill(paragraph), { after: 8 });
  if (view.signature) {
    signed(paper, view.signature, { words: authority.signed, language: view.language });
  } else {
    paper.text(fill(authority.unsigned), { bold: true });
    signatureBlock(paper, common.signature, view.signatory);
  }
  paper.doc.addPage();
  paper.text(fill(authority.annex.title), { bold: true, size: 12, tag: 'H1', after: 4 });
  const [number, item, kind] = authority.annex.head;
  table(
    paper,
    [
      { head: number, share: 0.08 },
      { head: item, share: 0.6 },
      { head: kind, share: 0.32 },
    ],
    annexRows(view.items, common, (line) => [
      { text: line.position.toString() },
      { text: oneLine(line.name) },
      { text: common.kinds[line.kind] },
    ]),
  );
  return paper.finish();
}

function signed(
  paper: Paper,
  signature: SignatureView,
  {
    words,
    language,
  }: { words: AuthorityWords['signed']; language: AuthorityLetterView['language'] },
): void {
  const facts = {
    name: oneLine(signature.name),
    capacity: oneLine(signature.title),
    at: moment(signature.at, signature.timeZone, language),
    ip: oneLine(signature.ip),
    consent: oneLine(signature.consent),
  };
  paper.room(120);
  paper.y += 4;
  paper.rule();
  paper.y += 6;
  paper.text(words.title, { bold: true, tag: 'H2', after: 3 });
  if (signature.drawing !== null) drawnSignature(paper, signature.drawing);
  for (const line of words.lines) paper.text(plainWords(line)(facts), { after: 1 });
  paper.y += 3;
  paper.text(plainWords(words.consent)(facts), { after: 5 });
  paper.rule();
}
