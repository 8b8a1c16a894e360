import { isChoice, isInput } from '../seal/inputs';
import { askBeside } from './ask-beside';

/** Whether something is typed in it: of a form that came back, before anybody types on. */
function isTypedIn(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (one) =>
      isInput(one) && !isChoice(one) && !/^(hidden|file)$/.test(one.type) && one.value !== '',
  );
}

/**
 * Says that something is typed and not saved yet, and saves it when its reader goes on: to the list or to the next
 * item by what they press, and never without telling by closing the page.
 */
export function keepUnsaved(form: HTMLFormElement, words: DOMStringMap): void {
  let unsaved = false;
  /** It was tried and not taken, or came back: whoever goes on before typing on is asked, and not held here. */
  let isRefused = isTypedIn(form);
  const told = document.createElement('p');
  told.className = 'hint';
  told.setAttribute('role', 'status');
  form.querySelector('.row:last-of-type')?.after(told);
  const say = (now: boolean, word: string | undefined): void => {
    unsaved = now;
    form.toggleAttribute('data-typed', now);
    told.textContent = word ?? '';
  };
  if (isRefused) say(true, '');

  form.addEventListener('input', ({ target }) => {
    // Choosing is not answering yet, and files are told about where they are sent.
    if (target instanceof HTMLInputElement && /^(radio|checkbox|file)$/.test(target.type)) return;
    isRefused = target === form;
    say(true, isRefused ? '' : words.unsaved);
  });
  form.addEventListener('submit', () => say(false, words.saving));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!unsaved || isRefused || link?.dataset.then === undefined || !form.isConnected) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(`button[name="then"][value="${link.dataset.then}"]`));
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved && form.isConnected) event.preventDefault();
  });
}

/** What is typed in a question and not sent: the answer beside it may bring its page anew. */
let asked = '';

/** What is typed in a form that has no way on of its own, such as a question: leaving the page without it asks first. */
export function warnUnsent(form: HTMLFormElement): void {
  const text = form.querySelector('textarea');
  if (text?.value === '') text.value = asked;
  let unsent = isTypedIn(form);
  const folded = form.closest('details');
  if (folded && unsent) folded.open = true;
  form.addEventListener('input', () => {
    unsent = true;
    asked = text?.value ?? '';
  });
  form.addEventListener('submit', (event) => {
    unsent = false;
    asked = '';
    if (!document.querySelector('form[data-typed]')) return;
    event.preventDefault();
    void askBeside(form);
  });
  addEventListener('beforeunload', (event) => {
    if (unsent && form.isConnected) event.preventDefault();
  });
}
