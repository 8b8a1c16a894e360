import { letter as british } from '../en-GB/letter-words';
import type { LetterWords } from '../letter-words';

/** British words that are spelt or used differently in American letters. */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/\b([Aa])uthoris/gu, '$1uthoriz'],
  [/\b([Ll])icence/gu, '$1icense'],
  [/\benquiry whether/gu, 'inquiry whether'],
  [/internet address/gu, 'IP address'],
  [/^Capacity:/gu, 'Title:'],
  [/^By registered post$/gu, 'By certified mail, return receipt requested'],
  [/handed over against a signature/gu, 'delivered against a signature'],
];

function american(text: string): string {
  return AMERICAN.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
}

function respell<T>(value: T): T;
function respell(value: unknown): unknown {
  if (typeof value === 'string') return american(value);
  if (Array.isArray(value)) return value.map((entry: unknown) => respell(entry));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, respell(entry)]));
  }
  return value;
}

const respelt = respell(british);

export const letter: LetterWords = {
  ...respelt,
  common: {
    ...respelt.common,
    greeting: { named: 'Dear {{name}}:', unnamed: 'To whom it may concern:' },
    closing: { named: 'Sincerely,', unnamed: 'Sincerely,' },
    signature: { ...respelt.common.signature, title: 'Title' },
  },
};
