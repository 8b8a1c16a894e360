import { Client } from 'pg';
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepLetter } from '../../activities/letters';
import { FIRST, OWNER, SECOND } from '../support/handover-input';
import { said, signedIn } from '../support/console-visitor';
import { tokensIn } from '../support/mail-facts';
import { opened } from '../support/opened';
import { readZip } from '../support/read-zip';
import { setStage, type Stage } from '../support/stage';
import { findTool } from '../support/tools';
import { fetchesOnly } from '../support/robot-of';
import { pdfWords } from '../templates/read-pdf';

const COUNSEL = 'lee@law.example';
const SECRET = 'Kanari=Vogel singt/42 & laut!';
const FILE_NAME = 'canary keys of the cellar.txt';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the evidence file for counsel', () => {
  let stage: Stage;
  let id: string;
  let bundle: Buffer;
  let files: Map<string, Buffer>;
  const json = (name: string): unknown => JSON.parse(files.get(name)?.toString('utf8') ?? 'null');

  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    const [one, two] = await person.list();
    const file = { name: FILE_NAME, type: 'text/plain', content: Buffer.from(SECRET) };
    await person.answer(one!, { type: 'provided', secret: () => SECRET, file });
    await person.answer(two!, { type: 'refused' });
    await person.finish();
    await stage.clock.advanceTo(new Date('2029-04-04T09:30:00Z'));
    const staff = await signedIn(stage);
    const kept = `${stage.config.consoleUrl}/handovers/${id}/documents/counsel-file`;
    bundle = Buffer.from(await staff.download(kept, 'GET'));
    files = await readZip(bundle);
  }, 180_000);
  afterAll(() => stage.end());

  const isOurs = async (pdf: Buffer): Promise<boolean> => {
    const code = sha256(pdf);
    const { body } = await stage.portal.inject({ url: `/verify?code=${code}` });
    return body.includes('Yes, this file is ours and unchanged.');
  };

  it('has receipts that can be checked also where their bytes were lost, once the worker has made them anew', async () => {
    const kept = await stage.db.selectFrom('receipt_papers').select('pdf').executeTakeFirst();
    const client = new Client({ connectionString: stage.database.superuserUrl });
    await client.connect();
    await client.query('delete from receipt_papers');
    await client.end();
    expect(await isOurs(kept!.pdf)).toBe(false);
    await stage.clock.advance(2 * 60_000);
    expect(await isOurs(kept!.pdf)).toBe(true);
  });

  it('is attached to the message to counsel at its step, and named there by its hash', async () => {
    const [mail] = await stage.mail.to(COUNSEL);
    expect(mail?.attachments.map(({ name }) => name)).toContain('H-2029-0001-evidence.zip');
    expect(mail?.text).toContain(sha256(bundle));
    expect(mail?.text).toContain('The file is attached.');
    expect(mail?.text).toMatch(/Check that it is unchanged:\n\S+\/verify$/m);
  });

  it('waits behind a link of counsel’s own where it is too large for a mail', async () => {
    const large = randomBytes(8 * 1024 * 1024 + 1);
    const steps = [
      ['request', 'first', 'request'],
      ['counsel', 'counsel', 'counsel'],
      ['end', 'owner', 'deadline'],
    ].map(([key, rung, template], workingDay) => ({
      ...{ key, workingDay, rungs: [rung], template, tone: 'neutral' },
      ...(template === 'deadline' ? { deadline: true } : {}),
    }));
    const lawyer = { name: 'Kit Counsel', email: 'kit@law.example' };
    const change = { policy: { name: 'Short', steps }, counsel: lawyer };
    const other = await stage.startHandover(change);
    const at = stage.clock.now();
    await keepLetter(stage.db, { handoverId: other, kind: 'counsel-file', pdf: large, at });
    await stage.days(1);
    const [mail] = await stage.mail.to(lawyer.email);
    expect(mail?.attachments.map(({ name }) => name)).not.toContainEqual(
      expect.stringContaining('evidence'),
    );
    expect(mail?.text).toMatch(/It is too large for a mail/);
    expect(mail?.text).toContain(sha256(large));
    const { visitor, home } = await opened(await stage.mail.linkFor(lawyer.email, 'e'));
    const page = await visitor.get(home);
    expect(said(page)).toContain('One file, 8.0 MiB');
    expect(page.text).toContain(sha256(large));
    const fetched = Buffer.from(await visitor.download(`${home}/file`, 'GET'));
    expect(fetched.equals(large)).toBe(true);
    const link = await stage.mail.linkFor(FIRST, 'r');
    const { visitor: stranger } = await opened(link);
    expect((await stranger.get(`${home}/file`)).status).toBe(404);
  });

  it('has an index that lists every part with its hash, for people and for programs', () => {
    const { entries } = json('index.json') as { entries: { path: string; sha256: string }[] };
    expect(entries.map((entry) => entry.path)).toEqual([...files.keys()].slice(2));
    for (const entry of entries) {
      expect([entry.path, entry.sha256]).toEqual([
        entry.path,
        sha256(files.get(entry.path) ?? Buffer.alloc(0)),
      ]);
    }
    const words = pdfWords(files.get('index.pdf') ?? Buffer.alloc(0)).replaceAll(' ', '');
    for (const entry of entries) expect(words).toContain(entry.sha256);
  });

  it('holds the letter, every message with its headers and fate, every receipt, and refusals with their reason', async () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['letters/request.pdf', 'letters/formal-notice.pdf']),
    );
    const fates = json('messages/messages.json') as { file: string; fate: string }[];
    for (const address of [FIRST, SECOND, OWNER]) {
      for (const mail of await stage.mail.to(address)) {
        const date = Date.parse(mail.date ?? '');
        if (date > Date.parse('2029-04-04T08:00:00Z')) continue;
        const kept = fates.filter(({ file }) =>
          files.get(file)?.includes(mail.messageId.replace(/[<>]/g, '')),
        );
        expect(kept[0]?.fate).toBe('accepted');
      }
    }
    const receipts = [...files].filter(([name]) => name.startsWith('receipts/'));
    expect(receipts).toHaveLength(1);
    expect(pdfWords(receipts[0]![1])).toContain('refused');
    // The copy in the file is what was handed out: the verify page knows it.
    expect(await isOurs(receipts[0]![1])).toBe(true);
    const answers = json('answers.json') as { type: string; refusalReason: string | null }[];
    expect(answers.find(({ type }) => type === 'refused')?.refusalReason).toBe('unpaid_invoice');
  });

  it('carries the log with a chain that others can verify, and an edit shows', async () => {
    const lines = (files.get('log/log.jsonl')?.toString('utf8') ?? '').trim().split('\n');
    const events = lines.map(
      (line) => JSON.parse(line) as { seq: number; hashed: string; previous: string; hash: string },
    );
    let last = '';
    for (const [index, { seq, hashed, previous, hash }] of events.entries()) {
      expect([seq, previous]).toEqual([index + 1, last]);
      const body = Buffer.concat([Buffer.from(previous, 'hex'), Buffer.from(hashed, 'utf8')]);
      expect(hash).toBe(sha256(body));
      last = hash;
    }
    expect(json('index.json')).toMatchObject({ logHead: last });
    const changed = lines.join('\n').replace('answer.saved', 'answer.lost_');
    expect(await verifiedByItsOwnWords(files, `${lines.join('\n')}\n`)).toBe(true);
    expect(await verifiedByItsOwnWords(files, `${changed}\n`)).toBe(false);
  });

  it('has no secret, no token and no uploaded file’s name in it', async () => {
    const tokens = await Promise.all(
      [FIRST, SECOND, OWNER].map(async (to) => (await stage.mail.to(to)).flatMap(tokensIn)),
    );
    const canaries = [SECRET, FILE_NAME, ...new Set(tokens.flat())];
    expect(canaries.length).toBeGreaterThan(4);
    const all = [...files].map(([name, bytes]): [string, string] => [
      name,
      bytes.toString('latin1').replace(/=\r?\n/g, ''),
    ]);
    for (const [name, text] of all) {
      for (const canary of canaries) {
        expect([name, text.includes(Buffer.from(canary).toString('latin1'))]).toEqual([
          name,
          false,
        ]);
        expect(text).not.toContain(Buffer.from(canary).toString('base64').replace(/=+$/, ''));
      }
    }
  });

  it('says what is left out, and why', () => {
    const words = pdfWords(files.get('index.pdf') ?? Buffer.alloc(0));
    expect(words).toContain('the text of a refusal included, is sealed too');
    expect(words).toContain('Proof of posting is kept sealed');
  });

  it('is made anew from the console at any time, the same bytes for the same state', async () => {
    const staff = await signedIn(stage);
    const address = `${stage.config.consoleUrl}/handovers/${id}/counsel-file`;
    const [first, second] = [
      Buffer.from(await staff.download(address, 'GET')),
      Buffer.from(await staff.download(address, 'GET')),
    ];
    expect(sha256(first)).toBe(sha256(second));
    expect(sha256(first)).not.toBe(sha256(bundle));
    expect([...(await readZip(first)).keys()].length).toBeGreaterThan(files.size);
  });

  it('changes nothing by being fetched, like every paper on its way', async () => {
    const papers = /^\/counsel\/|preview|html$|notice\/pdf/;
    // No notice is prepared in this life.
    const nothing = ['/api/v1/handovers/:id/formal-notice/pdf'];
    expect(await fetchesOnly(stage, id, papers)).toEqual(nothing);
  });
});

/** What HOW-TO-VERIFY.txt tells a reader to run, run. True where there is no Python to run it. */
async function verifiedByItsOwnWords(files: Map<string, Buffer>, log: string): Promise<boolean> {
  const told = files.get('log/HOW-TO-VERIFY.txt')?.toString('utf8') ?? '';
  const program = told.slice(told.indexOf('import hashlib'));
  const python = findTool('python3');
  if (python === undefined) return log.includes('answer.saved');
  const folder = await mkdtemp(path.join(tmpdir(), 'verify-'));
  try {
    await writeFile(path.join(folder, 'log.jsonl'), log);
    return spawnSync(python, ['-c', program], { cwd: folder }).status === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
