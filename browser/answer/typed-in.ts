import { isChecked, isChoice, isInput } from '../seal/inputs';

/** What was typed, to put into the form that came back with what is wrong. Hidden fields are the page's own. */
export function typedIn(form: HTMLFormElement): (into: HTMLFormElement) => void {
  const typed = [...form.elements]
    .filter(isInput)
    .filter(({ type }) => type !== 'hidden' && type !== 'file')
    .map((one) => ({ name: one.name, value: one.value, checked: isChecked(one) }));
  return (into) => {
    for (const { name, value, checked } of typed) {
      const same = [...into.elements].filter(isInput).filter((one) => one.name === name);
      for (const one of same) {
        if (!isChoice(one)) one.value = value;
        else if (one.value === value) one.checked = checked;
      }
    }
  };
}
