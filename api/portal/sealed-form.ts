import { answerFields, type AskedItem } from '../../domain/answers/answer-fields';
import { isAnswerType } from '../../domain/answers/check-answer';
import { isClear, standInFor } from '../../domain/answers/clear-fields';
import { FIELD_SHAPES } from '../../domain/answers/field-shape';
import { inputName } from '../../domain/answers/input-name';
import type { LocalDate } from '../../domain/calendar/local-date';
import { contentSize } from '../../domain/sealing/sealed-shape';
import { BrokenForm } from './broken-form';

/** Every field of the longest answer, filled, is less. */
const MOST_CONTENT = 320 * 1024;
const BASE64URL = /^[\w-]+$/;

/**
 * The answer as the sender's browser sealed it, checked as far as that goes without opening it; null where the
 * form came without. Throws BrokenForm when it is no age file to one X25519 recipient, or of no length that a
 * filled-up answer has.
 */
export function sealedAnswer(fields: URLSearchParams): Buffer | null {
  const text = fields.get('sealed');
  if (text === null) return null;
  const sealed = Buffer.from(BASE64URL.test(text) ? text : '', 'base64url');
  if (contentSize(sealed, MOST_CONTENT) === undefined) throw new BrokenForm();
  return sealed;
}

/**
 * What to check in the place of an answer that was sealed in the browser: what is clear as it came, and for each
 * field that was filled a value of the same shape. A browser that lies about shapes gets an answer stored that
 * the vault will send back.
 */
export function typedShapes(
  item: AskedItem,
  fields: URLSearchParams,
  today: LocalDate,
): (key: string) => string {
  const type = fields.get('type') ?? '';
  if (!isAnswerType(type)) return () => '';
  const known = new Map(answerFields(item, type).map((field) => [field.key, field]));
  const filled = new Map(fields.getAll('filled').map((one) => pairOf(one)));
  return (key) => {
    const field = known.get(key);
    if (field === undefined) return '';
    if (isClear(type, field)) return fields.get(inputName(type, key)) ?? '';
    const shape = FIELD_SHAPES.find((one) => one === filled.get(key));
    return shape === undefined ? '' : standInFor(field, shape, today);
  };
}

function pairOf(text: string): [string, string] {
  const at = text.lastIndexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}
