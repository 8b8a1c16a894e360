import type { PreviousMspPerson, ListedItem } from '../simulated/previous-msp';

/** What one previous MSP does on a day of the handover; day 0 is the day of the letter. */
export interface Character {
  temper: 'cooperative' | 'slow' | 'hostile';
  client: string;
  previousMsp: string;
  /** Catalogue numbers asked for. */
  items: readonly number[];
  sponsor: string;
  /** Opens the mail and answers. Returns what it did, as a sentence without its subject, or null. */
  act(scene: CharacterScene): Promise<string | null>;
}

export interface CharacterScene {
  day: number;
  /** Opens the link in the newest mail; null when none has come. */
  open: () => Promise<PreviousMspPerson | null>;
  /** yyyy-mm-dd so many calendar days ahead. */
  dayAhead: (days: number) => string;
  /** A fresh secret, remembered to be looked for afterwards. */
  secret: () => string;
}

async function answerAll(
  person: PreviousMspPerson,
  items: readonly ListedItem[],
  scene: CharacterScene,
): Promise<void> {
  for (const item of items) {
    await person.answer(item, { type: 'provided', secret: scene.secret, day: scene.dayAhead(0) });
  }
}

const MICROSOFT_OFFICE = [1, 2, 3, 5, 6, 13, 14, 19, 22, 24, 36, 37, 41, 42, 43, 58, 60, 63, 64];

export const cooperative: Character = {
  temper: 'cooperative',
  client: 'Copperfield Foods',
  previousMsp: 'Deltanet',
  sponsor: 'Rosa Copperfield',
  items: MICROSOFT_OFFICE,
  act: async (scene) => {
    if (scene.day !== 1 && scene.day !== 3) return null;
    const person = await scene.open();
    if (!person) return null;
    const items = await person.list();
    const half = Math.ceil(items.length / 2);
    const part = scene.day === 1 ? items.slice(0, half) : items.slice(half);
    await answerAll(person, part, scene);
    return `answers ${String(part.length)} items and takes receipt ${await person.finish()}`;
  },
};

export const slow: Character = {
  temper: 'slow',
  client: 'Fern Logistics',
  previousMsp: 'SysWorks',
  sponsor: 'Sam Reed',
  items: MICROSOFT_OFFICE.slice(0, 14),
  act: async (scene) => {
    if (scene.day === 4) {
      const person = await scene.open();
      if (!person) return null;
      const items = await person.list();
      await answerAll(person, items.slice(0, 4), scene);
      for (const item of items.slice(4, 8)) {
        await person.answer(item, { type: 'promised', day: scene.dayAhead(4) });
      }
      return `answers 4, promises 4 for ${scene.dayAhead(4)}: ${await person.finish()}`;
    }
    if (scene.day === 14) {
      const person = await scene.open();
      if (!person) return null;
      const items = await person.list();
      await answerAll(person, items.slice(4, 6), scene);
      return `remembers two of what it promised, too late: ${await person.finish()}`;
    }
    return null;
  },
};

export const hostile: Character = {
  temper: 'hostile',
  client: 'Alder Dental',
  previousMsp: 'Northgate Computing',
  sponsor: 'Ivy Alder',
  items: MICROSOFT_OFFICE.slice(3, 15),
  act: async (scene) => {
    if (scene.day !== 8) return null;
    const person = await scene.open();
    if (!person) return null;
    const items = await person.list();
    for (const item of items.slice(0, 3)) await person.answer(item, { type: 'refused' });
    return `refuses 3 items because of an unpaid invoice, and is silent on the rest: ${await person.finish()}`;
  },
};

export const CHARACTERS: readonly Character[] = [cooperative, slow, hostile];
