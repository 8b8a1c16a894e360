/**
 * Says that something is typed and not saved yet, and saves it when its reader goes on: to the list or to the next
 * item by what they press, and never without telling by closing the page.
 */
export function keepUnsaved(form: HTMLFormElement, words: DOMStringMap): void {
  let unsaved = false;
  const told = document.createElement('p');
  told.className = 'hint';
  told.setAttribute('role', 'status');
  form.querySelector('.row:last-of-type')?.after(told);

  form.addEventListener('input', ({ target }) => {
    // Choosing is not answering yet, and files are told about where they are sent.
    if (target instanceof HTMLInputElement && /^(radio|checkbox|file)$/.test(target.type)) return;
    unsaved = true;
    told.textContent = words.unsaved ?? '';
  });
  form.addEventListener('submit', () => {
    unsaved = false;
    told.textContent = words.saving ?? '';
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!unsaved || link?.dataset.then === undefined || !form.isConnected) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(`button[name="then"][value="${link.dataset.then}"]`));
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved && form.isConnected) event.preventDefault();
  });
}

/** What is typed in a form that has no way on of its own, such as a question: leaving the page without it asks first. */
export function warnUnsent(form: HTMLFormElement): void {
  let unsent = false;
  form.addEventListener('input', () => (unsent = true));
  form.addEventListener('submit', () => (unsent = false));
  addEventListener('beforeunload', (event) => {
    if (unsent && form.isConnected) event.preventDefault();
  });
}
