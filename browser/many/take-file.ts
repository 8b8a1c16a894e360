import type { Reading, Unlocking } from '../../formats/read/reading';
import { chooseColumns } from './choose-columns';
import type { Place } from './place';
import { read } from './read';
import { showMatches } from './show-matches';
import { unlock } from './unlock';

/** Reads a file, and leads on to what its sender has to say or to look at. */
export async function takeFile(place: Place, stage: HTMLElement, file: File): Promise<void> {
  // A folder has no bytes of its own, and a file may have been moved.
  const content = await file.arrayBuffer().catch(() => null);
  if (content === null) place.tell(place.say('refused.damaged'), true);
  else await go(place, stage, new Uint8Array(content), {});
}

async function go(
  place: Place,
  stage: HTMLElement,
  bytes: Uint8Array,
  unlocking: Unlocking,
): Promise<void> {
  place.tell(place.say('reading'));
  const reading = await read(place.reader, bytes, unlocking);
  place.tell('');
  if (typeof reading === 'string') place.tell(place.say(reading), true);
  else show(place, stage, reading, (more) => void go(place, stage, bytes, more));
}

function show(
  place: Place,
  stage: HTMLElement,
  reading: Reading,
  unlocked: (unlocking: Unlocking) => void,
): void {
  place.setUnsent(reading.kind !== 'refused');
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
