/** UTF-8 or UTF-16 by its mark, else strict UTF-8, else windows-1252, as old programs write. Nothing is trimmed. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return asWindows(new TextDecoder('windows-1252').decode(bytes));
  }
}

/** What windows-1252 has at 0x80 to 0x9f (WHATWG Encoding); Node reads it as Latin-1, browsers do not. */
const AT_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function asWindows(text: string): string {
  return text.replaceAll(
    /[\u0080-\u009f]/g,
    (letter) => AT_80[letter.charCodeAt(0) - 0x80] ?? letter,
  );
}
