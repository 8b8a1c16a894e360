import { parseDocument } from 'yaml';

/** Far more than any handover written by hand. Characters. */
export const MOST_TEXT = 1024 * 1024;
const MOST_ALIASES = 50;

/**
 * A handover in a file: YAML 1.2 (core schema), which JSON is a part of. Returns the input, or the sentence
 * that says why it cannot be read.
 */
export function readHandoverText(text: string): { raw: unknown } | { sentence: string } {
  if (text.trim() === '') return { sentence: 'Choose a file, or paste its text.' };
  if (text.length > MOST_TEXT) {
    return { sentence: 'This is more than a megabyte: not a handover of ours.' };
  }
  try {
    const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
    const [error] = document.errors;
    if (!error) return { raw: document.toJS({ maxAliasCount: MOST_ALIASES }) };
    const line = error.linePos?.[0].line;
    return {
      sentence: `This is neither YAML nor JSON${line === undefined ? '' : `: look at line ${line}`}. Check its indentation, colons and quotes.`,
    };
  } catch {
    return {
      sentence: 'This refers to itself too often, or is nested too deeply. Write it plainly.',
    };
  }
}
