/** On the pages of the portal on which somebody answers: seals before sending, and takes files wherever they fall. */
import type { UploadWords } from '../domain/uploads/upload-words';
import { sealBeforeSending } from './answer/answer-form';
import { takeDrops } from './answer/drop';
import { FileList } from './answer/file-list';
import { make, type Place } from './answer/place';
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
  const lists = new Map<Element, FileList>();
  const place = (files: string): Place => ({ files, sealer, words });

  function listIn(holder: HTMLElement, sentWords: string): FileList {
    const known = lists.get(holder);
    if (known) return known;
    const list = make('ul');
    list.className = 'uploads';
    holder.append(list);
    const made = new FileList(list, place(holder.dataset.files ?? ''), sentWords, tell);
    lists.set(holder, made);
    return made;
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

function sealerOf(
  { handover = '', recipient = '', signature = '', pinned = '' }: DOMStringMap,
  seal: Seal,
) {
  try {
    return seal.sealerFor({ handoverId: handover, recipient, signature, pinned });
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
