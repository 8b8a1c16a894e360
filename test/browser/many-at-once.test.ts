import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { formTo, Visitor } from '../../embedded/simulated/visitor';
import { writeKdbx } from '../../formats/write/kdbx';
import { keepPicture, openBrowser, overflowOf, watchStrangers } from '../support/browser';
import { said, signedIn } from '../support/console-visitor';
import { FIRST } from '../support/handover-input';
import { setStage, type Stage } from '../support/stage';
import { violations } from '../support/violations';
import { sendAfterAnother } from './support/after-another';
import { keepWorkers, reachedBy, refusedToRun } from './support/held-workers';
import { ENTRIES, HOSTILE, SECRET } from './support/hostile-exports';
import { formIn, madeItem, nextVaultOf, openedAlsoSent, openedByTwo } from './support/also-sent';

const HEX = /^[0-9a-f]{64}$/;

describe('many at once, in a browser', () => {
  let stage: Stage;
  let browser: Browser;
  let folder: string;
  let id: string;
  const errors: string[] = [];

  beforeAll(async () => {
    stage = await setStage();
    browser = await openBrowser();
    folder = await mkdtemp(path.join(tmpdir(), 'many-'));
    const include = [{ catalogue: 1 }, { catalogue: 13 }, { catalogue: 37 }];
    id = await stage.startHandover({ items: { include } });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
    await stage.end();
  });

  const file = async (name: string, content: Uint8Array | string): Promise<string> => {
    const at = path.join(folder, name);
    await writeFile(at, content);
    return at;
  };
  const opened = async (width = 1100): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('dialog', (dialog) => errors.push(dialog.message()));
    const link = await stage.mail.linkFor(FIRST, 'r');
    await page.goto(link ?? '');
    await page.locator('form[action$="/open"] button').click();
    await page.getByRole('link', { name: 'Send many at once' }).click();
    return page;
  };

  it('opens a KeePass file where it is, shows what answers what, and sends only that, sealed', async () => {
    const page = await opened();
    const strangers = watchStrangers(page.context(), stage.config.portalUrl);
    const bodies: string[] = [];
    page.on('request', (request) =>
      bodies.push(request.postDataBuffer()?.toString('latin1') ?? ''),
    );
    // The greater part of the script comes with the first file, and only as the page says that it is.
    const more = '**/assets/many-file.*.js';
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const anything = await file('anything.csv', 'x');
    await page.route(more, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\nwindow.other = true;` });
    });
    await page.getByLabel('Choose a file').setInputFiles(anything);
    await page.getByText('What reads it could not be loaded').waitFor();
    expect(await page.evaluate('[window.handoverManyFile, window.other]')).toEqual([
      undefined,
      undefined,
    ]);
    await page.unroute(more);
    expect(asked.filter((url) => /many-file|read-export/.test(url))).toHaveLength(1);
    expect(await refusedToRun(page, anything)).toEqual([0, 'refused']);
    await keepWorkers(page);
    const { bytes } = await writeKdbx(ENTRIES, {
      name: 'x',
      password: 'master Kanari',
      at: new Date(),
    });
    await page.getByLabel('Choose a file').setInputFiles(await file('anything.bin', bytes));
    await page.getByLabel('Its password').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('That does not open it').waitFor();
    expect(new Set(await reachedBy(page.workers()))).toEqual(new Set(['blob: refused']));
    await page.getByLabel('Its password').fill('master Kanari');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('Entries found: 5, matched to items: 2').waitFor();
    await page.getByLabel('Private').selectOption({ label: 'Do not send it' });
    await keepPicture(page, 'many-matched');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const found = await violations(page);
    expect(found).toEqual([]);
    await page.getByRole('button', { name: 'Seal and send' }).click();
    await page.getByText('Items answered: 2. Further entries sent: 2').waitFor();
    expect(strangers).toEqual([]);
    expect(bodies.join('')).not.toContain('Kanari');
    await page.locator('#many').getByRole('link', { name: 'Back to the list' }).click();
    await page.getByText('2 answers and 2 further entries saved').waitFor();
    await page.getByRole('button', { name: 'Finished for now' }).click();
    await page.getByRole('heading', { name: 'Also sent, beside what was asked for' }).waitFor();
    await page.context().close();
  }, 120_000);

  it('arrived as answers, and as what was also sent, exactly', async () => {
    const rows = await stage.db
      .selectFrom('answers as a')
      .innerJoin('items as i', 'i.answer_id', 'a.id')
      .select(['i.position', 'a.sealed'])
      .where('a.handover_id', '=', id)
      .orderBy('i.position')
      .execute();
    const values = await Promise.all(rows.map((row) => stage.vault.openValue(id, row.sealed)));
    const fields = values.map(
      (value) => (value as { fields: { key: string; value: string }[] }).fields,
    );
    const value = (at: number, key: string): string | undefined =>
      fields[at]?.find((one) => one.key === key)?.value;
    expect(rows.map((row) => row.position)).toEqual([1, 3]);
    expect([value(0, 'user'), value(0, 'password'), value(1, 'key')]).toEqual([
      'admin@fern.example',
      SECRET,
      'passphrase Kanari',
    ]);
    const staff = await signedIn(stage);
    const base = `${stage.config.consoleUrl}/handovers/${id}`;
    const page = await staff.get(`${base}/also-sent`);
    const form = formIn(page, '/also-sent/');
    expect(said(page)).toContain('2 entries');
    const shown = await openedByTwo(stage, { staff, page, form });
    expect(said(shown)).toContain('stray Kanari');
    expect(shown.text).not.toContain('<img src=x');
    expect(
      JSON.stringify(await stage.db.selectFrom('audit_events').selectAll().execute()),
    ).not.toContain('Kanari');
    const action = formIn(shown, '/files/').getAttribute('action') ?? '';
    const file = await staff.submit(shown, formIn(shown, '/files/'));
    expect([action.startsWith(`/handovers/${id}/also-sent/`), file.text]).toEqual([
      true,
      '%PDF-1.7 door',
    ]);
  }, 120_000);

  it('stands on the receipt with its count and hash, as every answer does', async () => {
    const { receipt } = await stage.db
      .selectFrom('submissions')
      .select('receipt')
      .where('receipt', 'is not', null)
      .executeTakeFirstOrThrow();
    const [piece] = await stage.db.selectFrom('also_sent').selectAll().execute();
    expect(receipt?.alsoSent).toEqual([
      {
        kind: 'entries',
        entries: 2,
        savedAt: piece?.received_at.toISOString(),
        fingerprint: createHash('sha256')
          .update(piece?.sealed ?? '')
          .digest('hex'),
        files: [expect.stringMatching(HEX), expect.stringMatching(HEX)],
      },
    ]);
    const { document } = await stage.db
      .selectFrom('receipt_papers')
      .select('document')
      .executeTakeFirstOrThrow();
    expect(document).toContain(`"alsoSent":[{"entries":2`);
  });

  it('becomes an item with its files when staff say so, and what is left goes to the next vault', async () => {
    const made = await madeItem(stage, id);
    expect(made.refused).toEqual([409, expect.stringContaining('looks like a password')]);
    expect(made.said[0]).toContain('It is an item now');
    expect(made.said[1]).toContain('dealt with this entry already');
    expect(made.said[2]).toContain('4. Door controller');
    expect(made.item).toEqual({ state: 'answered', criticality: 'critical', scope: 'ours' });
    expect(made.answer).toContain('stray Kanari');
    expect(await nextVaultOf(stage, id)).toEqual([
      [expect.any(String), SECRET, [[expect.stringMatching(/zone.*txt/), 'zone']]],
      [expect.any(String), 'passphrase Kanari', []],
      ['Door controller', 'stray Kanari', [[expect.stringMatching(/door.*pdf/), '%PDF-1.7 door']]],
      ['Coffee machine', 'coffee Kanari', [['beans.txt', 'beans']]],
    ]);
    const left = await openedAlsoSent(stage, id);
    expect(said(await left.staff.submit(left.page, left.form('/entries/1/aside')))).toContain(
      'dealt with',
    );
  }, 120_000);

  it.each(HOSTILE)('renders and trusts nothing of %s', async (_, content, sentence) => {
    const page = await opened(320);
    await page.getByLabel('Choose a file').setInputFiles(await file('passwords.csv', content));
    await page.getByText(sentence).waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('gives the list as a spreadsheet without formulas, and takes it back filled in', async () => {
    const page = await opened();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toContain('handover-item');
    const row = lines.findIndex((line) => line.includes('Registrar/domain'));
    lines[row] = (lines[row] ?? '').replace(
      /"","","","",""$/,
      '"https://registrar.example","fern","p w","","code 42"',
    );
    await page
      .getByLabel('Choose a file')
      .setInputFiles(await file('filled.csv', lines.join('\r\n')));
    await page.getByText('Entries found: 1, matched to items: 1').waitFor();
    await page.getByRole('button', { name: 'Seal and send' }).click();
    await page.getByText('Items answered: 1. Further entries sent: 0').waitFor();
  }, 120_000);

  it('says who was faster with one of them, and takes its place when told once more', async () => {
    await sendAfterAnother(stage, await opened());
  }, 120_000);

  it('says without scripts that it needs them, and takes the filled list unread', async () => {
    const visitor = new Visitor();
    const landing = await visitor.get((await stage.mail.linkFor(FIRST, 'r')) ?? '');
    const home = await visitor.submit(landing, formTo(landing, '/open'));
    const page = await visitor.get(`${home.url.split('?')[0] ?? ''}/many`);
    expect(said(page)).toContain('Reading exports needs scripts');
    const list = {
      name: '../list\r\n.csv',
      type: 'text/html',
      content: Buffer.from('handover-item\r\n=cmd'),
    };
    const sent = await visitor.submit(page, formTo(page, '/many/file'), { file: list });
    expect(said(sent)).toContain('Sealed and kept');
    const staff = await signedIn(stage);
    const also = await staff.get(`${stage.config.consoleUrl}/handovers/${id}/also-sent`);
    expect(said(also)).toContain('A filled list');
  });
});
