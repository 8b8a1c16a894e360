import { moment } from '../language/dates';
import { plainWords } from '../language/handlebars';
import { LETTER_WORDS } from '../language/letter-languages';
import type { BundleWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import type { Language, UsView } from '../view';
import { table } from './paper-table';
import { recordPaper } from './record-paper';

export interface BundleEntry {
  path: string;
  kind: keyof BundleWords['kinds'];
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

export interface BundleIndexView {
  language: Language;
  /** Of the newest event in it. */
  at: Date;
  /** The client's, IANA. */
  timeZone: string;
  us: UsView;
  number: string;
  client: string;
  previousMsp: string;
  requestedAt: Date | null;
  deadlineAt: Date | null;
  counts: { messages: number; receipts: number; events: number };
  entries: readonly BundleEntry[];
  leftOut: readonly string[];
}

/** What is in the evidence file, with the fingerprint of each part, and what is not and why. */
export async function renderBundleIndex(view: BundleIndexView): Promise<Buffer> {
  const { bundle, report } = LETTER_WORDS[view.language];
  const names = {
    no: oneLine(view.number),
    client: oneLine(view.client),
    msp: oneLine(view.previousMsp),
    us: oneLine(view.us.name),
  };
  const momentOf = (at: Date) => moment(at, view.timeZone, view.language);
  const facts: [string, string][] = [[bundle.asOf, momentOf(view.at)]];
  if (view.requestedAt) facts.push([report.facts.requested, momentOf(view.requestedAt)]);
  if (view.deadlineAt) facts.push([report.facts.deadline, momentOf(view.deadlineAt)]);
  facts.push(['', plainWords(bundle.counts)(view.counts)]);
  const paper = recordPaper({
    ...view,
    title: plainWords(bundle.title)(names),
    lead: plainWords(bundle.lead)(names),
    facts,
  });
  const [what, print] = bundle.head;
  table(
    paper,
    [
      { head: what, share: 0.46 },
      { head: print, share: 0.54 },
    ],
    view.entries.map(({ path, kind, sha256 }) => ({
      cells: [
        { text: `${bundle.kinds[kind]}\n${path}` },
        { text: sha256.replace(/(.{32})/u, '$1\n') },
      ],
    })),
  );
  paper.heading(bundle.leftOut.title);
  for (const line of view.leftOut) paper.text(line);
  return paper.finish();
}
