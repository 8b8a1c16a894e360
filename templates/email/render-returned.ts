import type { Finding } from '../../domain/answers/arrival';
import { escapeHtml, plainWords } from '../language/handlebars';
import { MAIL_WORDS } from '../language/mail-languages';
import { oneLine } from '../language/plain';
import { returnedNote } from '../language/returned';
import { RETURNED_WORDS } from '../language/returned-mail';
import type { HouseLanguage } from '../language/house-language';
import type { Piece } from './mail-html';
import { dressMail, type RenderedMail } from './render-mail';

export interface ReturnedNotice {
  language: HouseLanguage;
  at: Date;
  /** Our own zone, IANA. */
  timeZone: string;
  to: { name: string | null };
  us: { name: string; phone?: string | null; email: string };
  link: string;
  number: string;
  clientName: string;
  returned: readonly { itemName: string; finding: Finding }[];
}

const paragraph = (text: string): Piece => ({ kind: 'p', text, html: escapeHtml(text) });

/** Answers that could not be used and went back by themselves, for the account manager: what their senders were told. */
export function renderReturned(view: ReturnedNotice): RenderedMail {
  const words = RETURNED_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const facts = {
    n: view.returned.length,
    client: oneLine(view.clientName),
    number: view.number,
  };
  return dressMail(view, {
    subject: plainWords(words.subject)(facts),
    tone: 'friendly',
    pieces: [
      paragraph(plainWords(words.intro)(facts)),
      {
        kind: 'list',
        lines: view.returned.map(
          ({ itemName, finding }) =>
            `${oneLine(itemName)}: ${returnedNote(view.language, finding)}`,
        ),
      },
      paragraph(words.then),
      { kind: 'button', text: words.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}
