/**
 * Labels, hints and choices of an answer's fields and the catalogue's groups, by what the domain and the
 * catalogue call them in British English; here only where a page says it otherwise.
 */
export const fields: Readonly<Record<string, string>> = {};

/** The words that confirm what no robot may say by accident. */
export const typedWords = { never_held: 'never held', refuse: 'refuse', not_here: 'not here' };

export const typeTheWord = 'Type “{{word}}” to confirm';
