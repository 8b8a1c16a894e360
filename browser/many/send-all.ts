import { inPieces, type AlsoSentEntry } from '../../domain/import/also-sent';
import { answerOfEntries } from '../../domain/import/answer-of-entries';
import type { ImportItem } from '../../domain/import/import-item';
import { shapeOf } from '../../domain/answers/field-shape';
import { SEALED_FORM } from '../../domain/sealing/sealed-form';
import type { Entry } from '../../domain/entries/entry';
import type { UploadWords } from '../../domain/uploads/upload-words';
import { saidBy } from '../answer/said-by';
import { sendFile } from '../answer/send-file';
import { Refused } from '../answer/transfer';
import { base64url, make, type Place } from './place';

interface Answer {
  item: ImportItem;
  entries: Entry[];
}

interface Chosen {
  button: HTMLButtonElement;
  answers: Answer[];
  also: Entry[];
}

/** Seals and sends one answer after the other, as the items' own forms would. What is through stays through. */
export async function sendAll(place: Place, stage: HTMLElement, chosen: Chosen): Promise<void> {
  const { say, tell, setUnsent } = place;
  const pieces = inPieces(chosen.also);
  const all = chosen.answers.length + pieces.length;
  const chooser = place.root.querySelector<HTMLInputElement>('#many-file');
  const setSending = (now: boolean): void => {
    chosen.button.disabled = now;
    // Another file would be shown in the place of what is on its way.
    if (chooser) chooser.disabled = now;
  };
  setSending(true);
  const failed: string[] = [];
  const why = new Set<string>();
  let done = 0;
  const step = async (name: string, act: () => Promise<boolean>): Promise<void> => {
    tell(say('sending', { done, all }));
    const sent = await act().catch((error: unknown) => {
      // What the portal says of what it will not take.
      if (error instanceof Refused) why.add(error.message);
      return false;
    });
    if (!sent) failed.push(name);
    done += 1;
  };
  for (const answer of chosen.answers) {
    await step(answer.item.name, () => sendAnswer(place, answer));
  }
  for (const entries of pieces) await step(say('also'), () => sendAlso(place, entries));
  setSending(false);
  // Sent again, the same form is the same answer: what is through is not doubled.
  if (failed.length > 0) {
    tell([say('failed', { what: failed.join(', ') }), ...why].join(' '), true);
    return;
  }
  setUnsent(false);
  tell(say('done', { n: chosen.answers.length, also: chosen.also.length }));
  const back = make('a', { class: 'button', text: say('toList') });
  back.href = place.home;
  stage.replaceChildren(make('p', { in: [back] }));
  back.focus();
}

/** Sealed bytes by the form's nonce: sent a second time they have to be the same. */
const sealedBefore = new Map<string, { typed: string; sealed: string }>();

async function sealed({ sealer }: Place, form: string, value: object): Promise<string> {
  const typed = JSON.stringify(value);
  const before = sealedBefore.get(form);
  if (before?.typed === typed) return before.sealed;
  const made = { typed, sealed: base64url(await sealer.sealValue(value)) };
  sealedBefore.set(form, made);
  return made.sealed;
}

async function sendAnswer(place: Place, { item, entries }: Answer): Promise<boolean> {
  const filled = answerOfEntries(item, entries, { also: 'Also' });
  const files = await sendFiles(place, `items/${item.id}`, entries);
  const fields = filled.map(({ key, label, secret, value }) => ({ key, label, secret, value }));
  const body = new URLSearchParams({
    type: 'provided',
    form: item.form,
    seen: item.seen,
    then: 'list',
    // As the item's own form has it: files that came before are not in the export, and nobody chose to take them away.
    'keep-files': 'yes',
  });
  for (const { key, input, value } of filled)
    body.append('filled', `${key}:${shapeOf(input, value)}`);
  for (const id of files) body.append('upload', id);
  body.append(
    'sealed',
    await sealed(place, item.form, { version: 1, type: 'provided', fields, files }),
  );
  const url = `${place.home}/items/${item.id}`;
  const headers = { 'content-type': SEALED_FORM };
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
  // A form that was taken leads on; one that was not comes back.
  if (answer.type === 'opaqueredirect') return true;
  throw new Refused(await whyNot(answer, item));
}

/** Why it was not taken. Where somebody was faster its sender is told so, and then replaces that answer. */
async function whyNot(answer: Response, item: ImportItem): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const hidden = (name: string) =>
    page.querySelector<HTMLInputElement>(`form.answer input[name=${name}]`)?.value ?? '';
  const standing = hidden('standing');
  if (standing !== '') Object.assign(item, { seen: standing, form: hidden('form') });
  return saidBy(page);
}

/** By where they went: what was sent for an item that was chosen first is of that item. */
const sentFiles = new Map<string, WeakMap<Entry, string[]>>();

async function sendFiles(place: Place, under: string, entries: Entry[]): Promise<string[]> {
  const ids: string[] = [];
  const sent = sentFiles.get(under) ?? new WeakMap<Entry, string[]>();
  sentFiles.set(under, sent);
  for (const entry of entries) {
    let own = sent.get(entry);
    if (own === undefined) {
      own = [];
      for (const { name, content } of entry.files) {
        const file = new File([new Uint8Array(content)], name);
        const as = {
          id: crypto.randomUUID(),
          name,
          size: file.size,
          prints: [],
          done: false,
          at: Date.now(),
        };
        const to = {
          files: `${place.home}/${under}/files`,
          sealer: place.sealer,
          words: {} as UploadWords,
        };
        const signal = AbortSignal.timeout(10 * 60_000);
        await sendFile(file, as, to, { signal, progress: ignore, waiting: ignore, keep: ignore });
        own.push(as.id);
      }
      sent.set(entry, own);
    }
    ids.push(...own);
  }
  return ids;
}

function ignore(): void {
  // The page says how many answers are through; a file is part of one.
}

const forms = new WeakMap<object, string>();

async function sendAlso(place: Place, entries: Entry[]): Promise<boolean> {
  const [first = entries] = entries;
  const form = forms.get(first) ?? crypto.randomUUID();
  forms.set(first, form);
  const body = new URLSearchParams({ form, entries: String(entries.length) });
  const named: AlsoSentEntry[] = [];
  for (const entry of entries) {
    const ids = await sendFiles(place, 'many', [entry]);
    ids.forEach((id) => body.append('upload', id));
    const { files, ...rest } = entry;
    named.push({ ...rest, files: files.map(({ name }, at) => ({ id: ids[at] ?? '', name })) });
  }
  const value = { version: 1, kind: 'entries', entries: named };
  body.append('sealed', await sealed(place, form, value));
  const headers = { 'content-type': SEALED_FORM };
  const answer = await fetch(`${place.home}/many/also`, { method: 'POST', headers, body });
  if (answer.ok) return true;
  throw new Refused(saidBy(new DOMParser().parseFromString(await answer.text(), 'text/html')));
}
