/** Signatures at the start of PDF, JPEG, PNG, GIF, TIFF, WebP (RIFF) and HEIC or AVIF (ISO base media, `ftyp`). */
const PAPERS = [
  (head: Buffer) => head.subarray(0, 5).toString('latin1') === '%PDF-',
  (head: Buffer) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head: Buffer) => head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  (head: Buffer) => head.subarray(0, 4).toString('latin1') === 'GIF8',
  (head: Buffer) => /^(II\*\0|MM\0\*|RIFF)/.test(head.subarray(0, 4).toString('latin1')),
  (head: Buffer) => head.subarray(4, 8).toString('latin1') === 'ftyp',
];

/** Whether the first bytes are those of a PDF or a picture, whatever the file's name says. */
export function looksLikePaper(head: Buffer): boolean {
  return PAPERS.some((is) => is(head));
}
