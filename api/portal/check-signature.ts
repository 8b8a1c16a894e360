import type { AnswerProblem } from '../../domain/answers/check-answer';

const LONGEST = 200;
const CONTROL = /\p{Cc}/u;

export interface TypedSignature {
  name: string;
  title: string;
}

export type SignatureCheck =
  ({ ok: true } & TypedSignature) | { ok: false; problems: AnswerProblem[] };

/** Name and title as typed, and the consent where one is asked for; every problem at once. */
export function checkSignature(
  fields: URLSearchParams,
  expects: { consent: boolean },
): SignatureCheck {
  const name = (fields.get('name') ?? '').trim();
  const title = (fields.get('title') ?? '').trim();
  const problems = [
    ...lineProblem('name', name, 'your full name'),
    ...lineProblem('title', title, 'your title, such as managing director'),
  ];
  if (expects.consent && fields.get('consent') !== 'yes') {
    problems.push({
      field: 'consent',
      sentence: 'Tick the box if you agree, or else do not sign.',
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, name, title };
}

function lineProblem(field: string, text: string, what: string): AnswerProblem[] {
  if (text.length < 2) return [{ field, sentence: `Type ${what}.` }];
  if (CONTROL.test(text)) {
    return [
      { field, sentence: `There is a character in ${what} that cannot be seen. Type it anew.` },
    ];
  }
  return text.length > LONGEST
    ? [{ field, sentence: `Type ${what} in at most ${LONGEST} characters.` }]
    : [];
}

/** Signatures at the start of PDF, JPEG, PNG, GIF, TIFF, WebP (RIFF) and HEIC or AVIF (ISO base media, `ftyp`). */
const PAPERS = [
  (head: Buffer) => head.subarray(0, 5).toString('latin1') === '%PDF-',
  (head: Buffer) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head: Buffer) => head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  (head: Buffer) => head.subarray(0, 4).toString('latin1') === 'GIF8',
  (head: Buffer) => /^(II\*\0|MM\0\*|RIFF)/.test(head.subarray(0, 4).toString('latin1')),
  (head: Buffer) => head.subarray(4, 8).toString('latin1') === 'ftyp',
];

/** Whether the first bytes are those of a PDF or a picture, whatever the file's name says. */
export function looksLikePaper(head: Buffer): boolean {
  return PAPERS.some((is) => is(head));
}
