/** On the pages of the portal on which somebody answers: seals before sending, and takes files wherever they fall. */
import type { UploadWords } from '../domain/uploads/upload-words';
import { sealBeforeSending } from './answer/answer-form';
import { takeDrops } from './answer/drop';
import { FileList } from './answer/file-list';
import { make } from './answer/place';
import type { SignedRecipient } from './seal/recipient';
import type { Sealer } from './seal/sealer';

type Seal = NonNullable<typeof globalThis.handoverSeal>;

/** On it: whom to seal to, and the words. */
const root = document.querySelector<HTMLElement>('[data-recipient]');
const told = make('p');
told.className = 'told';
told.setAttribute('role', 'status');
/** Quietly: for those who hear the page, where it can be seen anyway. */
const tell = (words: string, quietly = false): void => {
  told.className = quietly ? 'visually-hidden' : 'told';
  told.textContent = words;
};

function start(page: HTMLElement, sealer: Sealer, words: UploadWords, seal: Seal): void {
  /** By where the files go: a form that comes back goes on with those of the one before. */
  const lists = new Map<string, FileList>();

  function listIn(holder: HTMLElement, sentWords: string): FileList {
    const files = holder.dataset.files ?? '';
    const list = lists.get(files) ?? new FileList({ files, sealer, words }, sentWords, tell);
    lists.set(files, list);
    holder.append(list.shown);
    return list;
  }

  /** The item's own page. */
  function onForm(form: HTMLFormElement): void {
    const holder = form.querySelector<HTMLElement>('[data-files]');
    const input = form.querySelector<HTMLInputElement>('input[type="file"]');
    if (!holder || !input) return;
    const files = listIn(holder, words.sent);
    const hint = holder.querySelector('.hint');
    if (hint) hint.textContent = words.drop;
    document.body.append(told);
    input.addEventListener('change', () => {
      files.add([...(input.files ?? [])]);
      input.value = '';
    });
    const renewed = (): void => {
      const next = document.querySelector<HTMLFormElement>('form[data-recipient]');
      if (next) onForm(next);
      files.check();
    };
    sealBeforeSending({
      form,
      files,
      words,
      sealForm: seal.formSealer(form, sealer),
      tell,
      renewed,
    });
  }

  if (page instanceof HTMLFormElement) onForm(page);
  else document.body.append(told);

  takeDrops({
    folder: () => tell(words.folder),
    take: (files, at) => {
      const own = document.querySelector<HTMLElement>('form [data-files]');
      const holder = own ?? at.closest<HTMLElement>('[data-files]');
      if (holder === null) {
        tell(words.where);
        return;
      }
      const sent = own ? words.sent : words.sentToList;
      listIn(holder, sent).add(files);
    },
  });
}

function refuse(page: HTMLElement, sentence: string): void {
  told.setAttribute('role', 'alert');
  tell(sentence);
  page.prepend(told);
  addEventListener('submit', (event) => event.preventDefault(), true);
}

function sealerOf(page: DOMStringMap, seal: Seal): Sealer | null {
  try {
    return seal.sealerFor(page as DOMStringMap & SignedRecipient);
  } catch {
    return null;
  }
}

// Without a sealing script, or a secure context, the page works as it does without any script.
if (root && isSecureContext && globalThis.handoverSeal) {
  const words = JSON.parse(root.dataset.words ?? '{}') as UploadWords;
  const sealer = sealerOf(root.dataset, globalThis.handoverSeal);
  if (sealer) start(root, sealer, words, globalThis.handoverSeal);
  else refuse(root, words.rejected);
}
