import { Refusal } from '../../domain/problem';
import { CHUNK_BYTES } from '../../domain/sealing/sealed-sizes';
import { encryptTo } from './age';
import { padded } from './padding';
import type { HandoverRecipient } from './recipient';

export { CHUNK_BYTES };

const SPACE = 0x20;

/** The value has no form in JSON. It carries no cause: an error of the serialiser may quote the value. */
export class CannotSeal extends Refusal {
  constructor() {
    super('cannot_seal', 'This could not be stored as it is. Please check it and send it again.');
    this.name = 'CannotSeal';
  }
}

/**
 * Seals a value as JSON (RFC 8259) in one age file. Spaces after it fill up to whole steps of 1 KiB, so
 * that the length says nothing about a password, and the opened text is still plain JSON to any tool.
 *
 * @throws CannotSeal when JSON has no form for the value (undefined, a circle, a bigint).
 */
export async function sealValue(recipient: HandoverRecipient, value: unknown): Promise<Uint8Array> {
  const content = padded(Buffer.from(jsonOf(value), 'utf8'), SPACE);
  try {
    return await encryptTo([recipient.recipient], content);
  } finally {
    content.fill(0);
  }
}

/**
 * Seals one chunk of a file in one age file. A full chunk is taken as it is. A shorter one, which can
 * only be the last, is filled up with zeros to whole steps of 1 KiB, because a small file is often a
 * secret; the exact sizes are in the manifest. So the opened chunks in order, cut at the file's size,
 * are the file: `age -d … | head -c SIZE`. A full chunk is sealed in `room`, where there is one that it fits into.
 *
 * @throws RangeError for more than 4 MiB.
 */
export async function sealBytes(
  recipient: HandoverRecipient,
  bytes: Uint8Array,
  room?: Uint8Array,
): Promise<Uint8Array> {
  if (bytes.length > CHUNK_BYTES) throw new RangeError('A chunk holds at most 4 MiB.');
  if (bytes.length === CHUNK_BYTES) return encryptTo([recipient.recipient], bytes, room);
  const content = padded(bytes, 0);
  try {
    return await encryptTo([recipient.recipient], content);
  } finally {
    content.fill(0);
  }
}

function jsonOf(value: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    throw new CannotSeal();
  }
  // The library's type says string, but undefined and functions give undefined.
  if (typeof json !== 'string') throw new CannotSeal();
  return json;
}
