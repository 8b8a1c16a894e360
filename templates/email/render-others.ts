import type { OtherArrival, OtherFinding } from '../../domain/answers/other-arrival';
import { escapeHtml, plainWords } from '../language/handlebars';
import { MAIL_WORDS } from '../language/mail-languages';
import { OTHERS_WORDS } from '../language/others-mail';
import { oneLine } from '../language/plain';
import { RETURNED_WORDS } from '../language/returned-mail';
import type { Piece } from './mail-html';
import { dressMail, type RenderedMail } from './render-mail';
import type { ReturnedNotice } from './render-returned';

export interface OthersNotice extends Omit<ReturnedNotice, 'returned'> {
  others: readonly {
    what: OtherArrival;
    finding: OtherFinding;
    byName: string | null;
    /** Nobody is told of it but the reader. */
    untold: boolean;
  }[];
}

const paragraph = (text: string): Piece => ({ kind: 'p', text, html: escapeHtml(text) });

/** What came beside answers and can be of no use, for the account manager: what its senders are told, and what not. */
export function renderOthers(view: OthersNotice): RenderedMail {
  const words = OTHERS_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const client = oneLine(view.clientName);
  const facts = { n: view.others.length, client, number: view.number };
  const then = [
    ...(view.others.some(({ untold }) => !untold) ? [words.told] : []),
    ...(view.others.some(({ untold }) => untold) ? [words.untold] : []),
  ];
  return dressMail(view, {
    subject: plainWords(words.subject)(facts),
    tone: 'friendly',
    pieces: [
      paragraph(words.intro),
      {
        kind: 'list',
        lines: view.others.map(({ what, finding, byName, untold }) => {
          const whose = byName === null ? '' : ` (${oneLine(byName)})`;
          const mark = untold ? ` ${words.mark}` : '';
          return `${words.what[what]}${whose}: ${words.why[finding]}${mark}`;
        }),
      },
      ...then.map(paragraph),
      {
        kind: 'button',
        text: RETURNED_WORDS[view.language].button,
        link: view.link,
        linkBelow: frame.linkBelow,
      },
    ],
  });
}
