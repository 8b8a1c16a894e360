import type { HouseLanguage } from '../language/house-language';
import { dayAndTime } from '../language/dates';
import { escapeHtml, plainWords } from '../language/handlebars';
import { AGREE_WORDS, type AskedWhat } from '../language/agree';
import { MAIL_WORDS } from '../language/mail-languages';
import { oneLine } from '../language/plain';
import type { Piece } from './mail-html';
import { dressMail, type RenderedMail } from './render-mail';

export interface AskedToAgreeNotice {
  language: HouseLanguage;
  at: Date;
  /** Our own zone, IANA. */
  timeZone: string;
  to: { name: string | null };
  us: { name: string; phone?: string | null; email: string };
  /** Of the page on which one agrees. */
  link: string;
  asked: {
    number: string;
    clientName: string;
    itemName: string | null;
    what: AskedWhat;
    askedBy: { name: string };
    expiresAt: Date;
  };
}

const paragraph = (text: string): Piece => ({ kind: 'p', text, html: escapeHtml(text) });

/** A colleague wants to see what is, or may be, critical, and somebody has to agree. No reason and no secret is in it. */
export function renderAskedToAgree(view: AskedToAgreeNotice): RenderedMail {
  const words = AGREE_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const { asked } = view;
  const facts = {
    who: oneLine(asked.askedBy.name),
    thing: plainWords(words.things[asked.what])({ item: oneLine(asked.itemName ?? '') }),
    client: oneLine(asked.clientName),
    number: asked.number,
    until: dayAndTime(asked.expiresAt, view.timeZone, view.language),
  };
  return dressMail(view, {
    subject: plainWords(words.subject)(facts),
    tone: 'friendly',
    pieces: [
      paragraph(plainWords(words.asks)(facts)),
      paragraph(plainWords(words.until)(facts)),
      { kind: 'button', text: words.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}
