import { createHash, randomUUID } from 'node:crypto';

/**
 * An id that comes from the form's nonce, so that the same form sent twice is the same thing; mixed with what it is
 * and where it was sent, so that nobody can name another one's (RFC 9562, version 8).
 */
export function formId(what: string, where: readonly string[], nonce: string | null): string {
  const name = JSON.stringify([what, ...where, nonce ?? randomUUID()]);
  const hash = createHash('sha256').update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-');
}
