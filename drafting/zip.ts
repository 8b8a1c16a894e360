import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** Relative, of our own making: never a name that was sent in as it is. */
  path: string;
  content: Uint8Array | (() => AsyncIterable<Uint8Array>);
}

/** A ZIP has local times without a zone: one day of the calendar is the same wherever it is made. */
function dayOf(at: Date): Date {
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12);
}

/**
 * A ZIP (APPNOTE 6.3) of these entries in this order, one read at a time, nothing compressed. The same entries
 * and day give the same bytes. What an entry throws, the stream throws.
 */
export function zipStream(entries: readonly ZipEntry[], at: Date): Readable {
  const zip = new ZipFile();
  const options = { mtime: dayOf(at), mode: 0o100600, compress: false, forceDosTimestamp: true };
  for (const { path, content } of entries) {
    if (content instanceof Uint8Array) {
      zip.addBuffer(Buffer.from(content), path, options);
    } else {
      zip.addReadStreamLazy(path, options, (ready) => {
        ready(null, Readable.from(content(), { objectMode: false }));
      });
    }
  }
  const out = Readable.from(zip.outputStream, { objectMode: false });
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  return out;
}

/** The same in memory. */
export async function zipBytes(entries: readonly ZipEntry[], at: Date): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of zipStream(entries, at)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
