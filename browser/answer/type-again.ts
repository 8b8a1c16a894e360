import { isChecked, isChoice, isInput } from '../seal/inputs';

/** Puts what was typed into the form that came back with what is wrong. Hidden fields are the page's own. */
export function typeAgain(typed: HTMLFormElement, into: HTMLFormElement): void {
  for (const one of typed.elements) {
    if (!isInput(one) || one.type === 'hidden' || one.type === 'file') continue;
    for (const same of into.elements) {
      if (!isInput(same) || same.name !== one.name) continue;
      if (!isChoice(same)) same.value = one.value;
      else if (same.value === one.value) same.checked = isChecked(one);
    }
  }
}
