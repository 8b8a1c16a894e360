import type { ImportItem } from '../../domain/import/import-item';
import { load } from './load';
import { make, sayer, type Place, type Seal, type Words } from './place';
import { setUnsent, warnUnsent } from './unsent';

/** Takes the place of the form that works without scripts. */
export function start(root: HTMLElement, seal: Seal): void {
  const {
    handoverId = '',
    recipient = '',
    signature = '',
    pinned = '',
    words = '{}',
  } = root.dataset;
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
    sealer = seal.sealerFor({ handoverId, recipient, signature, pinned });
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
    reader: {
      address: root.dataset.reader ?? '',
      integrity: root.dataset.readerIntegrity ?? '',
    },
    say: sayer(JSON.parse(root.dataset.said ?? '{}') as Words),
    tell,
    setUnsent,
  };
  warnUnsent();
  plain?.replaceWith(
    chooser(place, (file) => void take(place, stage, file)),
    told,
    stage,
  );
}

function chooser({ say }: Place, take: (file: File) => void): HTMLElement {
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
  // Anywhere on the page: a browser would open the file, and lose what is on it.
  for (const kind of ['dragover', 'drop'] as const) {
    addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      if (kind === 'drop' && file && !input.disabled) take(file);
    });
  }
  return make('div', { class: 'field files', in: [label, input] });
}

async function take(place: Place, stage: HTMLElement, file: File): Promise<void> {
  stage.replaceChildren();
  place.tell(place.say('reading'));
  const { file: address = '', fileIntegrity = '' } = place.root.dataset;
  const more = await load(address, fileIntegrity);
  if (more === null) place.tell(place.say('notLoaded'), true);
  else await more.takeFile(place, stage, file);
}
