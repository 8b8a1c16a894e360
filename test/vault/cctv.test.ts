import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { decryptWith } from '../../vault/open/age';
import { encryptTo } from '../../vault/seal/age';

interface Vector {
  name: string;
  expect: string;
  payload: string | undefined;
  identities: string[];
  passphrases: string[];
  armored: boolean;
  sealed: Uint8Array;
}

/** Header lines, an empty line, and the age file (C2SP CCTV, age/README.md). */
function vectorOf([name, bytes]: [string, Uint8Array]): Vector {
  const end = Buffer.from(bytes).indexOf('\n\n');
  const lines = Buffer.from(bytes.subarray(0, end)).toString('utf8').split('\n');
  const all = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = bytes.subarray(end + 2);
  return {
    name,
    expect: all('expect')[0] ?? '',
    payload: all('payload')[0],
    identities: all('identity'),
    passphrases: all('passphrase'),
    armored: all('armored')[0] === 'yes',
    sealed: all('compressed')[0] === 'zlib' ? inflateSync(body) : body,
  };
}

/** By what the vault opens with where the vector is of its kind, else by the same library's other doors. */
async function opened(vector: Vector): Promise<Uint8Array> {
  const age = await import('age-encryption');
  const file = vector.armored
    ? age.armor.decode(Buffer.from(vector.sealed).toString('latin1'))
    : vector.sealed;
  const native = vector.identities.every((one) => one.startsWith('AGE-SECRET-KEY-1'));
  if (native && vector.passphrases.length === 0) return decryptWith(vector.identities, file);
  const decrypter = new age.Decrypter();
  for (const one of vector.identities) decrypter.addIdentity(one);
  for (const one of vector.passphrases) decrypter.addPassphrase(one);
  return decrypter.decrypt(file);
}

/** Hex of the SHA-256 of what came out, or that nothing did. */
const outcome = (vector: Vector): Promise<string> =>
  opened(vector).then(
    (content) => createHash('sha256').update(content).digest('hex'),
    () => 'refused',
  );

describe('the C2SP CCTV age vectors', () => {
  it('all open to what they should, and are refused where they should be', async () => {
    const all = Object.entries<unknown>(await import('cctv-age')).flatMap(([name, bytes]) =>
      bytes instanceof Uint8Array ? [vectorOf([name, bytes])] : [],
    );
    const wanted: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const vector of all) {
      wanted[vector.name] = vector.expect === 'success' ? String(vector.payload) : 'refused';
      found[vector.name] = await outcome(vector);
    }
    expect(all.length).toBeGreaterThan(140);
    expect(all.filter((vector) => vector.expect === 'success').length).toBeGreaterThan(20);
    expect(found).toEqual(wanted);
  }, 60_000);
});

describe('sealing', () => {
  it('refuses to mix post-quantum and classic recipients, and every kind but the classic', async () => {
    const age = await import('age-encryption');
    const classic = await age.identityToRecipient(await age.generateX25519Identity());
    const quantum = await age.identityToRecipient(await age.generateHybridIdentity());
    const plain = Buffer.from('secret');
    await expect(encryptTo([classic, quantum], plain)).rejects.toThrow('age1');
    await expect(encryptTo([quantum], plain)).rejects.toThrow('age1');
    expect((await encryptTo([classic], plain)).length).toBeGreaterThan(200);
  });
});
