import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { newKeyPair } from '../../vault/open/age';
import { signRecipient } from '../../vault/open/handover-keys';
import { encryptTo } from '../../vault/seal/age';
import {
  pinnedKey,
  RecipientRejected,
  verifyRecipient,
  type SignedRecipient,
} from '../../vault/seal/recipient';

const signing = generateKeyPairSync('ed25519');
let signed: SignedRecipient;

beforeAll(async () => {
  const { recipient } = await newKeyPair();
  signed = signRecipient(randomUUID(), recipient, signing.privateKey);
});

describe('the recipient of a handover', () => {
  it('is accepted when the pinned key has signed it', () => {
    const verified = verifyRecipient(signed, signing.publicKey);
    expect(verified.recipient).toBe(signed.recipient);
    expect(verified.handoverId).toBe(signed.handoverId);
  });

  it('is refused with any one bit of its signature changed', () => {
    for (let bit = 0; bit < signed.signature.length * 8; bit++) {
      const signature = Buffer.from(signed.signature);
      signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => verifyRecipient({ ...signed, signature }, signing.publicKey)).toThrow(
        RecipientRejected,
      );
    }
  });

  it('is refused with any one of its characters changed', () => {
    for (let at = 0; at < signed.recipient.length; at++) {
      const other = signed.recipient[at] === 'q' ? 'p' : 'q';
      const recipient = signed.recipient.slice(0, at) + other + signed.recipient.slice(at + 1);
      expect(() => verifyRecipient({ ...signed, recipient }, signing.publicKey)).toThrow(
        RecipientRejected,
      );
    }
  });

  it('is refused for another handover, another key pair, another signer, and a short signature', async () => {
    const another = generateKeyPairSync('ed25519');
    const { recipient } = await newKeyPair();
    const wrong: SignedRecipient[] = [
      { ...signed, handoverId: randomUUID() },
      { ...signed, handoverId: `${signed.handoverId}\n` },
      { ...signed, handoverId: signed.handoverId.toUpperCase() },
      { ...signed, recipient },
      { ...signed, recipient: '' },
      { ...signed, signature: new Uint8Array() },
      { ...signed, signature: signed.signature.subarray(0, 63) },
      signRecipient(signed.handoverId, signed.recipient, another.privateKey),
    ];
    for (const one of wrong) {
      expect(() => verifyRecipient(one, signing.publicKey)).toThrow(RecipientRejected);
    }
  });

  it('is refused when what is pinned is not an Ed25519 key', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const key of [ec.publicKey, rsa.publicKey]) {
      expect(() => verifyRecipient(signed, key)).toThrow(RecipientRejected);
    }
  });

  it('tells the person that nothing was stored', () => {
    expect(new RecipientRejected().message).toContain('nothing was stored');
    expect(new RecipientRejected().code).toBe('recipient_rejected');
  });
});

describe('the pinned key', () => {
  it('is read from signing.pub', () => {
    const pem = signing.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(verifyRecipient(signed, pinnedKey(pem)).recipient).toBe(signed.recipient);
  });

  it('is refused when it is private, of another kind, or no key, without quoting it', () => {
    const secret = signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    const wrong = [
      secret,
      ec.export({ type: 'spki', format: 'pem' }).toString(),
      'canary-91b2',
      '',
    ];
    for (const pem of wrong) {
      const error: unknown = (() => {
        try {
          return pinnedKey(pem);
        } catch (e) {
          return e;
        }
      })();
      if (!(error instanceof Error)) throw new Error('a refusal was expected');
      expect(error.message).toContain('signing.pub');
      expect(error.stack).not.toContain('canary-91b2');
      expect(error.stack).not.toContain(secret.split('\n')[1]);
    }
  });
});

describe('sealing', () => {
  it('takes classic age recipients only: no post-quantum one, alone or mixed, and never nobody', async () => {
    const postQuantum = `age1pq1${'q'.repeat(1900)}`;
    for (const recipients of [
      [],
      [postQuantum],
      [signed.recipient, postQuantum],
      ['ssh-rsa AAAA'],
    ]) {
      await expect(encryptTo(recipients, Buffer.from('x'))).rejects.toThrow(TypeError);
    }
  });
});
