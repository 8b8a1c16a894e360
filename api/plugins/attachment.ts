const MOST = 180;
/** Controls, halves of characters, and the marks that turn the direction of writing (they make `exe.pdf` of `fdp.exe`). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What some file system reads as more than a letter. */
const RESERVED = /[/\\:*?"<>|]/g;

/** A name that is safe to save under on any system, whatever the sender called the file. */
export function safeName(name: string): string {
  const flat = name
    .normalize('NFC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(RESERVED, '_')
    .replace(/^[.\s]+/, '')
    .replace(/(?<![.\s])[.\s]+$/, '');
  if (flat === '') return 'file';
  const letters = Array.from(flat);
  if (letters.length <= MOST) return flat;
  const ending = /\.[^.]{1,12}$/.exec(flat)?.[0] ?? '';
  return letters.slice(0, MOST - ending.length).join('') + ending;
}

/**
 * The Content-Disposition of a download (RFC 6266): an attachment, its name in ASCII for old readers and in
 * full as RFC 8187 writes it. Hostile names come out as harmless ones, never as a header of their own.
 */
export function attachment(name: string): string {
  const safe = safeName(name);
  const ascii = safe.replaceAll(/[^\x20-\x7e]|%/g, '_');
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
