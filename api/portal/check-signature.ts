import type { PortalWords } from '../../templates/language/portal-words';
import type { FieldRule } from '../form-reader/messages';

const LONGEST = 200;
const CONTROL = /\p{Cc}/u;

/** What is wrong with a signature, by the names of its words (templates/language, portal-problems.ts). */
export interface SignatureProblem {
  field: string;
  code: Extract<
    keyof PortalWords['problems'],
    `${'sign' | 'copy' | 'drawing' | 'decline'}_${string}`
  >;
  facts?: Readonly<Record<string, string | number>>;
}

/** A name or a title: kept, and shown, in clear. */
export const SIGNED_LINE: FieldRule = {
  as: 'clear',
  fits: /^\P{Cc}{2,}$/u,
  most: LONGEST,
  odd: 'x',
};

export interface TypedSignature {
  name: string;
  title: string;
}

export type SignatureCheck =
  ({ ok: true } & TypedSignature) | { ok: false; problems: SignatureProblem[] };

/** Name and title as typed, and the consent where one is asked for; every problem at once. */
export function checkSignature(
  fields: URLSearchParams,
  expects: { consent: boolean },
): SignatureCheck {
  const name = (fields.get('name') ?? '').trim();
  const title = (fields.get('title') ?? '').trim();
  const problems = [...lineProblem('name', name), ...lineProblem('title', title)];
  if (expects.consent && fields.get('consent') !== 'yes') {
    problems.push({ field: 'consent', code: 'sign_consent' });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, name, title };
}

function lineProblem(field: 'name' | 'title', text: string): SignatureProblem[] {
  if (text.length < 2) return [{ field, code: `sign_${field}` }];
  if (CONTROL.test(text)) return [{ field, code: 'sign_hidden_character' }];
  return text.length > LONGEST ? [{ field, code: 'sign_too_long', facts: { most: LONGEST } }] : [];
}
