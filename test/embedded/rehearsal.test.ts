import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../cli/main';
import { rehearsedSchema, type Rehearsed } from '../../domain/rehearsal/rehearsed';
import { startMailbox, type Mailbox } from '../../embedded/mailbox/mailbox';
import { projectRoot } from '../../platform/paths';

const MINUTES = 240_000;
let home: string;
let temporary: string;
let mailbox: Mailbox;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'handover-real-'));
  temporary = path.join(home, 'tmp');
  await mkdir(temporary);
  // PostgreSQL’s own user has to get through where we are root.
  for (const folder of [home, temporary]) await chmod(folder, 0o755);
  mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0 });
});

afterAll(async () => {
  await mailbox.stop();
  await rm(home, { recursive: true, force: true });
});

async function cli(...line: string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await run(line, {
    stdin: Readable.from(['']),
    stdout,
    stderr,
    // The real mailbox and home are told, and must not be used.
    env: { ...process.env, HANDOVER_HOME: home, SMTP_URL: mailbox.smtpUrl, TMPDIR: temporary },
    cwd: projectRoot(),
  });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}

let played: Promise<{ code: number; told: Rehearsed }> | undefined;
/** One life with a silent previous MSP, for all that look at it. */
function silent(): Promise<{ code: number; told: Rehearsed }> {
  const line = ['rehearse', 'samples/hillcrest-dental.yaml', '--temper', 'silent'];
  played ??= cli(...line, '--seed', '7', '--json').then(({ code, out }) => ({
    code,
    told: rehearsedSchema.parse(JSON.parse(out)),
  }));
  return played;
}

it(
  'plays the whole life of a handover with a silent previous MSP, every message readable, and leaves nothing behind',
  async () => {
    const { code, told } = await silent();
    expect(code).toBe(0);
    expect(told.ending).toMatchObject({ stage: 'closed', answered: 0, receipts: 0 });
    expect(told.ending.tasks.recover).toBe(told.ending.items);
    const templates = told.messages.map((message) => message.template);
    expect(templates).toEqual(
      expect.arrayContaining([
        'request',
        'reached',
        'reminder',
        'critical',
        'escalation',
        'deadline',
      ]),
    );
    const request = told.messages.find((message) => message.template === 'request');
    expect(request?.text).toContain(told.client);
    expect(request?.text).not.toMatch(/\/r\/[\w-]{43}/);
    expect(request?.attachments).toEqual([expect.stringMatching(/letter\.pdf$/)]);
    expect(told.drawings.map((drawing) => drawing.size)).toEqual(['wide', 'middle', 'narrow']);
    expect(told.drawings[0]?.marks.length).toBeGreaterThan(5);

    expect(mailbox.store.list()).toEqual([]);
    expect((await readdir(home)).sort()).toEqual(['mailbox', 'tmp']);
    expect(await readdir(temporary)).toEqual([]);
  },
  MINUTES,
);

it(
  'does no more than fits into fifteen seconds, and says how long it took',
  async () => {
    const { told } = await silent();
    // Counted, because seconds depend on what else the machine does. It is 16 and 25.
    const {
      counted: { moves, settlings, transactions, papers },
      seconds: { setUp, life },
    } = told;
    expect(moves).toBeLessThanOrEqual(20);
    expect(settlings).toBeLessThanOrEqual(32);
    // Whoever waits asks again and again: some 50 in each second of the machine's, besides the life's own few hundred.
    expect(transactions).toBeLessThanOrEqual(800 + 80 * (setUp + life));
    // Its letter, the formal notice, the closing report: each once.
    expect(papers).toBe(3);
    expect(told.slow).toBe(setUp + life > 15);
  },
  MINUTES,
);

it(
  'tells the life with a prompt one as a story that a person reads',
  async () => {
    const { code, out, err } = await cli(
      'rehearse',
      'samples/hillcrest-dental.yaml',
      '--temper',
      'prompt',
      '--messages',
    );
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('a database, an engine and a mailbox of its own'),
    ]);
    expect(out).toMatch(/The first contact answers: \d+ sent/);
    expect(out).toMatch(/We accept \d+ answers/);
    expect(out).toMatch(/It is closed/);
    expect(out).toMatch(/answered {5}(\d+) of \1 items/);
    expect(out).toContain('[this contact’s own link]');
  },
  MINUTES,
);

it('refuses a temper that nobody has, and a file with mistakes, before anything is set up', async () => {
  const temper = await cli('rehearse', 'samples/hillcrest-dental.yaml', '--temper', 'angry');
  expect([temper.code, temper.out]).toEqual([2, '']);
  expect(temper.err).toContain('There is no temper “angry”. Choose one of prompt, slow,');
  const file = await cli('rehearse', 'package.json');
  expect(file.code).toBe(2);
  expect(file.err).toContain('The file has mistakes.');
});
