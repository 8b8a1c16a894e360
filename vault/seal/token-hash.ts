import { hash } from 'node:crypto';

/**
 * What is stored of a link's token and looked up when one is opened: SHA-256 over its characters, 32
 * bytes. No salt: the token has 256 bits and cannot be guessed. Over the characters and not what they
 * decode to, because several spellings in base64url decode to the same bytes.
 */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
