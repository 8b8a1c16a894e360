import { readClosed } from '../../../domain/calendar/closing-days';
import type { InputProblem } from '../../../domain/intake/handover-input';
import { fieldLabel } from '../../../templates/pages/console/start-words';

const THEIR_RUNGS = ['first', 'second', 'owner'] as const;
export const OWN_ROWS = [0, 1, 2] as const;
const NUMBER = /^\d{1,6}$/;

type Fields = Record<string, unknown>;

export interface FormInput {
  /** What the API would be sent. */
  raw: Fields;
  /** The form's name of the field that a path of the input means. */
  fieldOf: (path: string) => string | null;
}

/** Fields that were filled in; what was left blank was not said. */
function filled(form: URLSearchParams, names: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const value = form.get(name)?.trim() ?? '';
      return value === '' ? [] : [[key, value]];
    }),
  );
}

function named(form: URLSearchParams, prefix: string, keys: readonly string[]): Fields {
  return filled(form, Object.fromEntries(keys.map((key) => [key, `${prefix}.${key}`])));
}

const PLACE = ['name', 'address', 'country', 'region', 'timeZone'];
const PERSON = ['name', 'email'];

function closedOf(form: URLSearchParams): Fields {
  const closed = readClosed(form.get('previousMsp.closingDays') ?? '');
  return closed.length === 0 ? {} : { closingDays: closed };
}

function optional(key: string, fields: Fields): Fields {
  return Object.keys(fields).length === 0 ? {} : { [key]: fields };
}

function itemsOf(form: URLSearchParams): { items: Fields; ticked: number; ownRows: number[] } {
  const chosen = form.get('items') ?? '';
  const numbers = form.getAll('item').filter((text) => NUMBER.test(text));
  const ticked = chosen === 'ticked' ? numbers : [];
  const ownRows = OWN_ROWS.filter((row) => (form.get(`own.${row}.name`) ?? '').trim() !== '');
  return {
    items: {
      ...(chosen === 'ticked' || chosen === '' ? {} : { preset: chosen }),
      include: [
        ...ticked.map((text) => ({ catalogue: Number(text) })),
        ...ownRows.map((row) => named(form, `own.${row}`, ['name', 'kind'])),
      ],
    },
    ticked: ticked.length,
    ownRows: [...ownRows],
  };
}

function authorityOf(form: URLSearchParams): Fields {
  if (form.get('authority') !== 'onFile') return { toSign: true };
  return { onFile: named(form, 'authority.onFile', ['signedOn', 'by', 'title']) };
}

/** Turns the start form into the input that files and the API have, and paths of it back into fields. */
export function inputOfForm(form: URLSearchParams): FormInput {
  const rungs = THEIR_RUNGS.filter(
    (rung) => rung === 'first' || Object.keys(named(form, rung, PERSON)).length > 0,
  );
  const { items, ticked, ownRows } = itemsOf(form);
  const raw = {
    client: {
      ...named(form, 'client', [...PLACE, 'callBackPhone']),
      signatory: named(form, 'client.signatory', [...PERSON, 'title']),
      ...optional('sponsor', named(form, 'client.sponsor', PERSON)),
    },
    previousMsp: {
      ...named(form, 'previousMsp', PLACE),
      ...closedOf(form),
      contacts: rungs.map((rung) => ({ ...named(form, rung, PERSON), rung })),
    },
    ...optional('counsel', named(form, 'counsel', PERSON)),
    items,
    ...filled(form, {
      scopePreset: 'scopePreset',
      deadline: 'deadline',
      language: 'language',
      policy: 'policy',
      send: 'send',
      reference: 'reference',
      note: 'note',
    }),
    authority: authorityOf(form),
  };
  return {
    raw,
    fieldOf: (path) => {
      const contact = /^previousMsp\.contacts\[(\d+)\](\..+)?$/.exec(path);
      if (contact) return `${rungs[Number(contact[1])] ?? 'first'}${contact[2] ?? '.name'}`;
      const item = /^items\.include\[(\d+)\](\..+)?$/.exec(path);
      const row = item ? ownRows[Number(item[1]) - ticked] : undefined;
      if (row !== undefined) return `own.${row}${item?.[2] ?? '.name'}`;
      if (path.startsWith('previousMsp.closingDays')) return 'previousMsp.closingDays';
      if (path === 'previousMsp.contacts') return 'first.name';
      if (path.startsWith('items')) return 'items';
      return path === '' || path === 'Idempotency-Key' ? null : path;
    },
  };
}

export interface FormProblems {
  /** By the name of the field; the first one of each. */
  at: Readonly<Record<string, string>>;
  /** All, in the order found, each with its field if it has one. */
  all: readonly { field: string | null; label: string; message: string }[];
}

/** All problems of an input, put at the form's fields. */
export function problemsAtFields(
  problems: readonly InputProblem[],
  fieldOf: FormInput['fieldOf'],
): FormProblems {
  const all = problems.map(({ path, message }) => {
    const field = fieldOf(path);
    return { field, label: field === null ? '' : fieldLabel(field), message };
  });
  const at: Record<string, string> = {};
  for (const { field, message } of all) if (field !== null) at[field] ??= message;
  return { at, all };
}
