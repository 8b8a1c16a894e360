import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { run } from '../../../cli/main';
import { createApiToken, SCOPES } from '../../../db/api-tokens';
import { openConsoleSite, type ConsoleSite } from '../../support/console-site';
import { readZip } from '../../support/read-zip';
import { Scene } from '../handover/scene';
import { ask, problemsOf } from './rest-site';

const DAY_0 = new Date('2027-03-01T10:00:00Z');
const KEY = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const FACTOR = 'MFA seeds/phones for shared admins';
const INCLUDE = [{ catalogue: 1 }, { catalogue: 6 }, { catalogue: 13, scope: 'client' }];

describe('what the console has beside a handover, by the API', () => {
  let site: ConsoleSite;
  let scene: Scene;
  let token: string;
  let link: string;
  beforeAll(async () => {
    site = await openConsoleSite({ at: DAY_0 });
    const expiresAt = new Date('2028-01-01T00:00:00Z');
    const made = { name: 'test', scopes: SCOPES, expiresAt, by: 'system', at: DAY_0 };
    token = await createApiToken(site.db, made);
    scene = await Scene.start(site, DAY_0, { items: { include: INCLUDE } });
    await scene.request(DAY_0);
    const row = await site.db.selectFrom('links').select('id').executeTakeFirstOrThrow();
    link = row.id;
    const change = { stage: 'requested' as const, requested_at: DAY_0 };
    await site.db.updateTable('handovers').set(change).where('id', '=', scene.id).execute();
  }, 60_000);
  afterAll(() => site.close());

  const rest = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    ask({ app: site.app, token }, method, `/api/v1${path}`, { body });
  const of = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    rest(method, `/handovers/${scene.number}${path}`, body);

  async function propose(where: Scene, by: string): Promise<void> {
    const until = new Date('2027-03-09T23:59:59Z');
    await where.answer(by, FACTOR, { type: 'promised', at: DAY_0, promisedUntil: until });
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    await client.query(
      `insert into swap_slots (answer_id, handover_id, item_id, starts_at)
       select answer_id, handover_id, id, '2027-03-09T10:00:00Z' from items where id = $1`,
      [(await where.item(FACTOR)).id],
    );
    await client.end();
  }

  it('puts the formal notice on paper, hands it out, and records its posting once', async () => {
    expect((await of('GET', '/formal-notice')).body).toMatchObject({
      preparedAt: null,
      proofs: [],
    });
    expect((await of('GET', '/formal-notice/pdf')).status).toBe(404);
    const wrong = await of('POST', '/formal-notice/prepare', { requireBy: '2026-01-01' });
    expect(wrong.status).toBe(422);
    expect(problemsOf(wrong.body).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['recipientAddress', 'signatoryName', 'requireBy']),
    );
    const early = { postedOn: '2027-03-01', signedBy: 'Ann Fern', postedBy: 'Max' };
    expect((await of('POST', '/formal-notice/posted', early)).status).toBe(409);
    const paper = {
      recipientAddress: 'SysWorks Ltd\n5 High Street\nBath BA1 1AB',
      senderAddress: 'Fern Logistics\n4 Mill Lane\nBath BA1 1AB',
      signatoryName: 'Ann Fern',
      signatoryTitle: 'Managing director',
      requireBy: '2027-03-15',
    };
    const prepared = await of('POST', '/formal-notice/prepare', paper);
    expect(prepared.body).toMatchObject({ signatory: { name: 'Ann Fern' }, postedOn: null });
    const pdf = await of('GET', '/formal-notice/pdf');
    expect([pdf.type, pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const posted = await of('POST', '/formal-notice/posted', early);
    expect(posted.body).toMatchObject({ postedOn: '2027-03-01', signedBy: 'Ann Fern' });
    expect((await of('POST', '/formal-notice/prepare', paper)).status).toBe(409);
  });

  it('hands out the bundle for counsel as it is now', async () => {
    const answer = await site.app.inject({
      url: `/api/v1/handovers/${scene.number}/counsel-file`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.headers['content-type']).toBe('application/zip');
    expect([...(await readZip(answer.rawPayload)).keys()]).toContain('index.json');
    expect((await rest('GET', '/handovers/H-1999-0001/counsel-file')).status).toBe(404);
  });

  it('seals the client’s package to a key of its own, never to a passphrase, and takes its word', async () => {
    expect((await of('POST', '/client-package', { recipient: KEY })).status).toBe(409);
    const fields = [{ key: 'secret', label: 'Password', secret: true, value: 'Kranich/8' }];
    await scene.answer(link, 'Registrar/domain', { type: 'provided', at: DAY_0, fields });
    expect((await of('POST', '/client-package', {})).status).toBe(422);
    expect((await of('POST', '/client-package', { recipient: 'age1x' })).status).toBe(409);
    const made = await of('POST', '/client-package', { recipient: KEY });
    expect(made.body).toMatchObject({
      packages: [{ number: 1, items: 1, sealedTo: 'recipient', confirmedAt: null }],
    });
    expect(made.text).not.toContain('passphrase"');
    // Nobody has fetched it, so nobody can have it.
    const told = await of('POST', '/client-package/told', { name: 'Sam Reed' });
    expect([told.status, told.body.detail]).toEqual([
      409,
      expect.stringContaining('Nobody has downloaded the package yet'),
    ]);
    await site.db.updateTable('packages').set({ first_downloaded_at: DAY_0 }).execute();
    const confirmed = await of('POST', '/client-package/told', { name: 'Sam Reed' });
    expect(confirmed.body).toMatchObject({ packages: [{ confirmedBy: 'Sam Reed' }] });
  });

  it('reads the times of a joint swap and agrees on one, once', async () => {
    const factor = await scene.item(FACTOR);
    const at = `/items/${factor.id}`;
    expect((await of('GET', `${at}/swap-slots`)).body).toMatchObject({ slots: [] });
    await propose(scene, link);
    const startsAt = '2027-03-09T10:00:00.000Z';
    expect((await of('GET', `${at}/swap-slots`)).body).toMatchObject({
      timeZone: 'Europe/London',
      slots: [{ startsAt, agreedAt: null }],
    });
    const other = { startsAt: '2027-03-09T11:00:00.000Z' };
    expect((await of('POST', `${at}/swap`, other)).status).toBe(409);
    expect((await of('GET', '/swaps')).body).toMatchObject({
      swaps: [{ itemId: factor.id, item: FACTOR, startsAt, agreedAt: null }],
    });
    const agreed = await of('POST', `${at}/swap`, { startsAt });
    expect(agreed.body).toMatchObject({ slots: [{ startsAt, agreedAt: DAY_0.toISOString() }] });
    expect((await of('POST', `${at}/swap`, { startsAt })).status).toBe(409);
  });

  it('answers what becomes of begun stand-by work', async () => {
    const item = await scene.item('M365 global admin');
    const asked = async (): Promise<string> => {
      const id = randomUUID();
      await site.db.deleteFrom('reset_task_waits').execute();
      await site.db
        .insertInto('reset_tasks')
        .values({
          id,
          handover_id: scene.id,
          item_id: item.id,
          reason: 'recover',
          state: 'standby',
          opened_at: DAY_0,
          begun_at: DAY_0,
          asked_at: DAY_0,
          due_at: DAY_0,
          rank: 1,
          in_circle: false,
          owner_role: 'technician',
        })
        .execute();
      return id;
    };
    const dropped = await asked();
    const drop = await rest('POST', `/tasks/${dropped}/drop`, {});
    expect(drop.body).toMatchObject({ state: 'withdrawn' });
    expect((await rest('POST', `/tasks/${dropped}/keep`, {})).status).toBe(409);
    const kept = await rest('POST', `/tasks/${await asked()}/keep`, {});
    expect(kept.body).toMatchObject({ reason: 'rotate', state: 'open' });
  });

  describe('and by the command line', () => {
    let other: Scene;
    let folder: string;
    beforeAll(async () => {
      await site.app.listen({ host: '127.0.0.1', port: 0 });
      other = await Scene.start(site, DAY_0, { items: { include: INCLUDE } });
      await other.request(DAY_0);
      const { id: by } = await site.db
        .selectFrom('links')
        .select('id')
        .where('handover_id', '=', other.id)
        .executeTakeFirstOrThrow();
      await propose(other, by);
      const fields = [{ key: 'secret', label: 'Password', secret: true, value: 'Kranich/8' }];
      await other.answer(by, 'Registrar/domain', { type: 'provided', at: DAY_0, fields });
      folder = await mkdtemp(path.join(tmpdir(), 'papers-'));
    }, 60_000);
    afterAll(() => rm(folder, { recursive: true }));

    async function cli(command: string, ...line: string[]) {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const { port } = site.app.server.address() as AddressInfo;
      const code = await run([command, other.number, ...line], {
        stdin: Readable.from(['']),
        stdout,
        stderr,
        env: { HANDOVER_URL: `http://127.0.0.1:${port}`, HANDOVER_TOKEN: token },
        cwd: folder,
      });
      stdout.end();
      stderr.end();
      return { code, out: await text(stdout), err: await text(stderr) };
    }

    it('lists the times of a joint swap and agrees on one, once', async () => {
      const item = ['--item', String((await other.item(FACTOR)).position)];
      expect((await cli('swaps')).out).toMatch(/MFA seeds.*Tue 9 Mar 2027.*–/);
      const begins = ['--starts-at', '2027-03-09T10:00:00.000Z'];
      expect((await cli('agree-swap', '--item', '99', ...begins)).code).toBe(2);
      const agree = ['agree-swap', ...item, ...begins] as const;
      expect(await cli(...agree)).toMatchObject({ code: 0, err: '' });
      expect((await cli(...agree)).code).toBe(4);
    });

    it('puts the formal notice on paper, writes it and the evidence to new files, and records the posting', async () => {
      expect((await cli('notice')).out).toBe('It was not put on paper yet.\n');
      const prepare = (day: string) =>
        cli(
          'prepare-notice',
          ...['--recipient-address', 'SysWorks\\n5 High Street\\nBath BA1 1AB'],
          ...['--sender-address', 'Fern Logistics\\n4 Mill Lane\\nBath BA1 1AB'],
          ...['--signatory-name', 'Ann Fern', '--signatory-title', 'Director'],
          ...['--require-by', day],
        );
      expect((await prepare('2026-01-01')).code).toBe(2);
      expect((await prepare('2027-03-15')).out).toMatch(/to sign +Ann Fern, Director/);
      expect(await cli('notice-pdf', '--out', 'notice.pdf')).toMatchObject({ code: 0, err: '' });
      const notice = await readFile(path.join(folder, 'notice.pdf'));
      expect(notice.toString('latin1', 0, 5)).toBe('%PDF-');
      const again = await cli('notice-pdf', '--out', 'notice.pdf');
      expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already')]);
      await cli('counsel-file', '--out', 'evidence.zip');
      const zip = await readZip(await readFile(path.join(folder, 'evidence.zip')));
      expect([...zip.keys()]).toContain('index.json');
      const posted = ['--posted-on', '2027-03-01', '--signed-by', 'Ann Fern', '--posted-by', 'Max'];
      expect((await cli('notice-posted', ...posted)).out).toMatch(/posted +2027-03-01, by Max/);
      expect((await cli('add-proof', '--file', 'notice.pdf')).out).toBe('Kept, the first.\n');
    });

    it('seals the client’s package to its own key, and takes no word before it was downloaded', async () => {
      expect((await cli('packages')).out).toBe('No package was made yet.\n');
      const made = await cli('make-package', '--recipient', KEY);
      expect(made.code).toBe(0);
      expect(made.out).toMatch(/^1 .* 1 .*waits for the client/m);
      const { code, err } = await cli('package-told', '--name', 'Sam Reed');
      expect([code, err]).toEqual([4, expect.stringContaining('Nobody has downloaded')]);
    });
  });
});
