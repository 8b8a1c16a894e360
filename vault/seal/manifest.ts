import type { HandoverRecipient } from './recipient';
import { sealValue } from './seal';

/** What one file was when it was sent. Its name and exact sizes exist nowhere outside this. */
export interface FileManifest {
  readonly version: 1;
  /** As the sender called it: hostile text, never used as a path. */
  readonly name: string;
  /** As the sender's browser called it: never trusted. */
  readonly mediaType: string;
  readonly content: ContentTotals;
}

export interface ContentTotals {
  /** Bytes of the whole content. */
  readonly size: number;
  /** SHA-256 of the whole content, 64 lower-case hex digits. */
  readonly sha256: string;
  /** Plain bytes of chunk 1, 2, 3 … in order. An empty file has one chunk of 0 bytes. */
  readonly chunkSizes: readonly number[];
}

/** Seals the manifest of one file as a value: JSON, padded. Stored beside the file's chunks. */
export function sealManifest(
  recipient: HandoverRecipient,
  manifest: FileManifest,
): Promise<Uint8Array> {
  return sealValue(recipient, manifest);
}
