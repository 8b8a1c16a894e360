import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ExportFormat } from '../../../domain/hand-off/hand-off-rules';
import { passphraseFrom } from '../../../domain/package/package-rules';
import { zipStream, type ZipEntry } from '../../../drafting/zip';
import { writeBitwarden } from '../../../formats/write/bitwarden';
import { writeHudu } from '../../../formats/write/hudu';
import { writeItFlow } from '../../../formats/write/itflow';
import { writeItGlue } from '../../../formats/write/it-glue';
import { writeKdbx } from '../../../formats/write/kdbx';
import type { Written } from '../../../formats/write/written';
import { writeXlsx } from '../../../formats/write/xlsx';
import { sealPackage } from '../../../vault/seal/seal-stream';
import type { Collected } from './collect';

export interface FormatOrder {
  format: Exclude<ExportFormat, 'age'>;
  client: string;
  at: Date;
}

/** Writes everything but the sealed bundle. The passphrase of a KeePass file is made for it. */
export async function writeFormat(
  collected: readonly Collected[],
  { format, client, at }: FormatOrder,
): Promise<Written & { passphrase: string | null }> {
  const entries = collected.map((one) => one.entry);
  if (format === 'kdbx') {
    const passphrase = passphraseFrom(randomBytes(64));
    return {
      ...(await writeKdbx(entries, { name: client, password: passphrase, at })),
      passphrase,
    };
  }
  return { ...(await plain(entries, { format, client })), passphrase: null };
}

async function plain(
  entries: Parameters<typeof writeXlsx>[0],
  { format, client }: { format: Exclude<ExportFormat, 'age' | 'kdbx'>; client: string },
): Promise<Written> {
  switch (format) {
    case 'bitwarden':
      return writeBitwarden(entries);
    case 'it_glue':
      return writeItGlue(entries, { client });
    case 'hudu':
      return writeHudu(entries, { client });
    case 'itflow':
      return writeItFlow(entries);
    case 'xlsx':
      return writeXlsx(entries);
  }
}

/** A ZIP inside one age file, in pieces: to a passphrase, or to the next vault's own key. */
export function writeBundle(
  entries: readonly ZipEntry[],
  { recipient, at }: { recipient: string | null; at: Date },
): { passphrase: string | null; pieces: AsyncIterable<Uint8Array> } {
  const passphrase = recipient === null ? passphraseFrom(randomBytes(64)) : null;
  const key = passphrase === null ? { recipient: recipient ?? '' } : { passphrase };
  const source = Readable.toWeb(zipStream(entries, at)) as ReadableStream<Uint8Array>;
  return { passphrase, pieces: sealPackage(key, source) };
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  kdbx: '.kdbx',
  bitwarden: ' (Bitwarden).json',
  age: '.zip.age',
  // Exact passwords may look like formulas: whoever opens it in a spreadsheet has been told by the name.
  it_glue: ' (IT Glue, import only).csv',
  hudu: ' (Hudu, import only).csv',
  itflow: ' (ITFlow, import only).csv',
  xlsx: '.xlsx',
};

/** What the file is called: whose, which, and from when. */
export function exportName(of: {
  client: string;
  number: string;
  format: ExportFormat;
  at: Date;
}): string {
  const day = of.at.toISOString().slice(0, 10);
  return `${of.client} ${of.number} ${day}${ENDINGS[of.format]}`;
}
