/** Makes the fields of an answer easier: shows a password while it is wanted, saves on the way on, and reads a seed from a QR picture. */
import { offerQr } from './fields/qr';
import { offerToShow } from './fields/show';
import { keepUnsaved, warnUnsent } from './fields/unsaved';

function enhance(form: HTMLFormElement): void {
  if (form.dataset.enhanced !== undefined) return;
  form.dataset.enhanced = '';
  keepUnsaved(form, form.dataset);
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="password"]')) {
    offerToShow(input, form.dataset);
    if (/-factor-seed(-\d+)?$/.test(input.name)) offerQr(input, form.dataset);
  }
}

function watch(form: HTMLFormElement): void {
  if (form.dataset.enhanced !== undefined) return;
  form.dataset.enhanced = '';
  warnUnsent(form);
}

function enhanceAll(): void {
  document.querySelectorAll<HTMLFormElement>('#questions form').forEach(watch);
  document.querySelectorAll<HTMLFormElement>('form.answer').forEach(enhance);
}

enhanceAll();
// A form that was sent by a script comes back in the place of the one before.
new MutationObserver(enhanceAll).observe(document.body, { childList: true, subtree: true });
