import type { Reading, Unlocking } from '../../formats/read/reading';
import { make, type Place } from './place';

/** Asks for what opens it. Both go to the worker, and nowhere else. */
export function unlock(
  { say, tell }: Place,
  stage: HTMLElement,
  locked: Extract<Reading, { kind: 'locked' }>,
  open: (unlocking: Unlocking) => void,
): void {
  const password = make('input');
  Object.assign(password, { type: 'password', id: 'many-password', autocomplete: 'off' });
  const fields = [labelled(say('password'), password)];
  const key = make('input');
  Object.assign(key, { type: 'file', id: 'many-key' });
  if (locked.keyFile) fields.push(labelled(say('keyFile'), key));
  const button = make('button', { text: say('open'), class: 'primary' });
  const form = make('form', { class: 'stack', in: [...fields, make('p', { in: [button] })] });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      const [file] = key.files ?? [];
      const keyFile = file && new Uint8Array(await file.arrayBuffer());
      // A database that opens with its key file alone has no password, which is not an empty one.
      const word = password.value === '' && keyFile ? {} : { password: password.value };
      open({ ...word, ...(keyFile ? { keyFile } : {}) });
    })();
  });
  stage.replaceChildren(form);
  if (locked.wrong) tell(say('wrong'), true);
  password.focus();
}

function labelled(text: string, input: HTMLInputElement): HTMLElement {
  const label = make('label', { text });
  label.htmlFor = input.id;
  return make('div', { class: 'field', in: [label, input] });
}
