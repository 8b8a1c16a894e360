import { Client } from 'pg';
import { FIRST, MANAGER, OWNER, SECOND, SIGNATORY, SPONSOR } from '../support/handover-input';
import { tokensIn } from '../support/mail-facts';
import { handoverRow } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { signAuthority } from '../../embedded/simulated/previous-msp';

const SECRET = 'Kanari=Vogel singt/42 & laut!';
const FILE_NAME = 'canary keys of the cellar.txt';
const CONTENT = 'the content of the canary file, which is nobody’s business';

/** How a text may hide in bytes: plain, Base64 at each offset, hexadecimal, URL, quoted-printable. */
function disguises(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset, 65), bytes]).toString('base64');
    return shifted.slice(4, Math.floor((offset + bytes.length) / 3) * 4);
  });
  const printable = [...bytes]
    .map((byte) =>
      byte === 61 || byte > 126
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');
  return [
    text,
    ...base64,
    ...base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
    printable,
  ];
}

/** The canaries that are found in bytes, looked at also with quoted-printable's soft line breaks taken out. */
function found(bytes: Buffer, canaries: ReadonlyMap<string, string[]>): string[] {
  const plain = bytes.toString('latin1');
  const joined = plain.replace(/=\r?\n/g, '');
  return [...canaries].flatMap(([name, shapes]) =>
    shapes.some((shape) => {
      const latin = Buffer.from(shape).toString('latin1');
      return plain.includes(latin) || joined.includes(latin);
    })
      ? [name]
      : [],
  );
}

/** Every bytes value anywhere in a history: payloads are not encoded further. */
function bytesIn(value: unknown): Buffer[] {
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value === 'string') return [Buffer.from(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [Buffer.from(key), ...bytesIn(one)]);
}

describe('a whole life with canaries in its secrets, files and links', () => {
  let stage: Stage;
  let id: string;
  let canaries: Map<string, string[]>;
  const everybody = [FIRST, SECOND, OWNER, SPONSOR, SIGNATORY, MANAGER];

  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover({ authority: { toSign: true } });
    const link = await stage.mail.linkFor(SIGNATORY, 'a');
    await signAuthority(link ?? '', 'Ann Fern', 'Director');
    await stage.clock.advanceTo(new Date('2029-03-16T12:00:00Z'));
    const person = await stage.personAt(FIRST);
    for (const [index, item] of (await person.list()).entries()) {
      const file = { name: FILE_NAME, type: 'text/plain', content: Buffer.from(CONTENT) };
      await person.answer(item, {
        type: 'provided',
        secret: () => SECRET,
        ...(index === 0 ? { file } : {}),
      });
    }
    await person.finish();
    await stage.clock.settle();
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    const mails = (await Promise.all(everybody.map((address) => stage.mail.to(address)))).flat();
    const tokens = [...new Set(mails.flatMap(tokensIn))];
    canaries = new Map([
      ['secret', disguises(SECRET)],
      ['file name', disguises(FILE_NAME)],
      ['file content', disguises(CONTENT)],
      ...tokens.map((token) => [`token ${token}`, disguises(token)] as const),
    ]);
  }, 120_000);
  afterAll(() => stage.end());

  it('lives to its end, with links to find', async () => {
    expect((await handoverRow(stage, id)).stage).toBe('closed');
    expect(canaries.size).toBeGreaterThanOrEqual(7);
    const planted = `x${Buffer.from(SECRET).toString('base64')}=\r\n`;
    expect(found(Buffer.from(planted), canaries)).toEqual(['secret']);
  });

  it('leaves none in the workflow’s history', async () => {
    const history = await stage.client.workflow.getHandle(`h-${id}`).fetchHistory();
    expect(history.events?.length).toBeGreaterThan(20);
    expect(found(Buffer.concat(bytesIn(history.events)), canaries)).toEqual([]);
  });

  it('leaves none in the log', () => {
    expect(found(Buffer.from(stage.logged.join('')), canaries)).toEqual([]);
  });

  it('leaves none in the mail, but each contact’s own link', async () => {
    const owners = new Map<string, Set<string>>();
    for (const address of everybody) {
      for (const { id: mail } of await stage.mail.to(address)) {
        const raw = await fetch(`${stage.mailbox.url}/api/messages/${mail}/raw`);
        for (const canary of found(Buffer.from(await raw.arrayBuffer()), canaries)) {
          owners.set(canary, (owners.get(canary) ?? new Set()).add(address));
        }
      }
    }
    expect([...owners.keys()].filter((canary) => !canary.startsWith('token '))).toEqual([]);
    expect([...owners.values()].map((addresses) => addresses.size)).toEqual(
      [...owners.keys()].map(() => 1),
    );
  });

  it('leaves none in any column of the database', async () => {
    const client = new Client({ connectionString: stage.database.superuserUrl });
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      expect(tables.rows.length).toBeGreaterThan(15);
      const leaks: string[] = [];
      for (const { name } of tables.rows) {
        const rows = await client.query<Record<string, unknown>>(`select * from "${name}"`);
        for (const row of rows.rows) {
          for (const [column, value] of Object.entries(row)) {
            const bytes = Buffer.isBuffer(value)
              ? value
              : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? ''));
            leaks.push(...found(bytes, canaries).map((one) => `${name}.${column}: ${one}`));
          }
        }
      }
      expect(leaks).toEqual([]);
    } finally {
      await client.end();
    }
  });
});
