/** Key files that are locked with a passphrase, in the form that `age -p` writes and `age -d` opens. */

const BINARY = 'age-encryption.org/v1\n';
const ARMORED = '-----BEGIN AGE ENCRYPTED FILE-----';

/** Whether these bytes are an age file, in binary or in armor, and not the key itself. */
export function isLocked(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return head.startsWith(BINARY) || head.trimStart().startsWith(ARMORED);
}

/** Opens one with its passphrase. Throws when it is another one, or a byte was changed. */
export async function unlockWith(passphrase: string, bytes: Uint8Array): Promise<string> {
  const { armor, Decrypter } = await import('age-encryption');
  const text = Buffer.from(bytes).toString('latin1');
  const sealed = text.startsWith(BINARY) ? bytes : armor.decode(text);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return Buffer.from(await decrypter.decrypt(sealed)).toString('utf8');
}

/** Locks a text, in armor so that it can be printed. */
export async function lockWith(passphrase: string, text: string): Promise<string> {
  const { armor, Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return `${armor.encode(await encrypter.encrypt(text)).trimEnd()}\n`;
}
