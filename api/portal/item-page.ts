import type { ReplyItem } from '../../db/reply-items';
import { answerFields, type AnswerField } from '../../domain/answers/answer-fields';
import { isClear } from '../../domain/answers/clear-fields';
import { inputName } from '../../domain/answers/input-name';
import { isSwapField } from '../../domain/answers/swap-fields';
import { isAnswerType, OF_CLIENT, type AnswerProblem } from '../../domain/answers/check-answer';
import { ANSWER_TYPES, MOST_PROMISES, type AnswerType } from '../../domain/items/answer';
import {
  fieldInWords,
  problemInWords,
  type Speech,
} from '../../templates/language/portal-answer-words';

/** The first choice, by what the item is. */
const USUAL: Readonly<Record<ReplyItem['kind'], AnswerType>> = {
  login: 'provided',
  'encryption key': 'provided',
  'licence key': 'provided',
  'physical key': 'handed_over',
  'account transfer': 'transferred',
  document: 'provided',
};

const TAKES_FILES: readonly AnswerType[] = [
  'provided',
  'transferred',
  'handed_over',
  'client_has_it',
  'refused',
];

export interface FieldView extends AnswerField {
  /** Of the input, and what its problem links to. */
  name: string;
  /** HTML's `inputmode`; empty for none. */
  inputMode: string;
  value: string;
  /** Something was, even where it is not shown again. */
  isTyped: boolean;
  problem: string | null;
  /** Ids of what describes it, for screen readers. */
  describedBy: string;
  wide: boolean;
  /** In English: what our people read when it is opened. */
  sealedLabel: string;
  /** Not sealed, because the chase goes by it. */
  clear: boolean;
  options: readonly { value: string; label: string; chosen: boolean }[];
}

export interface ChoiceView {
  type: AnswerType;
  label: string;
  meaning: string;
  chosen: boolean;
  takesFiles: boolean;
  /** In their order; those of an unpaid invoice, and of each further sign-in or licence, are parts of their own. */
  parts: readonly PartView[];
  /** Times at which both sides might sit down together; none for most. */
  swapFields: readonly FieldView[];
}

export interface PartView {
  ofInvoice: boolean;
  /** Of a further sign-in, key or licence: which. */
  set: number | null;
  /** Something was typed there, or is wrong: it is not hidden away. */
  isOpen: boolean;
  fields: FieldView[];
}

/** A form that came back: what was typed, and what is wrong with it. */
export interface Attempt {
  type: string;
  typed: (name: string) => string;
  problems: readonly AnswerProblem[];
}

/**
 * The seven answers with their fields. A form that came back keeps what was typed, except secrets. A third
 * promise is not offered.
 */
export function choicesOf(speech: Speech, item: ReplyItem, attempt?: Attempt): ChoiceView[] {
  const { choices, notWithClient } = speech.words.item;
  const chosen = attempt?.type ?? item.answerType ?? USUAL[item.kind];
  const possible = item.ofClient ? OF_CLIENT : ANSWER_TYPES;
  return possible
    .filter((type) => type !== 'promised' || item.promises < MOST_PROMISES || chosen === type)
    .map((type) => {
      const fields = answerFields(item, type).map((field) =>
        fieldView(speech, field, { type, attempt: type === chosen ? attempt : undefined }),
      );
      return {
        type,
        ...(item.ofClient && type === 'never_held' ? notWithClient : choices[type]),
        chosen: type === chosen,
        takesFiles: TAKES_FILES.includes(type),
        parts: inParts(fields.filter(({ key }) => !isSwapField(key))),
        swapFields: fields.filter(({ key }) => isSwapField(key)),
      };
    });
}

function inParts(fields: readonly FieldView[]): ChoiceView['parts'] {
  const parts: PartView[] = [];
  for (const field of fields) {
    const ofInvoice = field.ofInvoice === true;
    const set = field.set?.number ?? null;
    const last = parts.at(-1);
    const isOpen = field.isTyped || field.problem !== null;
    if (last?.ofInvoice === ofInvoice && last.set === set) {
      last.fields.push(field);
      last.isOpen ||= isOpen;
    } else parts.push({ ofInvoice, set, isOpen, fields: [field] });
  }
  return parts;
}

function fieldView(
  speech: Speech,
  asked: AnswerField,
  { type, attempt }: { type: AnswerType; attempt: Attempt | undefined },
): FieldView {
  const field = fieldInWords(speech, asked);
  const name = inputName(type, field.key);
  const typed = attempt?.typed(name) ?? '';
  const value = field.secret ? '' : typed;
  const wrong = attempt?.problems.find((one) => one.field === field.key);
  const problem = wrong ? problemInWords(speech, wrong, [asked]) : null;
  const describedBy = [
    ...(field.hint === undefined ? [] : [`${name}-hint`]),
    ...(problem === null ? [] : [`${name}-wrong`]),
  ].join(' ');
  return {
    ...field,
    hint: field.hint ?? '',
    inputMode: field.input === 'count' ? 'numeric' : (field.keyboard ?? ''),
    name,
    value,
    isTyped: typed !== '',
    problem,
    describedBy,
    wide: field.input === 'lines',
    sealedLabel: asked.label,
    clear: isClear(type, asked),
    options: (field.choices ?? []).map((choice) => ({ ...choice, chosen: choice.value === value })),
  };
}

const ANCHORS: Readonly<Record<string, string>> = { type: '#answer', files: '#files' };

/** The list on top of a form that came back; each line leads to its field. */
export function summaryOf(
  speech: Speech,
  item: ReplyItem,
  attempt: Attempt,
): { href: string; sentence: string }[] {
  const fields = isAnswerType(attempt.type) ? answerFields(item, attempt.type) : [];
  return attempt.problems.map((problem) => ({
    href: ANCHORS[problem.field] ?? `#${inputName(attempt.type, problem.field)}`,
    sentence: problemInWords(speech, problem, fields),
  }));
}
