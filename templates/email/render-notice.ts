import type { StalledReason } from '../../domain/handover/stage';
import type { OutageReason } from '../../domain/stalled/outages';
import type { HouseLanguage } from '../language/house-language';
import { day, dayAndTime } from '../language/dates';
import { escapeHtml, plainWords } from '../language/handlebars';
import { MAIL_WORDS } from '../language/mail-languages';
import { NOTICE_WORDS } from '../language/notices';
import { oneLine } from '../language/plain';
import type { Piece } from './mail-html';
import { dressMail, type RenderedMail } from './render-mail';

interface AnyNotice {
  language: HouseLanguage;
  at: Date;
  /** Our own zone, IANA. */
  timeZone: string;
  to: { name: string | null };
  us: { name: string; phone?: string | null; email: string };
  link: string;
}

export interface OutageLine {
  reason: OutageReason;
  since: Date;
  until: Date | null;
}

export interface DigestNotice extends AnyNotice {
  /** The longest first. */
  stalled: readonly {
    number: string;
    clientName: string;
    previousMspName: string;
    reason: StalledReason;
    since: Date;
    managerName: string;
  }[];
  outages: readonly OutageLine[];
}

export interface OutageNotice extends AnyNotice {
  outage: OutageLine;
}

/** More lines than anybody reads in the morning; the board has them all. */
const MOST_LINES = 40;

const paragraph = (text: string): Piece => ({ kind: 'p', text, html: escapeHtml(text) });

/** What stands still this morning, for operations. */
export function renderDigest(view: DigestNotice): RenderedMail {
  const words = NOTICE_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const dayOf = (at: Date): string => day(at, view.timeZone, view.language);
  const count = view.stalled.length;
  const lines = view.stalled.slice(0, MOST_LINES).map((line) =>
    plainWords(words.digest.line)({
      client: oneLine(line.clientName),
      msp: oneLine(line.previousMspName),
      reason: frame.stalled[line.reason],
      since: dayOf(line.since),
      manager: oneLine(line.managerName),
      number: line.number,
    }),
  );
  const left = count - lines.length;
  if (left > 0) lines.push(plainWords(words.digest.more)({ n: left }));
  const outages = view.outages.map((outage) =>
    paragraph(
      plainWords(words.digest.outage)({
        what: words.outages[outage.reason],
        since: dayAndTime(outage.since, view.timeZone, view.language),
      }),
    ),
  );
  return dressMail(view, {
    subject: plainWords(words.digest.subject)({ count, today: dayOf(view.at) }),
    tone: 'friendly',
    pieces: [
      ...outages,
      paragraph(plainWords(words.digest.intro)({ count })),
      { kind: 'list', lines },
      { kind: 'button', text: words.digest.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}

export interface AnchorNotice extends AnyNotice {
  /** Of the file. */
  name: string;
  chains: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** Where the log stood this day, to be kept outside the house. */
export function renderAnchor(view: AnchorNotice): RenderedMail {
  const { anchor } = NOTICE_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const today = day(view.at, view.timeZone, view.language);
  return dressMail(view, {
    subject: plainWords(anchor.subject)({ today }),
    tone: 'friendly',
    pieces: [
      paragraph(plainWords(anchor.what)({ chains: view.chains })),
      { kind: 'list', lines: [`${view.name}: ${view.sha256}`] },
      paragraph(anchor.why),
      { kind: 'button', text: anchor.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}

/** Something failed for everybody, said once. */
export function renderOutage(view: OutageNotice): RenderedMail {
  const words = NOTICE_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const { outage } = view;
  const momentOf = (at: Date): string => dayAndTime(at, view.timeZone, view.language);
  const what = words.outages[outage.reason];
  const sentence = plainWords(outage.until === null ? words.outage.lasting : words.outage.over)({
    what,
    since: momentOf(outage.since),
    until: outage.until === null ? null : momentOf(outage.until),
  });
  return dressMail(view, {
    subject: plainWords(words.outage.subject)({ what }),
    tone: 'friendly',
    pieces: [
      paragraph(sentence),
      paragraph(words.effects[outage.reason] ?? words.outage.effect),
      { kind: 'button', text: words.outage.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}
