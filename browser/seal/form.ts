import { asKept, shapeOf } from '../../domain/answers/field-shape';
import { isChecked, isInput } from './inputs';
import type { Sealer } from './sealer';

interface Collected {
  /** What leaves in clear: the type, dates, the reason, typed words, and the shape of everything else. */
  clear: URLSearchParams;
  /** What is sealed: everything that was typed. */
  value: { version: 1; type: string; fields: object[]; files: string[] };
}

/** Everything of the form that its chosen answer uses. */
function collect(form: HTMLFormElement, files: string[]): Collected {
  const inputs = [...form.elements].filter(isInput);
  const type = inputs.find((one) => one.name === 'type' && isChecked(one))?.value ?? '';
  const clear = new URLSearchParams({ type });
  const fields: object[] = [];
  for (const input of inputs) {
    const { label, secret } = input.dataset;
    if (label === undefined) {
      const wanted = input.type === 'hidden' || (input.type === 'checkbox' && isChecked(input));
      if (wanted) clear.append(input.name, input.value);
    } else if (input.name.startsWith(`${type}-`)) {
      const key = input.name.slice(type.length + 1);
      const kind = input.dataset.input ?? 'line';
      const value = asKept({ input: kind, secret: secret === 'yes' }, input.value);
      if (input.dataset.clear === 'yes') clear.append(input.name, value);
      else if (value !== '') clear.append('filled', `${key}:${shapeOf(kind, value)}`);
      if (value !== '') fields.push({ key, label, secret: secret === 'yes', value });
    }
  }
  for (const id of files) clear.append('upload', id);
  return { clear, value: { version: 1, type, fields, files } };
}

/**
 * Seals the answer of a form. What is returned is all that leaves the browser. A form that did not change is sealed
 * to the same bytes again: after a broken line the portal has to see that it is the same.
 */
export function formSealer(form: HTMLFormElement, sealer: Sealer) {
  let last = { typed: '', sealed: '' };
  return async (files: string[]): Promise<URLSearchParams> => {
    const { clear, value } = collect(form, files);
    const typed = JSON.stringify([value, String(clear)]);
    if (typed !== last.typed) last = { typed, sealed: base64url(await sealer.sealValue(value)) };
    clear.append('sealed', last.sealed);
    return clear;
  };
}

/** RFC 4648, 5, without padding. */
function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
