/** Mebibytes to one place, in the digits of that language: `0.4`, `0,4`. */
export function mebibytesIn(bytes: number, lang: string): string {
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(lang, one).format(bytes / 1024 / 1024);
}

/** A file's size for a person: `47 KiB`, `3,2 Mio` (French counts octets). */
export function sizeIn(bytes: number, lang: string): string {
  const unit = lang.startsWith('fr') ? 'io' : 'iB';
  const kib = Math.ceil(bytes / 1024);
  return kib < 1024 ? `${String(kib)}\u00a0K${unit}` : `${mebibytesIn(bytes, lang)}\u00a0M${unit}`;
}
