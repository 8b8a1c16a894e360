import type { HouseLanguage } from '../language/house-language';
import { dayAndTime } from '../language/dates';
import { escapeHtml, plainWords } from '../language/handlebars';
import { LOOSER_RULES_WORDS } from '../language/looser-rules';
import { MAIL_WORDS } from '../language/mail-languages';
import { oneLine } from '../language/plain';
import type { Piece } from './mail-html';
import { dressMail, type RenderedMail } from './render-mail';

export interface LooserRulesNotice {
  language: HouseLanguage;
  at: Date;
  /** Our own zone, IANA. */
  timeZone: string;
  to: { name: string | null };
  us: { name: string; phone?: string | null; email: string };
  /** Of the page with the rules. */
  link: string;
  loosened: { at: Date; who: string };
}

const paragraph = (text: string): Piece => ({ kind: 'p', text, html: escapeHtml(text) });

/** Somebody of ours lets one person alone see more than before. */
export function renderLooserRules(view: LooserRulesNotice): RenderedMail {
  const words = LOOSER_RULES_WORDS[view.language];
  const { frame } = MAIL_WORDS[view.language];
  const facts = {
    who: oneLine(view.loosened.who),
    at: dayAndTime(view.loosened.at, view.timeZone, view.language),
  };
  return dressMail(view, {
    subject: plainWords(words.subject)(facts),
    tone: 'formal',
    pieces: [
      paragraph(plainWords(words.what)(facts)),
      paragraph(plainWords(words.why)(facts)),
      { kind: 'button', text: words.button, link: view.link, linkBelow: frame.linkBelow },
    ],
  });
}
