import { answerFields, WORD_FIELD, type AskedItem } from './answer-fields';
import { isAnswerType, type AnswerValue } from './check-answer';
import { isClear, shapeOfField, standInFor } from './clear-fields';
import { asEnglishWord, type SpokenWord } from './confirming-word';
import { asKept } from './field-shape';
import { inputName } from './input-name';

/** An answer taken apart: what the chase goes by, and what is sealed. */
export interface TypedAnswer {
  /** Inputs by their names: the type, and what `isClear` lets out, where it is what its field takes. */
  clear: [name: string, value: string][];
  /** `key:shape` of every other field that was filled. */
  filled: string[];
  /** Null where no answer was chosen. Ids of files are still to be added. */
  value: Omit<AnswerValue, 'files'> | null;
}

export interface AnswerRules {
  item: AskedItem;
  /** The present day of whoever answers. */
  today: string;
  spoken: readonly SpokenWord[];
}

/**
 * Takes a typed answer apart as the sealing script does in a browser (browser/seal/form.ts). A date that is no date, or
 * a confirming word that is none, does not leave as it was typed: a stand-in of its shape does, which the same rules
 * refuse with the same words.
 */
export function typedAnswer(
  { item, today, spoken }: AnswerRules,
  type: string,
  typed: (name: string) => string,
): TypedAnswer {
  if (!isAnswerType(type)) return { clear: [['type', '']], filled: [], value: null };
  const clear: TypedAnswer['clear'] = [['type', type]];
  const filled: string[] = [];
  const fields: AnswerValue['fields'] = [];
  for (const field of answerFields(item, type)) {
    const { key, label, secret } = field;
    const name = inputName(type, key);
    const text = typed(name);
    const value = asKept(field, key === WORD_FIELD ? asEnglishWord(text, spoken) : text);
    if (value === '') continue;
    const shape = shapeOfField(field, value);
    if (!isClear(type, field)) filled.push(`${key}:${shape}`);
    else clear.push([name, shape === 'ok' ? value : standInFor(field, shape, today)]);
    fields.push({ key, label, secret, value });
  }
  return { clear, filled, value: { version: 1, type, fields } };
}
