import { argon2id } from 'hash-wasm';
import { number, parsed, text } from './json';
import { CannotRead } from './reading';

/** Bitwarden's numbers: 0 is PBKDF2 with SHA-256, 1 is Argon2id. */
const PBKDF2 = 0;
const ARGON2ID = 1;
const MOST_ITERATIONS = 5_000_000;
const MOST_MEMORY_MIB = 1_024;
const MOST_WORK_MIB = 5 * 1_024;
const MOST_LANES = 16;

type Bytes = Uint8Array<ArrayBuffer>;
const utf8 = (value: string): Bytes => new Uint8Array(new TextEncoder().encode(value));

/** The JSON inside a file that is locked with a password; null when that is another one. Throws CannotRead. */
export async function opened(file: Record<string, unknown>, password: string): Promise<unknown> {
  const master = await stretched(file, password);
  const keys = { enc: await expanded(master, 'enc'), mac: await expanded(master, 'mac') };
  // Encrypted with the same key to tell a wrong password from a damaged file.
  if ((await decrypted(text(file.encKeyValidation_DO_NOT_EDIT), keys)) === null) return null;
  const json = await decrypted(text(file.data), keys);
  if (json === null) throw new CannotRead('damaged');
  return parsed(new TextDecoder().decode(json)) ?? {};
}

async function stretched(file: Record<string, unknown>, password: string): Promise<Bytes> {
  const iterations = number(file.kdfIterations);
  const salt = utf8(text(file.salt));
  if (file.kdfType === PBKDF2) {
    if (iterations < 1 || iterations > MOST_ITERATIONS) throw new CannotRead('kdf_too_hard');
    const key = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, [
      'deriveBits',
    ]);
    const by = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
    return new Uint8Array(await crypto.subtle.deriveBits(by, key, 256));
  }
  if (file.kdfType !== ARGON2ID) throw new CannotRead('damaged');
  const memory = number(file.kdfMemory);
  const lanes = number(file.kdfParallelism);
  const bounded =
    iterations >= 1 &&
    memory >= 1 &&
    lanes >= 1 &&
    memory <= MOST_MEMORY_MIB &&
    memory * iterations <= MOST_WORK_MIB &&
    lanes <= MOST_LANES;
  if (!bounded) throw new CannotRead('kdf_too_hard');
  const hash = await argon2id({
    password: utf8(password),
    salt: new Uint8Array(await crypto.subtle.digest('SHA-256', salt)),
    memorySize: memory * 1024,
    iterations,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(hash);
}

/** One block of HKDF-Expand (RFC 5869) is all that a key of 32 bytes needs. */
async function expanded(master: Bytes, purpose: string): Promise<Bytes> {
  return hmac(master, new Uint8Array([...utf8(purpose), 1]));
}

async function hmac(key: Bytes, data: Bytes): Promise<Bytes> {
  const by = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, by, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

/** Type 2 of Bitwarden's strings: AES-256-CBC, then HMAC-SHA-256 over IV and ciphertext. Null when that differs. */
async function decrypted(text_: string, keys: { enc: Bytes; mac: Bytes }): Promise<Bytes | null> {
  const parts = /^2\.([^|]+)\|([^|]+)\|([^|]+)$/.exec(text_)?.slice(1);
  if (!parts) throw new CannotRead('damaged');
  const [iv, data, mac] = parts.map(fromBase64);
  if (!iv || !data || !mac) throw new CannotRead('damaged');
  const wanted = await hmac(keys.mac, new Uint8Array([...iv, ...data]));
  if (wanted.length !== mac.length || wanted.some((byte, at) => byte !== mac[at])) return null;
  const key = await crypto.subtle.importKey('raw', keys.enc, 'AES-CBC', false, ['decrypt']);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, data));
}

function fromBase64(value: string): Bytes {
  try {
    return Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
  } catch {
    throw new CannotRead('damaged');
  }
}
