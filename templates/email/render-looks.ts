import type { LookAction } from '../../domain/reveal/looked-at';
import type { HouseLanguage } from '../language/house-language';
import { day, dayAndTime } from '../language/dates';
import { escapeHtml, plainWords } from '../language/handlebars';
import { LOOKS_WORDS } from '../language/looks';
import { MAIL_WORDS } from '../language/mail-languages';
import { oneLine } from '../language/plain';
import type { Piece } from './mail-html';
import { dressMail, type RenderedMail } from './render-mail';

/** One look at something sealed, as the log has it. */
export interface LookLine {
  at: Date;
  actor: string;
  action: LookAction;
  details: Readonly<Record<string, unknown>>;
  itemName: string | null;
  number: string;
  clientName: string;
}

export interface LooksNotice {
  language: HouseLanguage;
  at: Date;
  /** Our own zone, IANA. */
  timeZone: string;
  to: { name: string | null };
  us: { name: string; phone?: string | null; email: string };
  link: string;
  /** Some instant of the first day told of, and of the last. */
  from: Date;
  until: Date;
  /** The oldest first. */
  looks: readonly LookLine[];
}

/** More lines than anybody reads; the logs have them all. */
const MOST_LINES = 60;

const paragraph = (text: string): Piece => ({ kind: 'p', text, html: escapeHtml(text) });

/** Who looked at what was sealed, for the account manager, once a week. */
export function renderLooks(view: LooksNotice): RenderedMail {
  const words = LOOKS_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const dayOf = (at: Date): string => day(at, view.timeZone, view.language);
  const span = { from: dayOf(view.from), until: dayOf(view.until) };
  const lines = view.looks.slice(0, MOST_LINES).map((look) => lineOf(view, look));
  const left = view.looks.length - lines.length;
  if (left > 0) lines.push(plainWords(words.more)({ n: left }));
  const alone = view.looks.filter(({ details }) => details.emergency === true).length;
  return dressMail(view, {
    subject: plainWords(words.subject)({ count: view.looks.length, ...span }),
    tone: 'friendly',
    pieces: [
      paragraph(plainWords(words.intro)(span)),
      ...(alone > 0 ? [paragraph(plainWords(words.emergencies)({ n: alone }))] : []),
      { kind: 'list', lines },
      paragraph(words.ask),
      { kind: 'button', text: words.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}

function lineOf(view: LooksNotice, look: LookLine): string {
  const words = LOOKS_WORDS[view.language];
  const text = (key: string): string => {
    const value = look.details[key];
    return typeof value === 'string' ? oneLine(value) : '';
  };
  const second = text('agreed_by');
  const how =
    (look.details.emergency === true ? words.alone : '') +
    (second === '' ? '' : plainWords(words.second)({ second }));
  return plainWords(words.line[look.action])({
    when: dayAndTime(look.at, view.timeZone, view.language),
    who: look.actor.replace(/^\w+:/, ''),
    item: oneLine(look.itemName ?? words.noItem),
    how,
    client: oneLine(look.clientName),
    number: look.number,
    why: whyOf(words.purposes, text('purpose'), text('reason')),
  }).trim();
}

function whyOf(
  purposes: Readonly<Record<string, string>>,
  purpose: string,
  reason: string,
): string {
  const known = purposes[purpose];
  if (known === undefined) return reason === '' ? '' : `“${reason}”`;
  return reason === '' ? `${known}.` : `${known}: “${reason}”`;
}
