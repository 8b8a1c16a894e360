import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { promisify } from 'node:util';
import { projectRoot } from '../../platform/paths';
import { ensureKeys } from '../../vault/open/first-keys';
import { SEALED_COLUMNS } from '../../embedded/recovery/sealed-columns';
import { said as shown, signedIn } from '../support/console-visitor';
import { sealedValues, sendEachKind, WORDS } from '../support/each-kind';
import { FIRST, handoverInput, MANAGER } from '../support/handover-input';
import { lookAtEachKind } from '../support/look-at-each-kind';
import { setStage, type Stage } from '../support/stage';

/** One of each kind, as the mail says it and as the page does. */
const LOOKS = [
  ['revealed M365 global admin', 'revealed it'],
  ['downloaded a file of M365 global admin', 'downloaded a file of it'],
  ['made an export', 'made an export'],
  ['opened what was also sent', 'opened what was also sent'],
  ['sealed what goes to the client', 'sealed what goes to the client'],
  ['downloaded an export', 'downloaded an export'],
  ['read a mail that came', 'read a mail that came'],
  ['downloaded a mail as it came', 'downloaded a mail as it came'],
  ['read a question about M365 global admin', 'read a question about it'],
  ['read what was written with a refusal', 'read what was written with a refusal'],
  ['read why the signatory declined', 'read why the signatory declined'],
] as const;

const run = promisify(execFile);
const program = path.join(projectRoot(), 'dist', 'embedded', 'recovery', 'main.js');

/** What an administrator sees at a terminal. */
async function recovery(args: string[], env: NodeJS.ProcessEnv = {}) {
  try {
    const { stdout } = await run(process.execPath, [program, ...args], {
      env: { PATH: process.env.PATH, ...env },
    });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: `${stdout}${stderr}` };
  }
}

describe('the recovery drill', () => {
  let stage: Stage;
  let id: string;
  let folder: string;
  let given: string[];

  beforeAll(async () => {
    stage = await setStage();
    folder = await mkdtemp(path.join(tmpdir(), 'drill-test-'));
    const include = [{ catalogue: 1 }, { catalogue: 37 }, { catalogue: 13, scope: 'client' }];
    id = await stage.startHandover({ items: { include } });
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) {
      const content = Buffer.alloc(5_000_000, `${item.name};`);
      const file = { name: 'list.bin', type: '', content };
      await person.answer(item, {
        type: /admin|domain/.test(item.name) ? 'provided' : 'refused',
        secret: () => WORDS,
        ...(item.name.includes('admin') ? { file } : {}),
      });
    }
    await person.finish();
    await stage.clock.settle();
    await sendEachKind(stage, id);
    await lookAtEachKind(stage, id);
    const client = { ...(handoverInput().client as object), name: 'Gone Ltd' };
    const gone = await stage.startHandover({ client });
    await stage.db
      .updateTable('handovers')
      .set({ purged_at: stage.clock.now() })
      .where('id', '=', gone)
      .execute();
    const { recoveryKey } = await ensureKeys(stage.config.home);
    await cp(recoveryKey, path.join(folder, 'recovery-key.txt'));
    const written = await recovery(['dump', folder], {
      MIGRATION_DATABASE_URL: stage.database.ownerUrl,
      KEYSTORE_DATABASE_URL: stage.database.keystoreOwnerUrl,
    });
    if (written.code !== 0) throw new Error(written.said);
    given = [
      'drill',
      ...['--dump', path.join(folder, 'main.sql')],
      ...['--keystore', path.join(folder, 'keystore.sql')],
      ...['--recovery-key', path.join(folder, 'recovery-key.txt')],
    ];
  }, 180_000);
  afterAll(async () => {
    await stage.end();
    await rm(folder, { recursive: true, force: true });
  });

  it('is tried with something in every column that holds what is sealed', async () => {
    const held = await sealedValues(stage.database.superuserUrl);
    expect([...held].filter(([, values]) => values.length === 0)).toEqual([]);
    const { rows } = await sql<{ column: string }>`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'
        and (column_name like 'sealed%' or column_name = 'ciphertext')
      order by 1`.execute(stage.db);
    expect(rows.map(({ column }) => column)).toEqual([...SEALED_COLUMNS]);
  });

  it('opens every item with a dump, the keystore and the recovery key alone, and says what it proved', async () => {
    const { code, said } = await recovery(given);
    expect(said).toContain(
      'everything opens: 3 answers, 2 files (5000024 bytes), 1 mail, 1 question, 1 reason not to sign, ' +
        '1 piece that was also sent, 1 export, 2 files on their way and 1 file broken off of 2 handovers.',
    );
    expect(said).toContain('Not opened: 1 package for clients, sealed to their own passphrase');
    expect(said).toContain('Purged and gone, as they should be: 1 handover.');
    expect(said).toMatch(/The log is intact: \d+ events\./);
    expect(code).toBe(0);
  }, 60_000);

  it('ends with 1 and names what does not open, when one byte of one thing was changed', async () => {
    const dump = await readFile(path.join(folder, 'main.sql'), 'utf8');
    const chunk = dump.lastIndexOf('6167652d656e6372797074696f6e2e6f72672f7631');
    const at = dump.indexOf('\t', chunk) - 9;
    const other = dump[at] === '0' ? '1' : '0';
    const spoiled = path.join(folder, 'spoiled.sql');
    await writeFile(spoiled, `${dump.slice(0, at)}${other}${dump.slice(at + 1)}`);
    const { code, said } = await recovery([...given, '--dump', spoiled]);
    expect(said).toMatch(/1 thing did not open:\n {2}[a-z_]+ [0-9a-f-]{36} of handover/);
    expect(code).toBe(1);
  }, 60_000);

  it('ends with 1 and names a column of sealed values that it does not know', async () => {
    const { rows } = await sql<{ sealed: string }>`
      select '\\x' || encode(sealed, 'hex') as sealed from answers limit 1`.execute(stage.db);
    const dump = await readFile(path.join(folder, 'main.sql'), 'utf8');
    const stranger = path.join(folder, 'stranger.sql');
    const table = `create table strange (value bytea);\ninsert into strange values ('${rows[0]?.sealed ?? ''}');\n`;
    await writeFile(stranger, dump + table);
    const { code, said } = await recovery([...given, '--dump', stranger]);
    expect(said).toContain('1 value in strange.value: sealed, and this version does not know');
    expect(code).toBe(1);
  }, 60_000);

  it('ends with a sentence for a dump that is cut off, and for a key that is none', async () => {
    const dump = await readFile(path.join(folder, 'main.sql'));
    const cut = path.join(folder, 'cut.sql');
    await writeFile(cut, dump.subarray(0, dump.length / 2));
    expect(await recovery([...given, '--dump', cut])).toMatchObject({
      code: 2,
      said: expect.stringContaining('could not be restored') as string,
    });
    const none = await recovery([...given, '--recovery-key', path.join(folder, 'main.sql')]);
    expect(none).toMatchObject({
      code: 2,
      said: expect.stringContaining('holds no age identity') as string,
    });
  }, 60_000);

  it('is no look, and every kind of look is on the handover’s page and in Monday’s mail', async () => {
    const staff = await signedIn(stage);
    const page = shown(await staff.get(`${stage.config.consoleUrl}/handovers/${id}/looks`));
    await stage.clock.advanceTo(new Date('2029-03-12T08:01:00Z'));
    const mails = await stage.mail.to(MANAGER);
    const told = mails.filter(({ subject }) => subject.includes('was sealed'));
    expect(told).toHaveLength(1);
    const mail = told[0]?.text.replace(/\s+/g, ' ') ?? '';
    for (const [inMail, onPage] of LOOKS) {
      expect([inMail, mail.includes(inMail)]).toEqual([inMail, true]);
      expect([onPage, page.includes(onPage)]).toEqual([onPage, true]);
    }
    expect(mail).toMatch(/downloaded an export, [^.]+\. “Moving to our vault”/);
    expect(told[0]?.subject).toContain(`${String(LOOKS.length)} looks`);
  }, 60_000);
});
