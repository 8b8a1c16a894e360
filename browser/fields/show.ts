/** A button beside a hidden field that shows what is being typed; what was saved before is never here. */
export function offerToShow(input: HTMLInputElement, words: DOMStringMap): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small show';
  button.setAttribute('aria-controls', input.id);
  const say = (): void => {
    const hidden = input.type === 'password';
    button.textContent = (hidden ? words.show : words.hide) ?? '';
  };
  say();
  button.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password';
    say();
  });
  // What is sent or left is hidden again, so that no browser offers to remember it as plain text.
  input.form?.addEventListener('submit', () => {
    input.type = 'password';
    say();
  });
  input.after(button);
}
