/** A confirming word in the spelling by which languages are compared: no capitals, no accents, no outer spaces. */
export function plainLetters(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** How one confirming word may be typed: its English form, as the domain has it, and all spellings in plain letters. */
export interface SpokenWord {
  word: string;
  spellings: readonly string[];
}

/** A confirming word typed in any language of ours, accents or not, as the domain has it; all else as it was typed. */
export function asEnglishWord(typed: string, spoken: readonly SpokenWord[]): string {
  const plain = plainLetters(typed);
  return spoken.find(({ spellings }) => spellings.includes(plain))?.word ?? typed;
}
