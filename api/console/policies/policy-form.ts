import type { Policy } from '../../../domain/chase/policy';

/** What steps a form has room for, beyond those that are filled in. */
const SPARE_ROWS = 2;
export const MORE_ROWS = 3;

const STEP_TEXTS = ['key', 'after', 'template', 'tone', 'condition'] as const;
const NUMBERS = {
  authority: ['everyWorkingDays', 'most'],
  taskDays: ['critical', 'normal'],
  overdue: ['everyWorkingDays', 'most'],
} as const;

const PACKAGE_DAYS = 'package.workingDays';

type Fields = Record<string, unknown>;

/** A number where it is one; anything else as it was typed, for the check to say what is wrong. */
function numberOf(text: string | null): unknown {
  const typed = (text ?? '').trim();
  if (typed === '') return undefined;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}

/** Numbers that somebody wrote in one line, with commas or without; nothing is an empty list. */
function daysOf(text: string | null): unknown[] {
  return (text ?? '')
    .split(/[\s,;]+/)
    .filter((one) => one !== '' && one !== 'and')
    .map(numberOf);
}

function textsOf(form: URLSearchParams, prefix: string, keys: readonly string[]): Fields {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = (form.get(`${prefix}.${key}`) ?? '').trim();
      return value === '' ? [] : [[key, value]];
    }),
  );
}

/** Rows that say something, in their order; a row without a key is one that nobody needed, or took away. */
export function filledRows(form: URLSearchParams): number[] {
  const rows = new Set<number>();
  for (const name of form.keys()) {
    const row = /^steps\.(\d{1,3})\.key$/.exec(name)?.[1];
    if (row !== undefined && (form.get(name) ?? '').trim() !== '') rows.add(Number(row));
  }
  return [...rows].sort((a, b) => a - b);
}

export interface PolicyFormInput {
  /** What a file would say. */
  raw: Fields;
  /** The form's field of a path within the policy. */
  fieldOf: (path: string) => string;
}

/** Turns the form of a policy into what a file would say, and paths of it back into fields. */
export function policyOfForm(form: URLSearchParams): PolicyFormInput {
  const rows = filledRows(form);
  const groups = Object.entries(NUMBERS).map(([group, keys]): [string, Fields] => [
    group,
    Object.fromEntries(keys.map((key) => [key, numberOf(form.get(`${group}.${key}`))])),
  ]);
  const raw = {
    name: (form.get('name') ?? '').trim(),
    sendingHour: numberOf(form.get('sendingHour')),
    ...Object.fromEntries(groups),
    package: { workingDays: daysOf(form.get(PACKAGE_DAYS)) },
    steps: rows.map((row) => ({
      ...textsOf(form, `steps.${row}`, STEP_TEXTS),
      workingDay: numberOf(form.get(`steps.${row}.workingDay`)),
      rungs: form.getAll(`steps.${row}.rungs`),
      ...(form.get('deadline') === String(row) ? { deadline: true } : {}),
      ...(form.get('criticalDue') === String(row) ? { criticalDue: true } : {}),
    })),
  };
  return {
    raw,
    fieldOf: (path) => {
      const step = /^steps\[(\d+)\]\.(\w+)/.exec(path);
      if (step) {
        const row = rows[Number(step[1])] ?? 0;
        const field = step[2] ?? 'key';
        return field === 'deadline' || field === 'criticalDue' ? field : `steps.${row}.${field}`;
      }
      if (path.startsWith(PACKAGE_DAYS)) return PACKAGE_DAYS;
      return path === 'steps' || path === '' ? 'steps' : path;
    },
  };
}

/** A policy as the form would send it. */
export function formOfPolicy(policy: Policy): URLSearchParams {
  const form = new URLSearchParams({
    name: policy.name,
    sendingHour: String(policy.sendingHour),
    'authority.everyWorkingDays': String(policy.authority.everyWorkingDays),
    'authority.most': String(policy.authority.most),
    'taskDays.critical': String(policy.taskDays.critical),
    'taskDays.normal': String(policy.taskDays.normal),
    'overdue.everyWorkingDays': String(policy.overdue.everyWorkingDays),
    'overdue.most': String(policy.overdue.most),
    [PACKAGE_DAYS]: policy.package.workingDays.join(', '),
  });
  policy.steps.forEach((step, row) => {
    form.set(`steps.${row}.key`, step.key);
    form.set(`steps.${row}.workingDay`, String(step.workingDay));
    form.set(`steps.${row}.template`, step.template);
    form.set(`steps.${row}.tone`, step.tone);
    form.set(`steps.${row}.condition`, step.condition);
    for (const rung of step.rungs) form.append(`steps.${row}.rungs`, rung);
    if (step.deadline) form.set('deadline', String(row));
    if (step.criticalDue) form.set('criticalDue', String(row));
  });
  return form;
}

/** Puts the rows in the order of their days, where those are numbers from day 0; for a form without scripts. */
export function sortedByDay(form: URLSearchParams): URLSearchParams {
  const rows = filledRows(form);
  const dayOf = (row: number, seen: readonly number[] = []): number => {
    const after = (form.get(`steps.${row}.after`) ?? '').trim();
    const base = rows.find((one) => after !== '' && form.get(`steps.${one}.key`) === after);
    const own = Number(form.get(`steps.${row}.workingDay`)) || 0;
    if (base === undefined || seen.includes(base)) return own;
    return own + dayOf(base, [...seen, row]);
  };
  const order = [...rows].sort((a, b) => dayOf(a) - dayOf(b) || a - b);
  const sorted = new URLSearchParams();
  for (const [name, value] of form)
    if (!/^steps\.|^(deadline|criticalDue)$/.test(name)) sorted.append(name, value);
  order.forEach((row, place) => {
    for (const [name, value] of form) {
      if (name.startsWith(`steps.${row}.`))
        sorted.append(name.replace(`.${row}.`, `.${place}.`), value);
    }
    for (const mark of ['deadline', 'criticalDue']) {
      if (form.get(mark) === String(row)) sorted.set(mark, String(place));
    }
  });
  return sorted;
}

/** How many rows to show: those filled in, and some to spare. */
export function rowsShown(form: URLSearchParams, extra: number): number {
  const last = filledRows(form).at(-1) ?? -1;
  return Math.min(40, last + 1 + SPARE_ROWS + extra);
}
