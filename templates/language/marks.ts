/** A colon or semicolon after a word, as the language sets it: French has a space before both, that never breaks. */
export function markIn(language: string, mark: ':' | ';'): string {
  return language === 'fr' ? `\u00a0${mark}` : mark;
}
