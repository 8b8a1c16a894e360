import { addDays, isLocalDate, type LocalDate } from '../calendar/local-date';
import { ANSWER_TYPES, MOST_PROMISES, REFUSAL_REASONS } from '../items/answer';
import type { AnswerType, RefusalReason } from '../items/answer';
import { answerFields, type AnswerField, type AskedItem } from './answer-fields';
import { SWAP_NUMBERS, swapDay, swapTime } from './swap-fields';

/** What is sealed for one answer: every field that was filled in, with the label that its sender saw. */
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

export interface AnswerProblem {
  /** The field's key; `type` for the choice itself, `files` for the files. */
  field: string;
  sentence: string;
}

export interface AnswerContext {
  /** Promises that this item has had before. */
  promises: number;
  /** Ids of the files that come with this answer. */
  files: readonly string[];
  /** How many files stay from the answer before. */
  keptFiles: number;
  /** The present day in the previous MSP's zone. */
  today: LocalDate;
}

export type AnswerCheck =
  { ok: true; answer: CheckedAnswer } | { ok: false; problems: AnswerProblem[] };

const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 20_000;
const FURTHEST_PROMISE_DAYS = 90;
const CONTROL_IN_LINE = /\p{Cc}/u;
const CONTROL_IN_TEXT = /[^\P{Cc}\n\t]/u;

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
    return problem('type', 'Choose one of the answers.');
  }
  if (type === 'promised' && context.promises >= MOST_PROMISES) {
    return problem(
      'type',
      'You have given a day for this one twice. Please send it, or tell us what is in the way.',
    );
  }
  const fields = answerFields(item, type);
  const values = new Map(fields.map((field) => [field.key, clean(field, typed(field.key))]));
  const value = (key: string): string => values.get(key) ?? '';
  const problems = fields.flatMap((field) => problemsOf(field, value(field.key), context));
  if (
    type === 'provided' &&
    context.files.length + context.keptFiles === 0 &&
    ![...values.values()].some(Boolean)
  ) {
    problems.push({ field: 'type', sentence: 'Fill in at least one field, or add a file.' });
  }
  const proposes = SWAP_NUMBERS.some((n) => value(swapDay(n)) !== '' || value(swapTime(n)) !== '');
  if (type === 'promised' && value('until') === '' && !proposes && problems.length === 0) {
    const sentence = 'Name a day by which you send it, or a time to swap it together.';
    problems.push({ field: 'until', sentence });
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

function problem(field: string, sentence: string): AnswerCheck {
  return { ok: false, problems: [{ field, sentence }] };
}

/** Browsers send line ends as CR LF (WHATWG HTML, form submission); a secret keeps everything else. */
function clean(field: AnswerField, text: string): string {
  const lines = field.input === 'lines' ? text.replaceAll('\r\n', '\n') : text;
  return field.secret ? lines : lines.trim();
}

function problemsOf(field: AnswerField, value: string, context: AnswerContext): AnswerProblem[] {
  const sentence =
    value === '' ? missing(field) : (unusable(field, value) ?? ofInput(field, value, context));
  return sentence === undefined ? [] : [{ field: field.key, sentence }];
}

function missing(field: AnswerField): string | undefined {
  if (!field.required) return undefined;
  if (field.word !== undefined) return `Type “${field.word}” to confirm.`;
  if (field.input === 'choice') return `Choose one under “${field.label}”.`;
  return `Fill in “${field.label}”.`;
}

function unusable(field: AnswerField, value: string): string | undefined {
  const several = field.input === 'lines';
  if ((several ? CONTROL_IN_TEXT : CONTROL_IN_LINE).test(value)) {
    return `“${field.label}” has a character in it that cannot be seen. Type it anew, or send it as a file.`;
  }
  const most = several ? LONGEST_TEXT : LONGEST_LINE;
  if (value.length > most) {
    return `“${field.label}” is longer than ${most} characters. Send it as a file instead.`;
  }
  return undefined;
}

function ofInput(field: AnswerField, value: string, context: AnswerContext): string | undefined {
  if (field.word !== undefined && value.toLowerCase() !== field.word) {
    return `Type “${field.word}” to confirm.`;
  }
  switch (field.input) {
    case 'count':
      return /^[1-9]\d{0,5}$/.test(value)
        ? undefined
        : `“${field.label}” is a whole number, such as 2.`;
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? undefined
        : `Choose one under “${field.label}”.`;
    case 'day':
      if (!isLocalDate(value)) return `“${field.label}” is a date, such as ${context.today}.`;
      return field.key === 'until' ? promiseDay(value, context.today) : undefined;
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : `“${field.label}” is a time of day, such as 10:30.`;
    default:
      return undefined;
  }
}

function promiseDay(day: LocalDate, today: LocalDate): string | undefined {
  if (day < today) return 'That day has passed. Choose today or a later one.';
  if (day > addDays(today, FURTHEST_PROMISE_DAYS)) {
    return `Choose a day within the next ${FURTHEST_PROMISE_DAYS} days; you may move it once.`;
  }
  return undefined;
}
