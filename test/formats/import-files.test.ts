import Papa from 'papaparse';
import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';
import { writeBitwarden } from '../../formats/write/bitwarden';
import { writeHudu } from '../../formats/write/hudu';
import { writeItFlow } from '../../formats/write/itflow';
import { writeItGlue } from '../../formats/write/it-glue';
import { writeXlsx } from '../../formats/write/xlsx';
import type { Written } from '../../formats/write/written';

const entry = (more: Partial<Entry>): Entry => ({ ...EMPTY_ENTRY, title: 'One', ...more });
const client = 'Fern Logistics';
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const HOSTILE = [
  '=cmd|"/c calc"!A1',
  '+1',
  '-2',
  '@SUM(A1)',
  '\tx',
  ' spaces at both ends ',
  'a"b',
  'a,b;c',
  'two\nlines',
  'back\\slash\\',
  'ümlaut 😀',
  '0012',
  '_x0041_',
];

function rows({ bytes }: Written): Record<string, string>[] {
  const text = Buffer.from(bytes).toString('utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const hostile = HOSTILE.map((value) =>
  entry({ title: value, user: value, password: value, notes: value, addresses: ['https://x/'] }),
);

describe('a CSV for an importer', () => {
  it.each([
    ['IT Glue', () => writeItGlue(hostile, { client })],
    ['Hudu', () => writeHudu(hostile, { client })],
  ])('for %s keeps secrets exact, and makes no formula of what people read', (_, make) => {
    const made = make();
    const read = rows(made);
    expect(read.map((row) => row.password)).toEqual(HOSTILE);
    expect(read.map((row) => row.username)).toEqual(HOSTILE);
    for (const row of read) {
      expect([row.name, row.notes ?? row.description].join('|')).not.toMatch(/(^|\|)[=+\-@\t]/);
    }
    expect(made.remarks.formula).toEqual([0, 1, 2, 3, 4]);
  });

  it('lists for IT Glue the rows with quotes inside, of which its guide warns', () => {
    expect(writeItGlue(hostile, { client }).remarks.quotes).toEqual([0, 6]);
  });

  it('gives Hudu only seeds that it takes, the others in the description, which it cuts and lists', () => {
    const made = writeHudu(
      [
        entry({ factor: 'gezd gnbv-gy3tqojqgezdgnbvgy3tqojq' }),
        entry({ factor: 'GEZDGNBV' }),
        entry({ factor: `otpauth://totp/x?secret=${SEED}&digits=8`, notes: 'n'.repeat(3_000) }),
      ],
      { client },
    );
    const [good, short, odd] = rows(made);
    expect(good).toMatchObject({ otp_secret: SEED, description: '' });
    expect(short).toMatchObject({ otp_secret: '', description: 'Second factor: GEZDGNBV' });
    expect([odd?.otp_secret, odd?.description]).toEqual(['', 'n'.repeat(2_000)]);
    expect(made.remarks).toEqual({ seed_in_notes: [1, 2], notes_cut: [2] });
  });

  it('writes no row that ITFlow’s reader would swallow or split, numbers what it would skip, and lists both', () => {
    const made = writeItFlow([
      entry({ password: 'ends with \\' }),
      entry({ password: 'comma, and ends with \\' }),
      entry({ password: 'ends with \\', notes: 'n'.repeat(1_200), user: 'u'.repeat(349) }),
      entry({ password: 'p'.repeat(351) }),
      entry({ title: 'Two', password: 'a"b' }),
    ]);
    const lines = Buffer.from(made.bytes).toString('utf8').split('\r\n');
    expect(lines).toEqual([
      'Name,Description,Username,Password,TOTP,URI',
      '"One",,,ends with \\,,',
      expect.stringMatching(/^"One \(3\)","n{500}"/),
      '"Two",,,"a""b",,',
      '',
    ]);
    expect(made.remarks).toEqual({ left_out: [1, 3], renamed: [2], notes_cut: [2] });
  });
});

describe('a Bitwarden file', () => {
  it('holds everything that a login can hold, addresses that run something only as text', () => {
    const made = writeBitwarden([
      entry({
        folder: ['Servers'],
        user: 'root',
        password: ' exact ',
        factor: SEED.toLowerCase(),
        addresses: ['ssh://box', 'cmd://calc'],
        more: [{ name: 'PIN', value: '12', secret: true }],
      }),
    ]);
    const json = JSON.parse(Buffer.from(made.bytes).toString('utf8')) as {
      folders: { id: string }[];
      items: object[];
    };
    expect(json.items).toEqual([
      expect.objectContaining({
        type: 1,
        folderId: json.folders[0]?.id,
        notes: 'Address: cmd://calc',
        fields: [{ name: 'PIN', value: '12', type: 1 }],
        login: {
          uris: [{ match: null, uri: 'ssh://box' }],
          username: 'root',
          password: ' exact ',
          totp: SEED,
        },
      }),
    ]);
    expect(made.remarks).toEqual({ address_in_notes: [0] });
  });

  it('splits notes that the server would refuse, and the whole import with them', () => {
    const notes = 'ä'.repeat(9_000);
    const made = writeBitwarden([entry({ notes })]);
    const { items } = JSON.parse(Buffer.from(made.bytes).toString('utf8')) as {
      items: { notes: string; name: string }[];
    };
    expect(items.map((item) => item.notes).join('')).toBe(notes);
    for (const item of items) {
      // Type 2 of Bitwarden's strings: IV, AES-CBC in blocks of 16, MAC, in Base64.
      const blocks = Math.floor(Buffer.byteLength(item.notes) / 16) + 1;
      expect(2 + 24 + 1 + Math.ceil((blocks * 16) / 3) * 4 + 1 + 44).toBeLessThanOrEqual(10_000);
    }
    expect(items[1]?.name).toBe('One (notes 2)');
    expect(made.remarks).toEqual({ notes_split: [0] });
  });
});

describe('a spreadsheet for people', () => {
  it('has nothing but texts, and gives back every value exactly, also one that only a computer sees', async () => {
    const values = [...HOSTILE, 'a\u0001b', 'cr\r\nlf', '_x000D_'];
    const made = await writeXlsx(values.map((value) => entry({ title: value, password: value })));
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const [sheet] = await readXlsxFile(Buffer.from(made.bytes), { trim: false });
    expect(sheet?.data.slice(1).map((row) => row[3])).toEqual(values);
    expect(sheet?.data.slice(1).map((row) => row[1])).toEqual(values);
  });

  it('leaves out, and says so, a value that is longer than a cell, and holds one that just fits', async () => {
    const [fits, long] = ['x'.repeat(32_767), 'x'.repeat(32_768)];
    const made = await writeXlsx([entry({ password: fits }), entry({ user: 'u', password: long })]);
    expect(made.remarks).toEqual({ value_left_out: [1] });
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const [sheet] = await readXlsxFile(Buffer.from(made.bytes));
    expect(sheet?.data.slice(1).map((row) => [row[2], row[3]])).toEqual([
      [null, fits],
      ['u', null],
    ]);
  });
});
