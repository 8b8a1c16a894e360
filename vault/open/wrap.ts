import { createHash } from 'node:crypto';
import { encryptTo, isRecipient } from '../seal/age';
import { readSshKey, sshRecipient } from './ssh-recipient';

/**
 * A recipient as it is kept and compared: `age1…`, or an SSH key's type and base64 without its comment. Null when it
 * is neither: post-quantum ones may not stand beside classic ones in one file (https://c2sp.org/age).
 */
export function canonicalRecipient(text: string): string | null {
  const line = text.trim();
  if (isRecipient(line)) return line;
  return readSshKey(line) ? line.split(/\s+/).slice(0, 2).join(' ') : null;
}

/** One age file that any one of these can open, also with SSH keys. Throws TypeError when one is no recipient. */
export async function wrapTo(
  recipients: readonly string[],
  plain: Uint8Array,
): Promise<Uint8Array> {
  if (recipients.length === 0) throw new TypeError('Wrapping needs at least one recipient.');
  if (recipients.every(isRecipient)) return encryptTo(recipients, plain);
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    const ssh = readSshKey(recipient);
    if (!ssh && !isRecipient(recipient)) throw new TypeError('This is no recipient of age.');
    encrypter.addRecipient(ssh ? await sshRecipient(ssh) : recipient);
  }
  return encrypter.encrypt(plain);
}

/** Which recipients something is wrapped to, as one mark: SHA-256 over them, sorted, each with a line feed. */
export function markOf(recipients: readonly string[]): Buffer {
  const mark = createHash('sha256');
  for (const one of [...new Set(recipients)].sort()) mark.update(`${one}\n`);
  return mark.digest();
}
