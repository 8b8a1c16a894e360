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
