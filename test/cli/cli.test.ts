import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { run } from '../../cli/main';
import { ensureCliToken } from '../../db/api-tokens';
import { projectRoot } from '../../platform/paths';
import { openRestSite, type RestSite } from '../api/rest/rest-site';

let site: RestSite;
beforeAll(async () => {
  site = await openRestSite();
  const console = await site.app.listen({ port: 0, host: '127.0.0.1' });
  await ensureCliToken(site.home, site.deps.db, site.deps.clock);
  await writeFile(path.join(site.home, 'run.json'), JSON.stringify({ console }));
});
afterAll(() => site.close());

async function cli(line: readonly string[], stdin = '', env: NodeJS.ProcessEnv = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await run(line, {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
    env: { HANDOVER_HOME: site.home, ...env },
    cwd: projectRoot(),
  });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}

async function started(): Promise<string> {
  const { out } = await cli(['start', 'samples/hillcrest-dental.yaml', '--json']);
  const { number } = JSON.parse(out) as { number: string };
  return number;
}

it('finds the running Handover by its folder, with a token that only its owner can read', async () => {
  expect((await stat(path.join(site.home, 'cli-token'))).mode & 0o777).toBe(0o600);
  const { code, out } = await cli(['list']);
  expect([code, out]).toEqual([0, 'No handovers. Begin with: npx handover start FILE\n']);
});

it('starts a handover from a file and prints its number and its page', async () => {
  const { code, out, err } = await cli(['start', 'samples/hillcrest-dental.yaml']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^H-2027-\d{4} is started\.\n {2}http:\/\/localhost:3000\/handovers\/[\w-]{36}\n$/,
  );
});

it('starts the same handover once for one key, from a file or from standard input', async () => {
  const first = await cli(['start', 'samples/brandt-tooling.yaml', '--key', 'k1', '--json']);
  const { handovers } = JSON.parse((await cli(['list', '--json'])).out) as { handovers: object[] };
  const again = await cli(['start', 'samples/brandt-tooling.yaml', '--key', 'k1']);
  expect(again.out).toContain('was started with this key before');
  expect(first.code).toBe(0);
  const after = JSON.parse((await cli(['list', '--json'])).out) as { handovers: object[] };
  expect(after.handovers).toHaveLength(handovers.length);
});

it('lists, shows, and prints tasks and log', async () => {
  const number = await started();
  const list = await cli(['list', '--stage', 'requested', '--search', 'hillcrest']);
  expect(list.out).toMatch(/NUMBER +CLIENT +PREVIOUS MSP +STAGE +ANSWERED +NEXT/);
  expect(list.out).toContain(number);
  expect((await cli(['list', '--stalled'])).out).toBe('Nothing is stalled.\n');
  const shown = await cli(['show', number.toLowerCase()]);
  expect(shown.out).toContain('dean@pennineoffice.example');
  expect(shown.out).toMatch(/answered +0 of 46/);
  expect((await cli(['tasks', number])).out).toContain('No reset tasks yet');
  expect((await cli(['log', number])).out).toContain('handover.started');
});

it('prints every problem of a file with its path, and ends with 2', async () => {
  const bad = 'client: { name: "A" }\nlanguage: it\n';
  for (const line of [
    ['check', '-'],
    ['start', '-'],
  ]) {
    const { code, out, err } = await cli(line, bad);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^ {2}client\.country: .+$/m);
    expect(err).toMatch(/^ {2}language: Write one of en-GB, en-US, de, fr, es\.$/m);
    expect(err).toMatch(/^ {2}previousMsp: .+$/m);
  }
  const broken = await cli(['check', '-'], 'client: [\n');
  expect([broken.code, broken.err]).toEqual([2, expect.stringMatching(/line \d+: /)]);
  expect((await cli(['check', 'nowhere.yaml'])).code).toBe(2);
});

it('tells programs the problems as an object', async () => {
  const { code, out, err } = await cli(['check', '-', '--json'], 'language: it\n');
  expect([code, err]).toEqual([2, '']);
  const { error } = JSON.parse(out) as { error: { problems: { path: string }[] } };
  expect(error.problems.map(({ path: where }) => where)).toContain('language');
});

it('checks the samples without a running Handover', async () => {
  const env = { HANDOVER_HOME: '/nowhere' };
  for (const sample of ['hillcrest-dental', 'brandt-tooling']) {
    const { code, out } = await cli(['check', `samples/${sample}.yaml`], '', env);
    expect([code, out]).toEqual([0, expect.stringMatching(/^The file is right: \d+ items for /)]);
  }
  expect((await cli(['schema'], '', env)).out).toContain(
    'https://json-schema.org/draft/2020-12/schema',
  );
});

it('ends with 2 for a wrong command line, 3 when nothing runs or answers, 4 when refused', async () => {
  expect((await cli(['lst'])).code).toBe(2);
  expect((await cli(['extend', 'H-2027-0001'])).code).toBe(2);
  const home = await mkdtemp(path.join(tmpdir(), 'handover-cli-'));
  const away = await cli(['list'], '', { HANDOVER_HOME: home });
  expect([away.code, away.err]).toEqual([3, expect.stringContaining('npm start')]);
  await rm(home, { recursive: true });
  const closed = { HANDOVER_URL: 'http://127.0.0.1:9', HANDOVER_TOKEN: 'hnd_x' };
  expect((await cli(['list'], '', closed)).code).toBe(3);
  expect((await cli(['list'], '', { HANDOVER_TOKEN: 'hnd_x' })).code).toBe(4);
  expect((await cli(['show', 'H-2099-0001'])).code).toBe(4);
  const number = await started();
  const paused = await cli(['pause', number]);
  expect([paused.code, paused.err]).toEqual([3, expect.stringContaining('nothing was changed')]);
  expect((await cli(['waive', number, '--items', '999', '--reason', 'x'])).code).toBe(2);
});

it('lets no text from outside steer the terminal', async () => {
  const number = await started();
  await site.deps.db
    .updateTable('handovers')
    .set({ reference: '\u001b[2JT-1\u202e' })
    .where('number', '=', number)
    .execute();
  expect((await cli(['show', number])).out).not.toMatch(/[\u001b\u202e]/);
});

it('verifies the log, and finds an event that somebody changed behind its back', async () => {
  const intact = await cli(['audit', 'verify']);
  expect([intact.code, intact.out]).toEqual([
    0,
    expect.stringMatching(
      /^The log is intact: \d+ events in \d+ chains\.\nNo anchor was at hand: /,
    ),
  ]);
  const number = await started();
  const hand = new Client({ connectionString: site.superuserUrl });
  await hand.connect();
  await hand.query('set session_replication_role = replica');
  await hand.query(
    `update audit_events set actor = 'staff:nobody' where handover_id = (select id from handovers where number = $1)`,
    [number],
  );
  await hand.end();
  const found = await cli(['audit', 'verify']);
  expect([found.code, found.err]).toEqual([1, expect.stringContaining(`${number}: event 1`)]);
  expect((await cli(['audit', 'verify', 'H-2027-0001'])).code).toBe(0);
});

it('lists decisions about refusals, and says by what mistake one cannot be recorded', async () => {
  const number = await started();
  expect((await cli(['decisions', number])).out).toBe('Nothing was refused.\n');
  const { out } = await cli(['decisions', number, '--json']);
  expect(JSON.parse(out)).toEqual({ decisions: [] });
  const none = '0d3e0c55-9a0e-4d5c-8c1a-6d8a7b7d1f20';
  const wrong = await cli(['decide', number, none, '--outcome', 'shouted_at_them']);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('invoice_paid')]);
  const missing = await cli(['decide', number, none, '--outcome', 'waived']);
  expect([missing.code, missing.err]).toEqual([4, expect.stringContaining('no such decision')]);
});
