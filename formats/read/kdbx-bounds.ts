import * as kdbxweb from 'kdbxweb';
import { CannotRead } from './reading';

const MAGIC = 0x9aa2d903;
const OLD_MAGICS = [0xb54bfb65, 0xb54bfb66];
const MIB = 1024 * 1024;
/** More than this no database of an office asks of its own people; a file made to hurt does. */
const MOST_MEMORY = 1024 * MIB;
const MOST_WORK = 5 * 1024 * MIB;
const MOST_LANES = 16;
const MOST_AES_ROUNDS = 100_000_000;

export type KdbxKind = 'kdbx' | 'kdb' | 'kdbx_old' | null;

/** Told by the first eight bytes: a database that we open, one from before KDBX 3, or none. */
export function kdbxKind(bytes: Uint8Array): KdbxKind {
  if (bytes.length < 12) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return null;
  const second = view.getUint32(4, true);
  if (OLD_MAGICS.includes(second)) return second === OLD_MAGICS[0] ? 'kdb' : 'kdbx_old';
  return second === 0xb54bfb67 && view.getUint16(10, true) >= 3 ? 'kdbx' : 'kdbx_old';
}

/**
 * Reads only the head, and refuses what would take the sender's computer down to open: nothing stretches a key
 * before. Throws CannotRead.
 */
export function checkBounds(bytes: Uint8Array): void {
  const { kdfParameters, keyEncryptionRounds } = headOf(bytes);
  if ((keyEncryptionRounds ?? 0) > MOST_AES_ROUNDS) throw new CannotRead('kdf_too_hard');
  if (!kdfParameters) return;
  const number = (key: string): number => Number(kdfParameters.get(key)?.valueOf() ?? 0);
  const memory = number('M');
  const tooHard =
    memory > MOST_MEMORY ||
    memory * number('I') > MOST_WORK ||
    number('P') > MOST_LANES ||
    number('R') > MOST_AES_ROUNDS;
  if (tooHard) throw new CannotRead('kdf_too_hard');
}

function headOf(bytes: Uint8Array): kdbxweb.KdbxHeader {
  try {
    const stream = new kdbxweb.BinaryStream(bufferOf(bytes));
    const kdbx = new kdbxweb.Kdbx();
    return kdbxweb.KdbxHeader.read(stream, new kdbxweb.KdbxContext({ kdbx }));
  } catch {
    throw new CannotRead('damaged');
  }
}

/** A copy that nothing else looks into. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
