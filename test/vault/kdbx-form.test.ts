import { Consts, Credentials, Kdbx, ProtectedValue } from 'kdbxweb';
import { isKdbx, isWholeKdbx } from '../../vault/open/kdbx-form';

async function database(version: 3 | 4): Promise<Buffer> {
  const db = Kdbx.create(new Credentials(ProtectedValue.fromString('correct horse')), 'Fern');
  db.setVersion(version);
  db.setKdf(Consts.KdfId.Aes);
  const entry = db.createEntry(db.getDefaultGroup());
  entry.fields.set('Title', 'Firewall');
  return Buffer.from(await db.save());
}

describe('a KeePass database, looked at without its password', () => {
  it.each([3, 4] as const)(
    'is whole when KDBX %d is, and not when it is cut anywhere',
    async (version) => {
      const whole = await database(version);
      expect([isKdbx(whole), isWholeKdbx(whole)]).toEqual([true, true]);
      for (let at = 0; at < whole.length; at += 7) {
        // Of KDBX 3 a cut between two cipher blocks is seen by nobody without the password.
        const unseen = version === 3 && at > 200 && (whole.length - at) % 16 === 0;
        if (!unseen) expect([at, isWholeKdbx(whole.subarray(0, at))]).toEqual([at, false]);
      }
    },
  );

  it('is not whole when a byte of the header of KDBX 4 was changed, or something stands behind its end', async () => {
    const whole = await database(4);
    for (const at of [0, 5, 13, 40, 100, 150]) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect([at, isWholeKdbx(changed)]).toEqual([at, false]);
    }
    expect(isWholeKdbx(Buffer.concat([whole, Buffer.from('x')]))).toBe(false);
    expect(isKdbx(Buffer.from('03d9a29a65fb4bb5', 'hex'))).toBe(false);
  });
});
