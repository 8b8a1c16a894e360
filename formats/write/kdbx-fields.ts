import { withoutControls, wellFormed } from '../../domain/entries/cells';

/** `{TITLE}`, `{REF:…}`, `{CMD:…}` in KeePass programs, `%PATH%` in KeePass 2: replaced where a value is shown or copied. */
const PLACEHOLDER = /\{[^{}]*\}|%[A-Za-z_][A-Za-z0-9_()]*%/;
/** Names that make a program do something: run an address, answer a browser, make codes, type by itself. */
const RESERVED =
  /^(title|username|password|url|notes|otp|kp2a_.*|_?exec_cmd|_.*|kph:.*|totp .*|(time|hmac)otp-.*|keepass.*)$/i;

/** KeePassXC ends a value at NUL, and takes U+FEFF at its beginning for the mark of a file. */
const CUT = /\0|^\ufeff/;

/** Whether a KeePass program would show something else than this. */
export function wouldChange(text: string): boolean {
  return hasPlaceholder(text) || CUT.test(text);
}

function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** A text that is shown and may not be empty: braces and percent signs in a form that no program resolves. */
export function withoutPlaceholders(text: string): string {
  if (!hasPlaceholder(text)) return text;
  return text.replaceAll('{', '(').replaceAll('}', ')').replaceAll('%', '％');
}

/** What the file can hold in clear XML; `changed` says whether anything had to go. */
export function textFor(text: string): { text: string; changed: boolean } {
  const kept = withoutControls(text);
  return { text: kept, changed: kept !== text };
}

/** A name for a field of its own: harmless, and not taken yet. */
export function fieldName(name: string, taken: Set<string>): string {
  const plain = withoutPlaceholders(withoutControls(wellFormed(name)))
    .replaceAll(/\s+/g, ' ')
    .trim();
  const harmless = plain === '' || RESERVED.test(plain) ? `Field ${plain}`.trim() : plain;
  let free = harmless;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${harmless} ${number}`;
  taken.add(free.toLowerCase());
  return free;
}
