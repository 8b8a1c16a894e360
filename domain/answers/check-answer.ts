import { addDays, isLocalDate, type LocalDate } from '../calendar/local-date';
import { ANSWER_TYPES, MOST_PROMISES, REFUSAL_REASONS } from '../items/answer';
import type { AnswerType, RefusalReason } from '../items/answer';
import { answerFields, type AnswerField, type AskedItem } from './answer-fields';
import { isTimeOfDay } from './clear-fields';
import { asKept, hasUnseen, isCount, longest } from './field-shape';
import { SWAP_NUMBERS, swapDay, swapTime, type SwapProblemCode } from './swap-fields';

/** What is sealed for one answer: every field that was filled in, with its English label. */
export interface AnswerValue {
  version: 1;
  type: AnswerType;
  fields: { key: string; label: string; secret: boolean; value: string }[];
  /** Ids of the files that came with it. */
  files: readonly string[];
}

/** The type, the day and the reason stay in clear; everything typed is in `value`. */
export interface CheckedAnswer {
  type: AnswerType;
  /** The promised day in the previous MSP's zone; null where times to sit together are named in its place. */
  promisedOn: LocalDate | null;
  refusalReason: RefusalReason | null;
  value: AnswerValue;
}

/** What is wrong with an answer; the words for it are templates/language/<language>/portal-problems.ts. */
export type ProblemCode =
  | 'choose_answer'
  | 'promised_twice'
  | 'nothing_given'
  | 'file_gone'
  | 'no_day'
  | 'type_word'
  | 'choose_one'
  | 'fill_in'
  | 'hidden_character'
  | 'too_long'
  | 'whole_number'
  | 'not_a_day'
  | 'not_a_time'
  | 'day_passed'
  | 'day_too_far'
  | SwapProblemCode;

export interface AnswerProblem {
  /** The field's key; `type` for the choice itself, `files` for the files. */
  field: string;
  code: ProblemCode;
  /** What its words name besides the field: a word to type, a limit, a day. */
  facts?: Readonly<Record<string, string | number>>;
}

export interface AnswerContext {
  /** Promises that this item has had before. */
  promises: number;
  /** Ids of the files that come with this answer. */
  files: readonly string[];
  /** The present day in the previous MSP's zone. */
  today: LocalDate;
}

export type AnswerCheck =
  { ok: true; answer: CheckedAnswer } | { ok: false; problems: AnswerProblem[] };

const FURTHEST_PROMISE_DAYS = 90;

/** What the client may say about what it is said to have; the rest is the previous MSP's to say. */
export const OF_CLIENT: readonly AnswerType[] = [
  'provided',
  'handed_over',
  'never_held',
  'promised',
];

export function isAnswerType(text: string): text is AnswerType {
  return ANSWER_TYPES.some((type) => type === text);
}

/**
 * Checks a whole answer and names every problem at once. `typed` gives what was typed into a field of the
 * chosen answer, by the field's key. Secrets are taken exactly as they came, other lines without outer spaces.
 */
export function checkAnswer(
  item: AskedItem,
  type: string,
  typed: (key: string) => string,
  context: AnswerContext,
): AnswerCheck {
  if (!isAnswerType(type) || (item.ofClient && !OF_CLIENT.includes(type))) {
    return problem('type', 'choose_answer');
  }
  if (type === 'promised' && context.promises >= MOST_PROMISES) {
    return problem('type', 'promised_twice');
  }
  const fields = answerFields(item, type);
  const values = new Map(fields.map((field) => [field.key, asKept(field, typed(field.key))]));
  const value = (key: string): string => values.get(key) ?? '';
  const problems = fields.flatMap((field) => problemsOf(field, value(field.key), context));
  // What stays of the answer before is no answer: a button that was only pressed would take its place.
  const given = context.files.length > 0 || [...values.values()].some(Boolean);
  if (type === 'provided' && !given) problems.push({ field: 'type', code: 'nothing_given' });
  const proposes = SWAP_NUMBERS.some((n) => value(swapDay(n)) !== '' || value(swapTime(n)) !== '');
  if (type === 'promised' && value('until') === '' && !proposes && problems.length === 0) {
    problems.push({ field: 'until', code: 'no_day' });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    answer: {
      type,
      promisedOn: type === 'promised' && !proposes ? value('until') : null,
      refusalReason: REFUSAL_REASONS.find((reason) => reason === value('reason')) ?? null,
      value: {
        version: 1,
        type,
        fields: fields
          .filter((field) => value(field.key) !== '')
          .map(({ key, label, secret }) => ({ key, label, secret, value: value(key) })),
        files: context.files,
      },
    },
  };
}

function problem(field: string, code: ProblemCode): AnswerCheck {
  return { ok: false, problems: [{ field, code }] };
}

type Wrong = Omit<AnswerProblem, 'field'> | undefined;

function problemsOf(field: AnswerField, value: string, context: AnswerContext): AnswerProblem[] {
  const wrong =
    value === '' ? missing(field) : (unusable(field, value) ?? ofInput(field, value, context));
  return wrong === undefined ? [] : [{ field: field.key, ...wrong }];
}

function missing(field: AnswerField): Wrong {
  if (!field.required) return undefined;
  if (field.word !== undefined) return { code: 'type_word', facts: { word: field.word } };
  return { code: field.input === 'choice' ? 'choose_one' : 'fill_in' };
}

function unusable(field: AnswerField, value: string): Wrong {
  if (hasUnseen(field.input, value)) return { code: 'hidden_character' };
  const most = longest(field.input);
  return value.length > most ? { code: 'too_long', facts: { most } } : undefined;
}

function ofInput(field: AnswerField, value: string, context: AnswerContext): Wrong {
  if (field.word !== undefined && value.toLowerCase() !== field.word) {
    return { code: 'type_word', facts: { word: field.word } };
  }
  switch (field.input) {
    case 'count':
      return isCount(value) ? undefined : { code: 'whole_number' };
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? undefined
        : { code: 'choose_one' };
    case 'day':
      if (!isLocalDate(value)) return { code: 'not_a_day', facts: { today: context.today } };
      return field.key === 'until' ? promiseDay(value, context.today) : undefined;
    case 'time':
      return isTimeOfDay(value) ? undefined : { code: 'not_a_time' };
    default:
      return undefined;
  }
}

function promiseDay(day: LocalDate, today: LocalDate): Wrong {
  if (day < today) return { code: 'day_passed' };
  const days = FURTHEST_PROMISE_DAYS;
  return day > addDays(today, days) ? { code: 'day_too_far', facts: { days } } : undefined;
}
