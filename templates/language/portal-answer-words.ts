import type { AnswerField } from '../../domain/answers/answer-fields';
import type { AnswerProblem } from '../../domain/answers/check-answer';
import { asEnglishWord, plainLetters, type SpokenWord } from '../../domain/answers/confirming-word';
import { PORTAL_WORDS } from './portal-languages';
import { plainly } from './portal-text';
import type { PortalWords } from './portal-words';

/** The reader’s language, as a page has it. */
export interface Speech {
  lang: string;
  words: PortalWords;
}

/** The word for a label, hint, choice or group that the domain or the catalogue has in English. */
export function fieldWord({ words }: Speech, english: string): string {
  return Object.hasOwn(words.fields, english) ? (words.fields[english] ?? english) : english;
}

/** A field with its label, hint and choices in the reader’s language. */
export function fieldInWords(speech: Speech, field: AnswerField): AnswerField {
  const { hint, choices, word, set } = field;
  return {
    ...field,
    label: word === undefined ? labelInWords(speech, field) : typeTheWord(speech, word),
    ...(set && { set: { ...set, label: fieldWord(speech, set.label) } }),
    ...(hint === undefined ? {} : { hint: fieldWord(speech, hint) }),
    ...(choices && {
      choices: choices.map((one) => ({ ...one, label: fieldWord(speech, one.label) })),
    }),
  };
}

function labelInWords(speech: Speech, { label, set }: AnswerField): string {
  return set ? `${fieldWord(speech, set.label)} (${String(set.number)})` : fieldWord(speech, label);
}

/** A sentence for what is wrong; `fields` are the answer’s, as the domain has them. */
export function problemInWords(
  speech: Speech,
  { field, code, facts }: AnswerProblem,
  fields: readonly AnswerField[] = [],
): string {
  const asked = fields.find(({ key }) => key === field);
  const label = asked ? fieldInWords(speech, asked).label : '';
  const word = typeof facts?.word === 'string' ? ownWord(speech, facts.word) : '';
  return plainly(speech.words.problems[code], { label, ...facts, word }, speech.lang);
}

function typeTheWord(speech: Speech, word: string): string {
  return plainly(speech.words.typeTheWord, { word: ownWord(speech, word) }, speech.lang);
}

const KEYS = ['never_held', 'refuse', 'not_here'] as const;
const english = PORTAL_WORDS['en-GB'].typedWords;

/** The word that confirms, as this reader types it. */
function ownWord({ words }: Speech, word: string): string {
  const key = KEYS.find((one) => english[one] === word);
  return key === undefined ? word : words.typedWords[key];
}

/** Every confirming word in all languages of ours. */
export const SPOKEN_WORDS: readonly SpokenWord[] = KEYS.map((key) => ({
  word: english[key],
  spellings: Object.values(PORTAL_WORDS).map(({ typedWords }) => plainLetters(typedWords[key])),
}));

/** A confirming word typed in any language of ours, accents or not, as the domain has it; all else as it was typed. */
export function confirmingWord(typed: string): string {
  return asEnglishWord(typed, SPOKEN_WORDS);
}
