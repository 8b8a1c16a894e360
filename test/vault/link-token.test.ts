import { createSecretKey } from 'node:crypto';
import { inspect } from 'node:util';
import { hashToken } from '../../vault/seal/token-hash';
import { linkToken, type LinkSubject } from '../../vault/links/link-token';

const key = createSecretKey(Buffer.alloc(32, 7));
const subject: LinkSubject = {
  handoverId: '0b0a8f5e-3c52-4c3e-9a5f-0d3f6a0b6f01',
  contactId: '5f1e2a7c-9d7b-4a55-8a70-2b6d1c0e9f02',
  purpose: 'reply',
  generation: 1,
};

describe('a link', () => {
  it('has 256 bits in 43 characters that survive any mail program', () => {
    expect(linkToken(key, subject)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is the same whenever its mail is composed again, also by a later version', () => {
    expect(linkToken(key, { ...subject })).toBe(linkToken(key, subject));
    expect(linkToken(key, subject)).toBe('dGMMacAyWpiUsA2g-1djxo9bPfuittc_te4Qye2u1gA');
  });

  it('is another one for each handover, contact, purpose, generation and vault', () => {
    const tokens = [
      linkToken(key, subject),
      linkToken(key, { ...subject, handoverId: subject.contactId }),
      linkToken(key, { ...subject, contactId: subject.handoverId }),
      linkToken(key, { ...subject, purpose: 'authority' }),
      linkToken(key, { ...subject, generation: 2 }),
      linkToken(createSecretKey(Buffer.alloc(32, 8)), subject),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('cannot be had by moving characters from one field to the next', () => {
    const one = linkToken(key, { ...subject, contactId: 'a', purpose: 'bc' });
    expect(linkToken(key, { ...subject, contactId: 'ab', purpose: 'c' })).not.toBe(one);
    expect(linkToken(key, { ...subject, contactId: 'a","b', purpose: 'c' })).not.toBe(one);
  });

  it('needs a whole generation from 1', () => {
    for (const generation of [0, -1, 1.5, NaN]) {
      expect(() => linkToken(key, { ...subject, generation })).toThrow(RangeError);
    }
  });

  it('is stored as a hash that says nothing about it, and another spelling finds nothing', () => {
    const token = linkToken(key, subject);
    const hash = hashToken(token);
    expect(hash).toHaveLength(32);
    expect(hash.toString('base64url')).not.toContain(token.slice(0, 8));
    expect(hashToken(`${token}=`).equals(hash)).toBe(false);
    expect(hashToken(token.toLowerCase()).equals(hash)).toBe(false);
  });

  it('has a key that does not show when it is logged by mistake', () => {
    const secret = createSecretKey(Buffer.from('canary-key-canary-key-canary-key'));
    expect(inspect(secret) + JSON.stringify({ secret })).not.toContain('canary');
  });
});
