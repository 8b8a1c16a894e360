import { spawnSync } from 'node:child_process';
import { listStaff } from '../../db/staff';
import { formTo, type Page, type Visitor } from '../../embedded/simulated/visitor';
import { decryptWith, newKeyPair } from '../../vault/open/age';
import { allEntries, attachment, shown, type Locked } from '../formats/keepassxc';
import { said, signedIn, twoPeople } from '../support/console-visitor';
import { exportFromShell } from '../support/export-command';
import { FIRST } from '../support/handover-input';
import { readZip } from '../support/read-zip';
import { setStage, type Stage } from '../support/stage';
import { leavePieces, makeOfNothing } from '../support/unmade';
import { findTool, toolPath } from '../support/tools';
import { keepPicture, openBrowser, overflowOf } from '../support/browser';
import { violations } from '../support/violations';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SECRET = ' Kanari=Vogel "singt"/42 & laut! ';
const FILE = Buffer.from('the zone file\r\nwith ümlauts, as it was sent\n');
const PASSPHRASE = /\b(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}\b/;
const MINUTE = 60_000;

const tools = (['age', 'keepassxc-cli'] as const).every((tool) => findTool(tool) !== undefined);

(tools ? describe : describe.skip)('the hand-off to the next vault', () => {
  let stage: Stage;
  let id: string;
  let at: string;
  let staff: Visitor;

  beforeAll(async () => {
    stage = await setStage();
    const include = [{ catalogue: 1 }, { catalogue: 13 }, { catalogue: 37 }];
    id = await stage.startHandover({ items: { include } });
    at = `${stage.config.consoleUrl}/handovers/${id}/hand-off`;
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of (await person.list()).slice(0, 2)) {
      const file = { name: '../../zone\r\nfile.txt', type: 'text/html', content: FILE };
      await person.answer(item, {
        type: 'provided',
        secret: () => SECRET,
        ...(item.position === 2 ? { file } : {}),
      });
    }
    await person.finish();
    await stage.clock.settle();
    staff = await signedIn(stage);
  }, 180_000);
  afterAll(() => stage.end());

  const make = async (values: Record<string, string>): Promise<Page> => {
    const page = await staff.get(at);
    return staff.submit(page, formTo(page, '/hand-off'), {
      reason: 'Moving to our vault',
      ...values,
    });
  };
  const fetched = async (page: Page): Promise<Buffer> => {
    const action = formTo(page, '/fetch').getAttribute('action') ?? '';
    return Buffer.from(await staff.download(new URL(action, page.url).href));
  };
  const actions = async (): Promise<string[]> => {
    const rows = await stage.db
      .selectFrom('audit_events')
      .select('action')
      .where('handover_id', '=', id)
      .where((e) => e.or([e('action', 'like', 'export%'), e('action', 'like', 'next_vault%')]))
      .orderBy('seq')
      .execute();
    return rows.map((row) => row.action);
  };
  const stored = async (): Promise<Buffer> => {
    const rows = await stage.db.selectFrom('export_chunks').select('sealed').execute();
    return Buffer.concat(rows.map((row) => row.sealed));
  };

  it('asks for a reason, and makes nothing without one', async () => {
    const page = await make({ format: 'kdbx', reason: ' ' });
    expect([page.status, said(page)]).toEqual([
      409,
      expect.stringContaining('Say in your own words what you need it for'),
    ]);
    expect(await actions()).toEqual([]);
  });

  it('makes a KeePass file of what came, which KeePassXC opens, exact and with its files', async () => {
    const made = await make({ format: 'kdbx' });
    const password = PASSPHRASE.exec(said(made))?.[0] ?? '';
    expect((await staff.get(at)).text).not.toContain(password);
    const sealed = await stored();
    expect(sealed.length).toBeGreaterThan(1_000);
    expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    const locked: Locked = { bytes: await fetched(made), password };
    const entries = allEntries(locked);
    expect(entries.map((entry) => entry.Password)).toEqual([SECRET, '']);
    const { Group = '', Title = '' } = entries[1] ?? {};
    const place = `${Group.split('/').slice(1).join('/')}/${Title}`;
    expect(shown(locked, place, 'Auth code')).toBe(SECRET);
    expect(attachment(locked, place, 'zone%0D%0Afile.txt')).toEqual(FILE);
    expect(await actions()).toEqual(['export.begun', 'export.made', 'export.downloaded']);
  });

  it('makes a bundle for the next vault’s own key, which the stock age opens', async () => {
    const { identity, recipient } = await newKeyPair();
    const wrong = await make({ format: 'age', recipient: 'AGE-SECRET-KEY-1' });
    expect(wrong.status).toBe(409);
    const sealed = await fetched(await make({ format: 'age', recipient }));
    const folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
    try {
      await writeFile(path.join(folder, 'key'), `${identity}\n`);
      const { stdout } = spawnSync(toolPath('age'), ['-d', '-i', path.join(folder, 'key')], {
        input: sealed,
        maxBuffer: 1e8,
      });
      const files = await readZip(stdout);
      expect([...files.values()].some((bytes) => bytes.equals(FILE))).toBe(true);
      expect(
        files.get('001 M365 global admin/values.txt')?.toString() ?? [...files.keys()].join(),
      ).toContain(SECRET);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('holds no file that a virus scanner has locked, whatever became of its answer', async () => {
    const mark = (infected: string | null) =>
      stage.db.updateTable('files').set({ infected_with: infected }).execute();
    await mark('Eicar-Test-Signature');
    try {
      const { identity, recipient } = await newKeyPair();
      const bundle = await fetched(await make({ format: 'age', recipient }));
      const files = await readZip(Buffer.from(await decryptWith([identity], bundle)));
      expect([...files.values()].some((bytes) => bytes.equals(FILE))).toBe(false);
      const [left] = [...files].filter(([name]) => name.endsWith('(left out).txt'));
      expect(left?.[1].toString()).toContain('found Eicar-Test-Signature in this file');
      const made = await make({ format: 'kdbx' });
      expect(said(made)).toContain('files are not in this format');
    } finally {
      await mark(null);
    }
  });

  it('names a CSV “import only”, and counts what a spreadsheet would take for a formula', async () => {
    const made = await make({ format: 'it_glue' });
    const action = formTo(made, '/fetch').getAttribute('action') ?? '';
    expect(said(made)).toContain('quotes inside the data');
    expect(action).toMatch(/\/fetch$/);
    expect((await fetched(made)).toString()).toContain(SECRET.replaceAll('"', '""'));
  });

  it('lets nobody fetch critical items alone where the house asks for two', async () => {
    await twoPeople(stage, true);
    const made = await make({ format: 'xlsx' });
    expect(said(made)).toContain('a second person has to agree');
    const remove = formTo(made, '/remove').getAttribute('action') ?? '';
    const url = stage.config.consoleUrl + remove.replace(/\/remove$/, '');
    for (const act of ['fetch', 'agree'])
      await expect(staff.download(`${url}/${act}`)).rejects.toThrow('409');
    await stage.clock.settle();
    const told = await stage.db
      .selectFrom('messages')
      .where('template', '=', 'asked-to-agree')
      .select(['to_address', 'body_text'])
      .execute();
    const all = (await listStaff(stage.db)).map(({ email }) => email);
    expect(told.map((mail) => mail.to_address).sort()).toEqual(all.slice(1).sort());
    expect(told[0]?.body_text).toContain('download a file for the next vault');
    const colleague = await signedIn(stage, 1);
    const asked = await colleague.get(at);
    expect(said(await colleague.submit(asked, formTo(asked, '/agree')))).toContain('agreed');
    expect((await staff.download(`${url}/fetch`)).byteLength).toBeGreaterThan(1_000);
    await twoPeople(stage, false);
  });

  it('is confirmed item by item: who saw it there, when, and that a newer answer is another key', async () => {
    const page = await staff.get(at);
    const first = page.html.querySelector('input[name=there]')?.getAttribute('value') ?? '';
    const form = formTo(page, '/arrived');
    const saved = await staff.submit(page, form, { there: first, shown: first });
    expect(said(saved)).toMatch(/In the next vault: 1 of 2.*arrived/);
    const home = await staff.get(at.replace('/hand-off', ''));
    expect(said(home)).toContain('1 of 2 items seen in the next vault');
    expect(said(await staff.get(at.replace('/hand-off', '/log')))).toContain(
      'seen in the next vault',
    );
    const person = await stage.personAt(FIRST);
    const [item] = await person.list();
    if (item) await person.answer(item, { type: 'provided', secret: () => 'another' });
    expect(said(await staff.get(at))).toContain('In the next vault: 0 of 2');
    expect((await actions()).filter((one) => one.startsWith('next_vault'))).toEqual([
      'next_vault.confirmed',
    ]);
  });

  it.each([
    ['wide', 1280, 'light'],
    ['narrow', 320, 'dark'],
  ] as const)(
    'has a page that fits a %s screen, and is read by everybody',
    async (name, width, colorScheme) => {
      const browser = await openBrowser();
      try {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.goto(
          `${stage.config.consoleUrl}/sign-in?next=${encodeURIComponent(new URL(at).pathname)}`,
        );
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('Make a file', { exact: true }).click();
        await keepPicture(page, `hand-off-${name}`);
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        const found = await violations(page);
        expect(found).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );

  it('is made from the command line on the server, too, with its reason in the log', async () => {
    await exportFromShell(stage, id, { actions, passphrase: PASSPHRASE });
  }, 120_000);

  it('asks whoever signed in too long ago to sign in again', async () => {
    await stage.clock.advance(11 * MINUTE);
    const page = await make({ format: 'kdbx' });
    expect(page.url).toContain('/sign-in');
  });

  it('is gone after a day, and only that it was made is left', async () => {
    await expect(makeOfNothing(stage, id)).rejects.toThrow('Something of it left');
    await leavePieces(stage, id);
    await stage.days(1);
    expect(await stage.db.selectFrom('package_chunks').select('number').execute()).toEqual([]);
    staff = await signedIn(stage);
    const page = await staff.get(at);
    expect(page.html.querySelector('form[action$="/fetch"]')).toBeNull();
    expect(said(page)).toContain('gone');
    expect(await stored()).toHaveLength(0);
    expect(await actions()).toContain('export.expired');
    const events = await stage.db.selectFrom('audit_events').selectAll().execute();
    expect(JSON.stringify(events) + stage.logged.join('')).not.toContain('Kanari');
  });
});
