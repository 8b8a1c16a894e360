import { CONDITIONS, STEP_TEMPLATES, TONES } from '../../../domain/chase/policy';
import { RUNGS } from '../../../domain/contacts/contact';
import { wordFor } from '../../../templates/pages/words';
import { rowsShown } from './policy-form';

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

export interface PolicyFormView {
  rows: {
    row: number;
    /** Where the form's fields of this row begin. */
    name: string;
    title: string;
    deadline: boolean;
    criticalDue: boolean;
    rungs: Option[];
    templates: Option[];
    tones: Option[];
    conditions: Option[];
  }[];
  noCritical: boolean;
  keys: string[];
}

/** The rows of a policy's form as far as they are filled in, and some empty ones. */
export function policyFormView(form: URLSearchParams, extra: number): PolicyFormView {
  const options = (list: string, values: readonly string[], chosen: readonly string[]): Option[] =>
    values.map((value) => ({ value, label: wordFor(list, value), chosen: chosen.includes(value) }));
  const count = rowsShown(form, extra);
  const rows = Array.from({ length: count }, (_, row) => {
    const of = (field: string) => form.get(`steps.${row}.${field}`) ?? '';
    const key = of('key').trim();
    return {
      row,
      name: `steps.${row}`,
      title: key === '' ? `Step ${row + 1}, empty` : `Step ${row + 1}: ${key}`,
      deadline: form.get('deadline') === String(row),
      criticalDue: form.get('criticalDue') === String(row),
      rungs: options('rung', RUNGS, form.getAll(`steps.${row}.rungs`)),
      templates: options('message', STEP_TEMPLATES, [of('template') || 'reminder']),
      tones: options('tone', TONES, [of('tone') || 'friendly']),
      conditions: options('condition', CONDITIONS, [of('condition') || 'always']),
    };
  });
  return {
    rows,
    noCritical: !rows.some((row) => row.criticalDue),
    keys: rows.map(({ row }) => form.get(`steps.${row}.key`) ?? '').filter((key) => key !== ''),
  };
}
