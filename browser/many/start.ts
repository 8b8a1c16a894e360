import type { ImportItem } from '../../domain/import/import-item';
import { chooseColumns } from './choose-columns';
import { make, sayer, type Place, type Seal, type Words } from './place';
import { read } from './read';
import { showMatches } from './show-matches';
import { unlock } from './unlock';
import { setUnsent, warnUnsent } from './unsent';
import type { Reading, Unlocking } from '../../formats/read/reading';

/** Takes the place of the form that works without scripts. */
export function start(root: HTMLElement, seal: Seal): void {
  const { handover = '', recipient = '', signature = '', pinned = '', words = '{}' } = root.dataset;
  const told = make('p', { class: 'strong' });
  told.setAttribute('role', 'status');
  const tell: Place['tell'] = (text, alarming = false) => {
    told.className = alarming ? 'wrong' : 'strong';
    told.textContent = text;
  };
  const plain = root.querySelector('form');
  const stage = make('div', { class: 'stack' });
  let sealer;
  try {
    sealer = seal.sealerFor({ handoverId: handover, recipient, signature, pinned });
  } catch {
    plain?.replaceWith(told);
    tell((JSON.parse(words) as { rejected: string }).rejected, true);
    return;
  }
  const place: Place = {
    root,
    home: root.dataset.home ?? '',
    items: JSON.parse(root.dataset.items ?? '[]') as ImportItem[],
    sealer,
    reader: root.dataset.reader ?? '',
    say: sayer(JSON.parse(root.dataset.said ?? '{}') as Words),
    tell,
  };
  warnUnsent();
  plain?.replaceWith(
    chooser(place, (file) => void take(place, stage, file)),
    told,
    stage,
  );
}

function chooser({ root, say }: Place, take: (file: File) => void): HTMLElement {
  const input = make('input');
  input.type = 'file';
  input.id = 'many-file';
  const label = make('label', { text: say('choose') });
  label.htmlFor = input.id;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) take(file);
  });
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });
  return make('div', { class: 'field files', in: [label, input] });
}

async function take(place: Place, stage: HTMLElement, file: File): Promise<void> {
  stage.replaceChildren();
  const bytes = new Uint8Array(await file.arrayBuffer());
  await go(place, stage, bytes, {});
}

async function go(
  place: Place,
  stage: HTMLElement,
  bytes: Uint8Array,
  unlocking: Unlocking,
): Promise<void> {
  place.tell(place.say('reading'));
  const reading: Reading | null = await read(place.reader, bytes, unlocking);
  place.tell('');
  if (reading === null) place.tell(place.say('slow'), true);
  else show(place, stage, reading, (more) => void go(place, stage, bytes, more));
}

function show(
  place: Place,
  stage: HTMLElement,
  reading: Reading,
  unlocked: (unlocking: Unlocking) => void,
): void {
  setUnsent(reading.kind !== 'refused');
  switch (reading.kind) {
    case 'refused':
      place.tell(place.say(`refused.${reading.reason}`), true);
      break;
    case 'locked':
      unlock(place, stage, reading, unlocked);
      break;
    case 'table':
      chooseColumns(place, stage, reading, (entries) => {
        showMatches(place, stage, { entries, lost: reading.lost });
      });
      break;
    case 'entries':
      showMatches(place, stage, reading);
  }
}
