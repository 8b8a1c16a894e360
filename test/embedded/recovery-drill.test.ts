import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../platform/paths';
import { ensureKeys } from '../../vault/open/first-keys';
import { FIRST, handoverInput } from '../support/handover-input';
import { postMail } from '../support/post-mail';
import { setStage, type Stage } from '../support/stage';

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
  let folder: string;
  let given: string[];

  beforeAll(async () => {
    stage = await setStage();
    folder = await mkdtemp(path.join(tmpdir(), 'drill-test-'));
    await stage.startHandover({ items: { include: [{ catalogue: 1 }, { catalogue: 37 }] } });
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) {
      const content = Buffer.alloc(5_000_000, `${item.name};`);
      const file = { name: 'list.bin', type: '', content };
      await person.answer(item, { type: 'provided', ...(item.position === 1 ? { file } : {}) });
    }
    await person.finish();
    const raw =
      'From: Bo <bo@sysworks.example>\r\nTo: onboarding@northgate.example\r\nSubject: Re: the list\r\n\r\nThe rest comes on Monday.\r\n';
    await postMail(stage.mailbox.smtpUrl, { from: FIRST, to: 'onboarding@northgate.example', raw });
    await stage.clock.settle();
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

  it('opens every item with a dump, the keystore and the recovery key alone, and says what it proved', async () => {
    const { code, said } = await recovery(given);
    expect(said).toContain(
      'everything opens: 2 answers, 1 file (5000000 bytes), 1 mail and 0 notes of 2 handovers.',
    );
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
    expect(said).toMatch(/1 thing did not open:\n {2}(answer|file|mail) [0-9a-f-]{36} of handover/);
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
});
