import Handlebars from 'handlebars';
import { escapeHtml, htmlWords } from '../language/handlebars';

/** A piece of a message with its words filled in; `html` is escaped already. */
export type Piece =
  | { kind: 'p'; text: string; html: string }
  | { kind: 'list' | 'say'; lines: readonly string[] }
  | { kind: 'button'; text: string; link: string; linkBelow: string };

/**
 * One column, no tables, inline styles. No colours but the button's and the hairlines', so that
 * a mail program's dark theme can do its work.
 */
const FRAME = `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{subject}}</title>
</head>
<body style="margin:0;padding:0">
<div style="max-width:36em;margin:0 auto;padding:24px 16px;font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.55;overflow-wrap:anywhere">
<p style="margin:0 0 16px">{{greeting}}</p>
{{pieces}}
<p style="margin:24px 0 0">{{closing}}<br>{{#each signature}}{{this}}<br>{{/each}}</p>
{{#if verify}}<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #8a9490;font-size:14px">{{verify}}</p>{{/if}}
</div>
</body>
</html>
`;

const BUTTON =
  'display:inline-block;background:#0b5d4e;color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:6px;font-weight:600';

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'p':
      return `<p style="margin:0 0 16px">${piece.html}</p>`;
    case 'list':
    case 'say': {
      const mark = piece.kind === 'list' ? 'list-style:none;' : '';
      const rows = piece.lines
        .map((line) => `<li style="margin:0 0 6px">${escapeHtml(line)}</li>`)
        .join('\n');
      const edge =
        piece.kind === 'list'
          ? 'border-left:3px solid #8a9490;padding:2px 0 2px 14px'
          : 'padding:0 0 0 20px';
      return `<ul style="${mark}margin:0 0 16px;${edge}">\n${rows}\n</ul>`;
    }
    case 'button': {
      const link = escapeHtml(piece.link);
      return (
        `<p style="margin:24px 0 8px"><a href="${link}" style="${BUTTON}">${escapeHtml(piece.text)}</a></p>\n` +
        `<p style="margin:0 0 24px;font-size:14px">${escapeHtml(piece.linkBelow)}<br><a href="${link}" style="color:inherit">${link}</a></p>`
      );
    }
  }
}

export interface HtmlMail {
  language: string;
  subject: string;
  greeting: string;
  pieces: readonly Piece[];
  closing: string;
  signature: readonly string[];
  verify: string | null;
}

export function mailHtml(mail: HtmlMail): string {
  const pieces = mail.pieces.map(pieceHtml).join('\n');
  return htmlWords(FRAME)({ ...mail, pieces: new Handlebars.SafeString(pieces) });
}
