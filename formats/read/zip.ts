import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { CannotRead } from './reading';

/** Bytes of all that is wanted of one ZIP, counted as they come out: what its head says of sizes is not believed. */
const MOST_INFLATED = 200 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
/** A piece that is given to the inflater at once: it gives back at most a thousand times as much. */
const PIECE = 16 * 1024;

/**
 * The wanted files of a ZIP by their paths, which are names and never places. No ZIP inside it is opened. Throws
 * CannotRead.
 */
export function unzipped(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  most = MOST_INFLATED,
): Map<string, Uint8Array> {
  if (isLocked(bytes)) throw new CannotRead('zip_locked');
  const files = new Map<string, Uint8Array[]>();
  let entries = 0;
  let size = 0;
  let failed: unknown;
  const zip = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new CannotRead('too_large');
    if (!wanted(file.name)) return;
    const parts: Uint8Array[] = [];
    files.set(file.name, parts);
    file.ondata = (error, part) => {
      // The types say that it is always there; a damaged file gives only the error.
      failed ??= error as Error | null;
      if ((part as Uint8Array | undefined) === undefined) return;
      size += part.length;
      if (size <= most) parts.push(part);
      else parts.length = 0;
    };
    file.start();
  });
  zip.register(UnzipPassThrough);
  zip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      zip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      // Here, because the library takes what is thrown while it inflates for an error of the file, and goes on.
      if (size > most) throw new CannotRead('too_large');
    }
  } catch (error) {
    throw error instanceof CannotRead ? error : new CannotRead('damaged');
  }
  if (failed !== undefined && failed !== null) throw new CannotRead('damaged');
  return new Map([...files].map(([path, parts]) => [path, joined(parts)]));
}

/** The paths in a ZIP; their content is not touched. Throws CannotRead. */
export function pathsIn(bytes: Uint8Array): string[] {
  const paths: string[] = [];
  unzipped(bytes, (path) => {
    paths.push(path);
    return false;
  });
  return paths;
}

/** The first entry says so with bit 0 of its flags (APPNOTE 4.4.4). */
function isLocked(bytes: Uint8Array): boolean {
  return ((bytes[6] ?? 0) & 1) === 1;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
