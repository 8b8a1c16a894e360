import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { stringify } from 'yaml';
import { EXAMPLE_HANDOVER } from '../../../domain/intake/json-schema';
import { createApiToken } from '../../../db/api-tokens';
import { insertHandover } from '../../../db/new-handover';
import { handoverFacts } from '../../../api/intake/handover-facts';
import { readHandoverInput } from '../../../domain/intake/handover-input';
import { DEFAULT_POLICY } from '../../../domain/chase/default-policy';
import { ask, openRestSite, type RestSite } from './rest-site';

let site: RestSite;
beforeAll(async () => {
  site = await openRestSite();
});
afterAll(() => site.close());

const ON_FILE = {
  ...EXAMPLE_HANDOVER,
  authority: { onFile: { signedOn: '2027-02-26', by: 'Ruth Alder' } },
};

const start = (body: unknown, headers: Record<string, string> = {}) =>
  ask(site, 'POST', '/api/v1/handovers', { body, headers });

it('starts a handover with the workflow engine away, and leaves the workflow to the worker', async () => {
  const { status, body } = await start(EXAMPLE_HANDOVER);
  expect(status).toBe(201);
  const row = await site.deps.db
    .selectFrom('handovers')
    .selectAll()
    .where('id', '=', String(body.id))
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    number: body.number,
    stage: 'authority',
    items_outstanding: row.items_total,
    unsettled: row.items_total,
    revision: 1,
    next_step_key: 'authority',
    next_step_at: site.clock.at,
    started_workflow: false,
    created_by: 'token:test',
  });
  const read = await ask(site, 'GET', `/api/v1/handovers/${String(body.number)}`);
  expect(read.body).toMatchObject({ id: body.id, stage: 'authority' });
});

it('says the dates at once when the authority is on file, and waits for the morning when told to', async () => {
  site.clock.at = new Date('2027-03-05T20:00:00Z');
  const { body } = await start({ ...ON_FILE, send: 'next-morning' });
  site.clock.at = new Date('2027-03-01T10:00:00Z');
  const read = await ask(site, 'GET', `/api/v1/handovers/${String(body.id)}`);
  expect(read.body).toMatchObject({
    stage: 'requested',
    nextStep: { key: 'request', at: '2027-03-08T09:00:00.000Z' },
    deadlineAt: '2027-03-22T23:59:59.999Z',
    authority: { kind: 'on_file', state: 'signed', signedOn: '2027-02-26' },
  });
});

it('reads the same handover from YAML', async () => {
  const { status } = await start(stringify(EXAMPLE_HANDOVER), {
    'content-type': 'application/yaml',
  });
  expect(status).toBe(201);
});

it('makes one handover of twenty requests at once with the same key', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => start(ON_FILE, headers)));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
  const again = await start(ON_FILE, headers);
  expect(again.body).toEqual({ ...answers[0]?.body, repeated: true });
});

it('knows the same input in another order or format, and refuses another input for the same key', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const first = await start(ON_FILE, headers);
  const turned = Object.fromEntries(Object.entries(ON_FILE).reverse());
  const yaml = { ...headers, 'content-type': 'application/yaml' };
  expect((await start(stringify(turned), yaml)).body.id).toBe(first.body.id);
  const other = await start({ ...ON_FILE, language: 'de' }, headers);
  expect([other.status, other.type]).toEqual([422, 'application/problem+json']);
  expect(other.body.type).toBe('urn:handover:problem:key-reused');
  expect(other.body.detail).toContain(first.body.number);
});

it('keeps one caller’s key from another’s', async () => {
  const headers = { 'idempotency-key': 'monday' };
  const mine = await start(ON_FILE, headers);
  const other = await createApiToken(site.deps.db, {
    name: 'psa',
    scopes: ['handovers:write'],
    expiresAt: new Date('2028-01-01T00:00:00Z'),
    by: 'system',
    at: site.clock.at,
  });
  const theirs = await ask({ ...site, token: other }, 'POST', '/api/v1/handovers', {
    body: ON_FILE,
    headers,
  });
  expect(theirs.status).toBe(201);
  expect(theirs.body.id).not.toBe(mine.body.id);
});

it('takes five hundred items, and writes handover and items in one statement', async () => {
  const include = Array.from({ length: 500 }, (_, n) => ({
    name: `Camera ${String(n)}, "east" \\ wing`,
    kind: 'login' as const,
    fields: ['address, with comma', 'pass"word\\'],
  }));
  const input = { ...ON_FILE, items: { include } };
  const { status, body } = await start(input);
  expect(status).toBe(201);
  const { body: list } = await ask(site, 'GET', `/api/v1/handovers/${String(body.id)}/items`);
  const items = list.items as { name: string; position: number; replyFields: string[] }[];
  expect(items).toHaveLength(500);
  expect(items[7]).toMatchObject({
    position: 8,
    name: include[7]?.name,
    replyFields: include[7]?.fields,
  });

  const at = site.clock.at;
  const read = readHandoverInput(input, { catalogue: site.deps.catalogue, at });
  if (!read.ok) throw new Error('the input was accepted before');
  const facts = handoverFacts(read.value, {
    id: randomUUID(),
    at,
    policy: DEFAULT_POLICY,
    catalogue: site.deps.catalogue,
    accountManager: { name: 'A', email: 'a@example.com' },
  });
  const statements: string[] = [];
  const counted = site.deps.db.withPlugin({
    transformQuery: ({ node }) => {
      statements.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await insertHandover(counted, {
    ...facts,
    by: 'system',
    idempotencyKey: null,
    inputHash: Buffer.alloc(32),
    recipient: 'age1',
    recipientSignature: Buffer.alloc(64),
  });
  expect(statements).toHaveLength(1);
});

it('remembers a client and a previous MSP by name, whatever the capitals', async () => {
  const client = { ...EXAMPLE_HANDOVER.client, name: 'ALDER & birch ltd', address: undefined };
  expect((await start({ ...ON_FILE, client })).status).toBe(201);
  const rows = await site.deps.db.selectFrom('clients').select(['name', 'address']).execute();
  expect(rows).toEqual([{ name: 'Alder & Birch Ltd', address: EXAMPLE_HANDOVER.client.address }]);
});

it('stores no handover that could not accept anything: each has its keys', async () => {
  const keystore = new Client({
    connectionString: site.superuserUrl.replace(/\/([^/]+)$/, '/$1_keystore'),
  });
  await keystore.connect();
  const { rows } = await keystore.query<{ id: string }>(
    'select handover_id as id from wrapped_identities',
  );
  await keystore.end();
  const kept = new Set(rows.map(({ id }) => id));
  const started = await site.deps.db
    .selectFrom('handovers')
    .select('id')
    .where('created_by', '<>', 'system')
    .execute();
  expect(started.filter(({ id }) => !kept.has(id))).toEqual([]);
});
