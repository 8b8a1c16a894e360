import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readExport } from '../../formats/read/read-export';

const SEED = 'GEZDGNBVGY3TQOJQ';

/** As Bitwarden locks its JSON with a password (type 2 strings). */
function lockedBitwarden(password: string, plain: string): string {
  const salt = 'c2FsdA==';
  const master = pbkdf2Sync(password, salt, 5_000, 32, 'sha256');
  const expand = (info: string): Buffer =>
    createHmac('sha256', master).update(info).update(Buffer.of(1)).digest();
  const [enc, mac] = [expand('enc'), expand('mac')];
  const lock = (text: string): string => {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', enc, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const tag = createHmac('sha256', mac).update(iv).update(data).digest();
    return `2.${iv.toString('base64')}|${data.toString('base64')}|${tag.toString('base64')}`;
  };
  return JSON.stringify({
    encrypted: true,
    passwordProtected: true,
    salt,
    kdfType: 0,
    kdfIterations: 5_000,
    encKeyValidation_DO_NOT_EDIT: lock('x'),
    data: lock(plain),
  });
}

describe('a Bitwarden file that is locked with a password', () => {
  it('opens with it, and with no other', async () => {
    const plain = JSON.stringify({
      encrypted: false,
      folders: [{ id: 'f', name: 'Net/Fw' }],
      items: [
        {
          type: 1,
          folderId: 'f',
          name: 'Firewall',
          login: { password: 'pw', totp: SEED, uris: [{ uri: 'https://fw' }] },
          fields: [{ name: 'PIN', value: '1', type: 1 }],
        },
      ],
    });
    const file = Buffer.from(lockedBitwarden('p', plain));
    expect(await readExport(file)).toMatchObject({ kind: 'locked', keyFile: false });
    expect(await readExport(file, { password: 'q' })).toMatchObject({
      kind: 'locked',
      wrong: true,
    });
    const read = await readExport(file, { password: 'p' });
    expect(read.kind === 'entries' && read.entries).toMatchObject([
      {
        folder: ['Net', 'Fw'],
        title: 'Firewall',
        password: 'pw',
        factor: SEED,
        more: [{ name: 'PIN', value: '1', secret: true }],
      },
    ]);
  });

  it('is not opened where it asks for too much work', async () => {
    const file = JSON.stringify({
      encrypted: true,
      passwordProtected: true,
      salt: 'x',
      kdfType: 1,
      kdfIterations: 100,
      kdfMemory: 1_024,
      kdfParallelism: 4,
      encKeyValidation_DO_NOT_EDIT: '2.a|b|c',
      data: '2.a|b|c',
    });
    expect(await readExport(Buffer.from(file), { password: 'p' })).toEqual({
      kind: 'refused',
      reason: 'kdf_too_hard',
    });
  });
});
