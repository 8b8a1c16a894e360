import { paragraphsOf, type StepEdit } from '../../domain/chase/step-edit';
import { MAIL_WORDS } from '../language/mail-languages';
import type { MailText, MailWords } from '../language/mail-words';
import { markIn } from '../language/marks';
import { oneLine } from '../language/plain';
import { mailFacts, type MailFacts } from './mail-facts';
import { escapeHtml, htmlWords, plainWords } from '../language/handlebars';
import { mailHtml, type Piece } from './mail-html';
import { shownLines } from './mail-lists';
import type { Language } from '../view';
import type { MailTemplate, MailViews } from './mail-view';
import { TO_THE_CLIENT } from './to-the-client';

export interface RenderedMail {
  /** One line, no control characters. */
  subject: string;
  /** The same content as `html`, for every reader. */
  text: string;
  html: string;
}

/**
 * The words of one message in the view's language. Steps 2 and 3 keep the subject of the letter of
 * request, because some mail programs split a thread on a new one (letters.md section 5).
 * An edit's opening stands in the place of the first paragraph, with a line that says anew what the list and
 * the dates are; its subject ends the subject. Both are plain text, whatever is in them.
 * Throws RangeError for an unknown zone, and Handlebars' error when a text names an unknown fact.
 */
export function renderMail<T extends MailTemplate>(
  template: T,
  view: MailViews[T],
  edit: StepEdit | null = null,
): RenderedMail {
  const words = wordsFor(template, view.language);
  const text = textOf(template, view, words);
  const facts = mailFacts(view, words.frame);
  const subject = oneLine(
    plainWords(words.frame.subject)({ ...facts, part: edit?.subject ?? part(text, words, facts) }),
  );
  const opening = edit?.opening ?? null;
  const pieces = [
    ...(opening === null ? [] : openingPieces(opening, words, facts)),
    ...withWanted(blocksAfter(text, opening), view, words).flatMap((block) =>
      piecesOf(block, view, words, facts),
    ),
  ];
  const { verify } = words.frame;
  return dressMail(view, {
    subject,
    tone: text.tone,
    pieces,
    verify: text.verify && facts.verifyUrl !== null ? plainWords(verify)(facts) : null,
  });
}

function wordsFor(template: MailTemplate, language: Language): MailWords {
  const words = MAIL_WORDS[language];
  if (!TO_THE_CLIENT.has(template)) return words;
  const { frame } = words;
  return { ...words, frame: { ...frame, mark: { ...frame.mark, onlyYou: null } } };
}

interface Dressed {
  subject: string;
  tone: MailText['tone'];
  pieces: readonly Piece[];
  /** The line on how to check that we are genuine; left out inside our own house. */
  verify?: string | null;
}

/** Greeting, pieces, closing and signature as one message, in text and HTML. */
export function dressMail(
  view: Pick<MailViews[MailTemplate], 'language' | 'to' | 'us'>,
  { subject, tone, pieces, verify = null }: Dressed,
): RenderedMail {
  const { greeting, closing } = MAIL_WORDS[view.language].frame;
  const name = view.to.name ? oneLine(view.to.name) : '';
  const frame = {
    language: view.language,
    subject: oneLine(subject),
    greeting: plainWords(name === '' ? greeting.unnamed : greeting.named)({ name }),
    pieces,
    closing: closing[tone],
    signature: signature(view),
    verify,
  };
  return { subject: frame.subject, text: mailText(frame), html: mailHtml(frame) };
}

function textOf(template: MailTemplate, view: MailViews[MailTemplate], words: MailWords): MailText {
  if (template !== 'authority-reminder') return words.texts[template];
  const [first, second, third, fourth] = words.texts['authority-reminder'];
  const index = 'index' in view ? view.index : 1;
  return [first, second, third][index - 1] ?? fourth;
}

function part(text: MailText, words: MailWords, facts: MailFacts): string {
  return plainWords(text.keepsSubject ? words.texts.request.part : text.part)(facts);
}

/** Whether the message goes under the letter's own subject, which nobody changes. */
export function keepsSubject(template: MailTemplate, language: Language): boolean {
  if (template === 'authority-reminder') return false;
  return MAIL_WORDS[language].texts[template].keepsSubject ?? false;
}

function blocksAfter({ blocks }: MailText, opening: string | null): MailText['blocks'] {
  const [first] = blocks;
  return opening !== null && first && 'p' in first ? blocks.slice(1) : blocks;
}

/** What else its reader is asked for stands before the button, where the message is not about that alone. */
function withWanted(
  blocks: MailText['blocks'],
  view: MailViews[MailTemplate],
  { frame }: MailWords,
): MailText['blocks'] {
  const none = !('wanted' in view) || !view.wanted || view.wanted.length === 0;
  if (none || blocks.some((block) => 'list' in block && block.list === 'wanted')) return blocks;
  const button = blocks.findIndex((block) => 'button' in block);
  return [
    ...blocks.slice(0, button),
    { p: frame.wantedToo },
    { list: 'wanted' },
    ...blocks.slice(button),
  ];
}

function openingPieces(opening: string, words: MailWords, facts: MailFacts): Piece[] {
  const lines = paragraphsOf(opening).map((text): Piece => ({
    kind: 'p',
    text,
    html: text.split('\n').map(escapeHtml).join('<br>'),
  }));
  const { standing } = words.frame;
  return [
    ...lines,
    { kind: 'p', text: plainWords(standing)(facts), html: htmlWords(standing)(facts) },
  ];
}

function signature(view: Pick<MailViews[MailTemplate], 'us'>): string[] {
  const { name, email, phone } = view.us;
  return [name, email, phone ?? ''].map(oneLine).filter((line) => line !== '');
}

function piecesOf(
  block: MailText['blocks'][number],
  view: MailViews[MailTemplate],
  words: MailWords,
  facts: MailFacts,
): Piece[] {
  if ('p' in block) {
    const text = plainWords(block.p)(facts);
    return text === '' ? [] : [{ kind: 'p', text, html: htmlWords(block.p)(facts) }];
  }
  if ('say' in block) {
    return [{ kind: 'say', lines: block.say.map((line) => plainWords(line)(facts)) }];
  }
  if ('button' in block) {
    const text = plainWords(block.button)(facts);
    return [{ kind: 'button', text, link: view.link, linkBelow: words.frame.linkBelow }];
  }
  const { lines, left } = shownLines(block, view, words.frame);
  const more = left > 0 ? [plainWords(block.more ?? words.frame.more)({ n: left })] : [];
  return lines.length === 0 ? [] : [{ kind: 'list', lines: [...lines, ...more] }];
}

interface TextMail {
  language: Language;
  greeting: string;
  pieces: readonly Piece[];
  closing: string;
  signature: readonly string[];
  verify: string | null;
}

function pieceText(piece: Piece, language: Language): string {
  switch (piece.kind) {
    case 'p':
      return piece.text;
    case 'list':
      return piece.lines.map((line) => `  ${line}`).join('\n');
    case 'say':
      return piece.lines.map((line) => `  - ${line}`).join('\n');
    case 'button':
      return `${piece.text}${markIn(language, ':')}\n${piece.link}`;
  }
}

function mailText(mail: TextMail): string {
  const parts = [mail.greeting, ...mail.pieces.map((piece) => pieceText(piece, mail.language))];
  parts.push([mail.closing, ...mail.signature].join('\n'));
  if (mail.verify !== null) parts.push(`--\n${mail.verify}`);
  return `${parts.join('\n\n')}\n`;
}
