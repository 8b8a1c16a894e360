import { isLocalDate } from '../calendar/local-date';
import type { AnswerType } from '../items/answer';
import type { AnswerField } from './answer-fields';
import { isSwapField } from './swap-fields';
import { shapeOf, standIn, type FieldShape } from './field-shape';

/** Dates, the reason code and typed words are what the chase goes by; all else that is typed is sealed. */
export function isClear(type: AnswerType, field: Pick<AnswerField, 'key' | 'word'>): boolean {
  return (
    field.word !== undefined ||
    (type === 'promised' && (field.key === 'until' || isSwapField(field.key))) ||
    (type === 'refused' && field.key === 'reason')
  );
}

/** Hours and minutes, such as 09:30. */
export function isTimeOfDay(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** The shape of a value that is not empty, for whoever knows its field. */
export function shapeOfField(field: AnswerField, value: string): FieldShape {
  const shape = shapeOf(field.input, value);
  return shape === 'ok' && !fits(field, value) ? 'odd' : shape;
}

function fits({ input, choices, word }: AnswerField, value: string): boolean {
  if (word !== undefined) return value.toLowerCase() === word;
  switch (input) {
    case 'choice':
      return choices?.some((choice) => choice.value === value) ?? false;
    case 'day':
      return isLocalDate(value);
    case 'time':
      return isTimeOfDay(value);
    default:
      return true;
  }
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
