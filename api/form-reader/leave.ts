import { answerFields } from '../../domain/answers/answer-fields';
import { isAnswerType } from '../../domain/answers/check-answer';
import { shapeOfField } from '../../domain/answers/clear-fields';
import { hasUnseen } from '../../domain/answers/field-shape';
import { inputName } from '../../domain/answers/input-name';
import { typedAnswer, type AnswerRules } from '../../domain/answers/typed-answer';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import { sealValue } from '../../vault/seal/seal';
import type { FieldRule, FormRead, FormRules } from './messages';

export type Leaving = Pick<
  FormRead,
  'fields' | 'filled' | 'chosen' | 'notes' | 'answer' | 'byBrowser'
>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNSEEN = '\u0007\u0007';
const FILLED = /^[\w-]{1,200}:[a-z]{1,10}$/;

/**
 * Takes a form apart: what may leave the reader in clear, what leaves sealed, and stand-ins for the rest. `fileIds` are
 * those of the files that came with it.
 */
export async function leave(
  fields: URLSearchParams,
  { rules, seal, fileIds }: { rules: FormRules; seal: HandoverRecipient | null; fileIds: string[] },
): Promise<Leaving> {
  const clear: Leaving['fields'] = [];
  const notes: Leaving['notes'] = [];
  for (const [name, rule] of Object.entries(rules.fields)) {
    for (const value of fields.getAll(name)) {
      const told = tell(rule, value);
      if (told !== undefined) clear.push([name, told]);
    }
    if (rule.as === 'note' && seal !== null) {
      const text = (fields.get(name) ?? '').trim();
      if (text.length <= rule.most) notes.push([name, await sealValue(seal, { version: 1, text })]);
    }
  }
  const filled = [...new Set(fields.keys())].filter((name) => fields.get(name) !== '');
  const plain = { fields: clear, filled, notes, chosen: [], answer: null, byBrowser: false };
  if (!rules.answer) return plain;
  const type = fields.get('type') ?? '';
  const taken = typedAnswer(rules.answer, type, (name) => fields.get(name) ?? '');
  clear.push(...taken.clear);
  const sealed = fields.get('sealed');
  if (sealed !== null) {
    // As the pages' script sends it: there is nothing else in it that was typed.
    const shapes = fields.getAll('filled').filter((one) => FILLED.test(one));
    clear.push(['sealed', sealed], ...shapes.map((one): [string, string] => ['filled', one]));
    return { ...plain, byBrowser: true };
  }
  clear.push(...taken.filled.map((one): [string, string] => ['filled', one]));
  if (taken.value === null || seal === null) return plain;
  const uploads = clear.filter(([name]) => name === 'upload').map(([, id]) => id);
  const value = { ...taken.value, files: [...fileIds, ...new Set(uploads)] };
  return {
    ...plain,
    chosen: chosenIn(rules.answer, fields),
    answer: await sealValue(seal, value),
  };
}

function tell(rule: FieldRule, value: string): string | undefined {
  switch (rule.as) {
    case 'id':
      return ID.test(value) ? value : undefined;
    case 'one of':
      return rule.values.includes(value) ? value : undefined;
    case 'clear':
      return standIn(value.trim(), rule, value);
    case 'note':
      return standIn(value.trim(), rule, 'x');
  }
}

/** `fitting` where the text fits. */
function standIn(
  text: string,
  { fits, most, odd = 'x' }: { fits?: RegExp; most: number; odd?: string },
  fitting: string,
): string {
  if (text === '') return '';
  if (text.length > most) return 'x'.repeat(most + 1);
  if (fits === undefined || fits.test(text)) return fitting;
  return hasUnseen('line', text) ? UNSEEN : odd;
}

function chosenIn({ item }: AnswerRules, fields: URLSearchParams): Leaving['chosen'] {
  const type = fields.get('type') ?? '';
  if (!isAnswerType(type)) return [];
  return answerFields(item, type).flatMap((field): Leaving['chosen'] => {
    const name = inputName(type, field.key);
    const value = fields.get(name) ?? '';
    const isOurs = field.input === 'choice' && shapeOfField(field, value) === 'ok';
    return isOurs ? [[name, value]] : [];
  });
}
