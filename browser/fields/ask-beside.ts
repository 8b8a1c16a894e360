/** Sends a question without leaving the page, on which something is typed that does not go with it. */
export async function askBeside(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  const answer = await fetch(form.action, { method: 'POST', body })
    .then((response) => response.text())
    .catch(() => '');
  const page = new DOMParser().parseFromString(answer, 'text/html');
  const renewed = page.querySelector('#questions');
  // Without it the answer is another page: the browser asks before it leaves this one.
  if (!renewed) {
    form.submit();
    return;
  }
  form.closest('#questions')?.replaceWith(renewed);
  const said = renewed.querySelector<HTMLElement>('[role=status], [role=alert]');
  if (!said) return;
  said.tabIndex = -1;
  said.focus();
}
