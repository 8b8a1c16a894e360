/** Words whose h is said, by the sound of the language they came from: nothing is left out before them. */
const SAID_H = new Set(
  (
    'hack hall halle halles hambourg hanovre hard haut haute hautes hauts havre haye high holding hollande home ' +
    'hong hongrie host houston hub huit'
  ).split(' '),
);
const SAID_ALL_THE_SAME = new Set(['onze', 'oui']);

/** Whether French leaves out the vowel of `de` or `que` before a name: before a vowel, and an h that is not said. */
export function elides(name: string): boolean {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const [first = ''] = /^[\p{L}]+/u.exec(plain) ?? [];
  if (SAID_H.has(first) || SAID_ALL_THE_SAME.has(first)) return false;
  return /^(?:[aeiouhœæ]|y[^aeiouy])/u.test(first);
}

/**
 * What stands before a name that was typed, in French words: `{{de client}}{{client}}` is “de Fern”, “d’Orion”. The
 * name itself follows, so that mark-up may stand between.
 */
export const ELISIONS = {
  de: (name: unknown): string => (typeof name === 'string' && elides(name) ? 'd’' : 'de '),
  que: (name: unknown): string => (typeof name === 'string' && elides(name) ? 'qu’' : 'que '),
};
