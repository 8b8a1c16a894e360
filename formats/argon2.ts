import type { CryptoEngine } from 'kdbxweb';
import { argon2d, argon2id } from 'hash-wasm';

const ARGON2D = 0;

/** Argon2 for kdbxweb by WebAssembly, which works the same in Node and in a browser's worker. Memory in KiB. */
export const argon2: CryptoEngine.Argon2Fn = async (
  password,
  salt,
  memory,
  iterations,
  length,
  parallelism,
  type,
  version,
) => {
  // RFC 9106 version 0x13; hash-wasm has no other, and KeePass programs write no other.
  if (version !== 0x13)
    throw new RangeError('This database uses a version of Argon2 from before 2016.');
  const hash = await (type === ARGON2D ? argon2d : argon2id)({
    password: new Uint8Array(password),
    salt: new Uint8Array(salt),
    memorySize: memory,
    iterations,
    hashLength: length,
    parallelism,
    outputType: 'binary',
  });
  return new Uint8Array(hash).buffer;
};
