import type { AnswerType } from '../items/answer';
import type { AnswerField } from './answer-fields';
import { isSwapField } from './swap-fields';
import { standIn, type FieldShape } from './field-shape';

/** Dates, the reason code and typed words are what the chase goes by; all else that is typed is sealed. */
export function isClear(type: AnswerType, field: Pick<AnswerField, 'key' | 'word'>): boolean {
  return (
    field.word !== undefined ||
    (type === 'promised' && (field.key === 'until' || isSwapField(field.key))) ||
    (type === 'refused' && field.key === 'reason')
  );
}

/** A value in the place of one that was sealed in the browser, which the same rules judge as they would that. */
export function standInFor(field: AnswerField, shape: FieldShape, today: string): string {
  return standIn(field.input, shape, fitting(field, today));
}

function fitting(field: AnswerField, today: string): string {
  switch (field.input) {
    case 'count':
      return '1';
    case 'choice':
      return field.choices?.[0]?.value ?? '';
    case 'day':
      return today;
    case 'time':
      return '10:00';
    default:
      return 'x';
  }
}
