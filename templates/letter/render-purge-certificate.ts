import { moment } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import { oneLine } from '../language/plain';
import type { Language, UsView } from '../view';
import { recordPaper } from './record-paper';

export interface PurgeCertificateView {
  language: Language;
  at: Date;
  /** Our own zone, IANA. */
  timeZone: string;
  number: string;
  us: UsView;
  client: string;
  previousMsp: string;
  overAt: Date | null;
  /** The public half of the key that was destroyed. */
  recipient: string;
  counts: { answers: number; files: number; mails: number };
}

/** That the secrets of a handover were destroyed: when, how, and what of them is left. */
export async function renderPurgeCertificate(view: PurgeCertificateView): Promise<Buffer> {
  const { purge } = LETTER_WORDS[view.language];
  const names = {
    no: oneLine(view.number),
    client: oneLine(view.client),
    msp: oneLine(view.previousMsp),
    us: oneLine(view.us.name),
  };
  const momentOf = (at: Date) => moment(at, view.timeZone, view.language);
  const facts: [string, string][] = [[purge.facts.purged, momentOf(view.at)]];
  if (view.overAt) facts.unshift([purge.facts.over, momentOf(view.overAt)]);
  facts.push(['', plainWords(purge.facts.counts)(view.counts)]);
  const paper = recordPaper({
    ...view,
    title: plainWords(purge.title)(names),
    lead: plainWords(purge.lead)(names),
    facts,
  });
  paper.heading(purge.how.title);
  for (const line of purge.how.lines) paper.text(line);
  paper.text(`${purge.key}: ${view.recipient.replace(/(.{31})/u, '$1\n')}`);
  paper.heading(purge.left.title);
  for (const line of purge.left.lines) paper.text(line);
  return paper.finish();
}
