import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createApiToken, SCOPES } from '../../../db/api-tokens';
import { openConsoleSite, type ConsoleSite } from '../../support/console-site';
import { readZip } from '../../support/read-zip';
import { Scene } from '../handover/scene';
import { ask, problemsOf } from './rest-site';

const DAY_0 = new Date('2027-03-01T10:00:00Z');
const KEY = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
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
    const factor = (await site.db.selectFrom('items').selectAll().execute()).find(
      ({ catalogue_number: number }) => number === 6,
    );
    const at = `/items/${factor?.id ?? ''}`;
    expect((await of('GET', `${at}/swap-slots`)).body).toMatchObject({ slots: [] });
    const until = new Date('2027-03-09T23:59:59Z');
    const promised = { type: 'promised', at: DAY_0, promisedUntil: until } as const;
    await scene.answer(link, factor?.name ?? '', promised);
    const client = new Client({ connectionString: site.superuserUrl });
    await client.connect();
    await client.query(
      `insert into swap_slots (answer_id, handover_id, item_id, starts_at)
       select answer_id, handover_id, id, '2027-03-09T10:00:00Z' from items where id = $1`,
      [factor?.id],
    );
    await client.end();
    const startsAt = '2027-03-09T10:00:00.000Z';
    expect((await of('GET', `${at}/swap-slots`)).body).toMatchObject({
      timeZone: 'Europe/London',
      slots: [{ startsAt, agreedAt: null }],
    });
    const other = { startsAt: '2027-03-09T11:00:00.000Z' };
    expect((await of('POST', `${at}/swap`, other)).status).toBe(409);
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
});
