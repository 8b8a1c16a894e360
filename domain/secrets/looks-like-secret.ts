const LABELLED = /\b(pass(word|wort|phrase)?|pwd?|pin|secret|seed|kennwort)\s*[:=]\s*\S/i;
const KEY_MATERIAL = /otpauth:\/\/|-----BEGIN |AGE-SECRET-KEY-|\d{6}(-\d{6}){7}/i;
/** A reply link's token, or anything as long and as random: it opens what it belongs to. */
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])|\/[ra]\/[\w-]{20,}/;
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

function kindsIn(word: string): number {
  return KINDS.filter((kind) => kind.test(word)).length;
}

/**
 * Whether a text that people may write freely carries what must not be in it. No rule can tell for sure:
 * it is meant for slips, and lets a sentence, a path or an address pass.
 */
export function looksLikeSecret(text: string): boolean {
  if (LABELLED.test(text) || KEY_MATERIAL.test(text) || TOKEN.test(text)) return true;
  // One word and nothing else: several words name a place or say something, a mixed one does not.
  if (!/[\s/\\>]/.test(text) && text.length >= 8) return kindsIn(text) >= 3;
  return text.split(/\s+/).some(isMixedWord);
}

/** Small and capital letters, digits and signs in one word; hyphens and the like occur in names too. */
function isMixedWord(written: string): boolean {
  const word = written.replaceAll(/^[("'“‘]+|[)"'”’.,;:!?]+$/g, '');
  if (word.length < 8 || /^[^@\s]+@[^@\s]+\.\w+$|[/\\]/.test(word)) return false;
  return kindsIn(word.replaceAll(/[-–_.’']/g, '')) === KINDS.length;
}
