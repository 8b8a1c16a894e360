import type { FileList } from './file-list';
import { SEALED_FORM } from '../../domain/sealing/sealed-form';
import type { UploadWords } from '../../domain/uploads/upload-words';
import { saidBy } from './said-by';
import { pause } from './transfer';
import { typeAgain } from './type-again';

interface Parts {
  form: HTMLFormElement;
  files: FileList;
  words: UploadWords;
  sealForm: (files: string[]) => Promise<URLSearchParams>;
  tell: (words: string) => void;
  /** The page came back with another form in it. */
  renewed: () => void;
}

/** Seals what was typed before it is sent; the portal's answer is the same page that it gives without scripts. */
export function sealBeforeSending(parts: Parts): void {
  const { form, files, words, sealForm, tell, renewed } = parts;
  let busy = false;

  async function send(then: string): Promise<void> {
    if (files.isSending) tell(words.first);
    await files.settled();
    tell(words.saving);
    const taken = files.whole;
    const sealed = await sealForm(taken);
    sealed.append('then', then);
    const answer = await post(form.action, sealed);
    if (answer === undefined) keepTyped(words.lost);
    else if (answer.redirected) {
      files.forget(taken);
      await files.settled();
      // What was chosen while it was saved belongs to the next answer: its sender stays where that is said.
      location.href = files.whole.length > 0 ? form.action : answer.url;
    } else show(await answer.text());
  }

  /** It stays on the page, and is not left without being asked. */
  function keepTyped(why: string): void {
    tell(why);
    form.dispatchEvent(new Event('input'));
  }

  function show(text: string): void {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const main = page.querySelector('main');
    const next = page.querySelector<HTMLFormElement>('form[data-recipient]');
    if (next && main) {
      typeAgain(form, next);
      document.querySelector('main')?.replaceWith(main);
      document.title = page.title;
      tell('');
      renewed();
      const alert = main.querySelector<HTMLElement>('[role="alert"]');
      alert?.focus();
      alert?.scrollIntoView();
    } else keepTyped(saidBy(page) || words.lost);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const { submitter } = event;
    const then = submitter instanceof HTMLButtonElement ? submitter.value : 'list';
    void send(then)
      .catch(() => keepTyped(words.lost))
      .finally(() => (busy = false));
  });
}

/** The portal's last word after six tries in half a minute; undefined when nothing came back from the last of them. */
async function post(url: string, body: URLSearchParams): Promise<Response | undefined> {
  for (let wait = 1_000; ; wait *= 2) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': SEALED_FORM },
      body,
    }).catch(() => undefined);
    const taken = (answer?.status ?? 502) < 502;
    if (taken || wait > 16_000) return answer;
    await pause(wait);
  }
}
