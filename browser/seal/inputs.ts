type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function isInput(one: Element): one is Input {
  return (
    (one instanceof HTMLInputElement ||
      one instanceof HTMLSelectElement ||
      one instanceof HTMLTextAreaElement) &&
    one.name !== ''
  );
}

export function isChoice(one: Input): one is HTMLInputElement {
  return one instanceof HTMLInputElement && /^(radio|checkbox)$/.test(one.type);
}

export function isChecked(one: Input): boolean {
  return isChoice(one) && one.checked;
}
