import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as kdbxweb from 'kdbxweb';
import { EMPTY_ENTRY } from '../../domain/entries/entry';
import { argon2 } from '../../formats/argon2';
import { readExport } from '../../formats/read/read-export';
import { writeKdbx } from '../../formats/write/kdbx';
import { describeWith, toolPath } from '../support/tools';

const { UInt32, UInt64 } = kdbxweb.VarDictionary.ValueType;
const at = new Date('2029-03-05T10:00:00Z');
const SEED = 'GEZDGNBVGY3TQOJQ';

/** A database as somebody's program keeps it: a bin, a factor in each of the known forms, orders to a browser. */
async function database(version: 3 | 4, keyFile?: Uint8Array): Promise<Uint8Array> {
  kdbxweb.CryptoEngine.setArgon2Impl(argon2);
  const password = kdbxweb.ProtectedValue.fromString('master');
  const credentials = new kdbxweb.Credentials(
    password,
    keyFile === undefined ? null : new Uint8Array(keyFile).buffer,
  );
  const db = kdbxweb.Kdbx.create(credentials, 'Fern');
  if (version === 3) db.setVersion(3);
  const group = db.createGroup(db.getDefaultGroup(), 'Net');
  const forms: Record<string, string>[] = [
    { otp: `otpauth://totp/x?secret=${SEED}` },
    { otp: `key=${SEED}&size=8&step=60` },
    { 'TOTP Seed': SEED, 'TOTP Settings': '30;6' },
    { 'TimeOtp-Secret-Base32': SEED },
    { 'TimeOtp-Secret-Hex': '31323334353637383930' },
  ];
  for (const [index, fields] of forms.entries()) {
    const entry = db.createEntry(group);
    entry.fields.set('Title', `Entry ${index}`);
    entry.fields.set('UserName', 'admin');
    entry.fields.set('Password', kdbxweb.ProtectedValue.fromString(' exact "pässwört" '));
    entry.fields.set('URL', 'https://fw');
    entry.fields.set('KP2A_URL_1', 'https://fw2');
    entry.fields.set('PIN', kdbxweb.ProtectedValue.fromString('0042'));
    entry.fields.set('_EXEC_CMD', '1');
    entry.fields.set('KPH: field', 'x');
    for (const [name, value] of Object.entries(fields)) entry.fields.set(name, value);
    entry.binaries.set('zone.txt', await db.createBinary(new TextEncoder().encode('zone').buffer));
  }
  db.createRecycleBin();
  const gone = db.createEntry(group);
  gone.fields.set('Title', 'Deleted');
  db.remove(gone);
  return new Uint8Array(await db.save());
}

describe('a KeePass database, opened where it is', () => {
  it.each([3, 4] as const)(
    'of version %i, with everything in it and nothing of its bin',
    async (version) => {
      const file = await database(version);
      expect(await readExport(file)).toEqual({
        kind: 'locked',
        format: 'kdbx',
        keyFile: true,
        wrong: false,
      });
      expect(await readExport(file, { password: 'no' })).toMatchObject({
        kind: 'locked',
        wrong: true,
      });
      const read = await readExport(file, { password: 'master' });
      if (read.kind !== 'entries') throw new Error(read.kind);
      expect(read.lost).toEqual(['recycled']);
      expect(read.entries.map((entry) => entry.factor)).toEqual([
        `otpauth://totp/x?secret=${SEED}`,
        `otpauth://totp/?secret=${SEED}&period=60&digits=8`,
        `otpauth://totp/?secret=${SEED}&period=30&digits=6`,
        SEED,
        SEED,
      ]);
      const [first] = read.entries;
      expect(first).toMatchObject({
        folder: ['Net'],
        title: 'Entry 0',
        password: ' exact "pässwört" ',
        addresses: ['https://fw', 'https://fw2'],
        more: [{ name: 'PIN', value: '0042', secret: true }],
      });
      expect(
        first?.files.map(({ name, content }) => name + Buffer.from(content).toString()),
      ).toEqual(['zone.txtzone']);
    },
  );

  it('with a key file', async () => {
    const keyFile = randomBytes(64);
    const file = await database(4, keyFile);
    expect(await readExport(file, { password: 'master' })).toMatchObject({
      kind: 'locked',
      wrong: true,
    });
    expect(await readExport(file, { password: 'master', keyFile })).toMatchObject({
      kind: 'entries',
    });
  });

  it('of our own making comes back as it was', async () => {
    const entry = {
      ...EMPTY_ENTRY,
      folder: ['A'],
      title: 'One',
      user: 'u',
      password: '=p {"',
      notes: 'n',
      factor: SEED,
      addresses: ['https://x'],
    };
    const { bytes } = await writeKdbx([entry], { name: 'x', password: 'p', at });
    const read = await readExport(bytes, { password: 'p' });
    expect(read.kind === 'entries' && read.entries[0]).toMatchObject({
      title: 'One',
      user: 'u',
      password: '=p {"',
      notes: 'n',
    });
  });

  it.each([
    [
      'memory',
      (header: kdbxweb.KdbxHeader) =>
        header.kdfParameters?.set('M', UInt64, kdbxweb.Int64.from(2 ** 31)),
    ],
    [
      'work',
      (header: kdbxweb.KdbxHeader) =>
        header.kdfParameters?.set('I', UInt64, kdbxweb.Int64.from(100_000)),
    ],
    ['lanes', (header: kdbxweb.KdbxHeader) => header.kdfParameters?.set('P', UInt32, 64)],
  ])('is not opened where its head asks for too much %s', async (_, spoil) => {
    const db = kdbxweb.Kdbx.create(
      new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString('p')),
      'x',
    );
    const file = new Uint8Array(await db.save());
    // The head alone is read, so the rest need not fit it.
    const context = new kdbxweb.KdbxContext({ kdbx: db });
    const header = kdbxweb.KdbxHeader.read(new kdbxweb.BinaryStream(file.buffer), context);
    const end = header.endPos ?? 0;
    spoil(header);
    const stream = new kdbxweb.BinaryStream();
    header.write(stream);
    const head = new Uint8Array(stream.getWrittenBytes());
    const spoiled = new Uint8Array([...head, ...file.subarray(end)]);
    expect(await readExport(spoiled, { password: 'p' })).toEqual({
      kind: 'refused',
      reason: 'kdf_too_hard',
    });
  });

  it('that is broken is said to be', async () => {
    const file = await database(4);
    expect(await readExport(file.subarray(0, 40))).toEqual({ kind: 'refused', reason: 'damaged' });
  });
});

describeWith('keepassxc-cli', 'a database that KeePassXC made', () => {
  it('opens, and its XML and CSV exports do', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kpxc-'));
    const cli = (input: string, ...args: string[]): Buffer =>
      execFileSync(toolPath('keepassxc-cli'), args, {
        cwd: folder,
        input,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
    try {
      cli('m\nm\n', 'db-create', '-q', '-p', '-t', '100', 'db.kdbx');
      cli(
        'm\n pw "ä" \n',
        'add',
        '-q',
        '-u',
        'admin',
        '--url',
        'https://fw',
        '-p',
        'db.kdbx',
        'Firewall',
      );
      const wanted = {
        title: 'Firewall',
        user: 'admin',
        password: ' pw "ä" ',
        addresses: ['https://fw'],
      };
      const read = await readExport(readFileSync(path.join(folder, 'db.kdbx')), { password: 'm' });
      expect(read.kind === 'entries' && read.entries).toMatchObject([wanted]);
      for (const format of ['xml', 'csv']) {
        const out = await readExport(cli('m\n', 'export', '-q', `--format=${format}`, 'db.kdbx'));
        expect(out.kind === 'entries' && out.entries).toMatchObject([wanted]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
