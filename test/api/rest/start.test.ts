import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { stringify } from 'yaml';
import { EXAMPLE_HANDOVER } from '../../../domain/intake/json-schema';
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

const handovers = () =>
  site.deps.db.selectFrom('handovers').select(['id', 'number', 'items_total']).execute();

it('starts a handover with the workflow engine away, and leaves the workflow to the worker', async () => {
  const { status, body } = await start(EXAMPLE_HANDOVER);
  expect(status).toBe(201);
  const row = await site.deps.db
    .selectFrom('handovers')
    .selectAll()
    .where('id', '=', String(body['id']))
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    number: body['number'],
    stage: 'authority',
    items_outstanding: row.items_total,
    unsettled: row.items_total,
    revision: 1,
    next_step_key: 'authority',
    next_step_at: site.clock.at,
    started_workflow: false,
    created_by: 'token:test',
  });
  const read = await ask(site, 'GET', `/api/v1/handovers/${String(body['number'])}`);
  expect(read.body).toMatchObject({ id: body['id'], stage: 'authority' });
});

it('says the dates at once when the authority is on file, and waits for the morning when told to', async () => {
  site.clock.at = new Date('2027-03-05T20:00:00Z');
  const { body } = await start({ ...ON_FILE, send: 'next-morning' });
  site.clock.at = new Date('2027-03-01T10:00:00Z');
  const read = await ask(site, 'GET', `/api/v1/handovers/${String(body['id'])}`);
  expect(read.body).toMatchObject({
    stage: 'requested',
    nextStep: { key: 'request', at: '2027-03-08T09:00:00.000Z' },
    deadlineAt: '2027-03-22T09:00:00.000Z',
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
  expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
  const again = await start(ON_FILE, headers);
  expect(again.body).toEqual({ ...answers[0]?.body, repeated: true });
});

it('knows the same input in another order or format, and refuses another input for the same key', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const first = await start(ON_FILE, headers);
  const turned = Object.fromEntries(Object.entries(ON_FILE).reverse());
  const yaml = { ...headers, 'content-type': 'application/yaml' };
  expect((await start(stringify(turned), yaml)).body['id']).toBe(first.body['id']);
  const other = await start({ ...ON_FILE, language: 'de' }, headers);
  expect(other).toMatchObject({ status: 422, type: expect.stringContaining('problem+json') });
  expect(other.body['type']).toBe('urn:handover:problem:key-reused');
  expect(other.body['detail']).toContain(first.body['number']);
});

it('keeps one caller’s key from another’s', async () => {
  const headers = { 'idempotency-key': 'monday' };
  const mine = await start(ON_FILE, headers);
  const other = await site.deps.db.transaction().execute(async (tx) => {
    const { createApiToken } = await import('../../../db/api-tokens');
    return createApiToken(tx, {
      name: 'psa',
      scopes: ['handovers:write'],
      expiresAt: new Date('2028-01-01T00:00:00Z'),
      by: 'system',
      at: site.clock.at,
    });
  });
  const theirs = await ask({ ...site, token: other }, 'POST', '/api/v1/handovers', {
    body: ON_FILE,
    headers,
  });
  expect(theirs.status).toBe(201);
  expect(theirs.body['id']).not.toBe(mine.body['id']);
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
  const { body: list } = await ask(site, 'GET', `/api/v1/handovers/${String(body['id'])}/items`);
  const items = list['items'] as { name: string; position: number; replyFields: string[] }[];
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

describe('bad input changes nothing, and every problem comes with its path and what to do:', () => {
  const tooMany = Array.from({ length: 10_000 }, () => ({ catalogue: 1 }));
  const msp = EXAMPLE_HANDOVER.previousMsp;
  const [first] = msp.contacts;
  it.each([
    ['an unknown item', { items: { include: [{ catalogue: 999 }] } }, 'items.include[0].catalogue'],
    [
      'a contact’s address twice',
      { previousMsp: { ...msp, contacts: [first, { ...first, rung: 'second' }] } },
      'previousMsp.contacts[1].email',
    ],
    ['a deadline in the past', { deadline: '2027-02-01' }, 'deadline'],
    ['a deadline before the first steps', { deadline: '2027-03-01' }, 'deadline'],
    [
      'an unknown time zone',
      { previousMsp: { ...msp, timeZone: 'Mars/Base' } },
      'previousMsp.timeZone',
    ],
    ['an unknown country', { previousMsp: { ...msp, country: 'XX' } }, 'previousMsp.country'],
    ['ten thousand items', { items: { include: tooMany } }, 'items.include'],
    ['a wrong type', { client: 'Alder & Birch' }, 'client'],
    ['an unknown field', { colour: 'green' }, ''],
    [
      'CR LF in a name',
      { previousMsp: { ...msp, name: 'Northgate\r\nBcc: all@example.com' } },
      'previousMsp.name',
    ],
    [
      'CR LF in an address',
      {
        previousMsp: { ...msp, contacts: [{ ...first, email: 'a@b.example\r\nBcc: c@d.example' }] },
      },
      'previousMsp.contacts[0].email',
    ],
    ['a control character', { reference: 'T-1\u0000' }, 'reference'],
  ])('%s', async (_what, change, path) => {
    const before = await handovers();
    const { status, type, body } = await start({ ...ON_FILE, ...change });
    expect([status, type]).toEqual([422, 'application/problem+json']);
    expect(body).toMatchObject({ type: 'urn:handover:problem:invalid-input', status: 422 });
    const problems = body['problems'] as { path: string; message: string }[];
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z“\d].{10,}\.$/s);
    expect(await handovers()).toEqual(before);
  });

  it('several problems, all together', async () => {
    const { body } = await start({ ...ON_FILE, language: 'fr', send: 5, client: {} });
    const paths = (body['problems'] as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['client.name', 'language', 'send']));
  });

  it.each([
    ['not JSON', '{"client": ', 'application/json', 400],
    ['nothing', '', 'application/json', 422],
    ['a list', '[]', 'application/json', 422],
    ['nested beyond reason', '['.repeat(200_000), 'application/json', 400],
    [
      'nested beyond reason, and closed',
      '['.repeat(9e4) + ']'.repeat(9e4),
      'application/json',
      422,
    ],
    ['not YAML', 'client: [', 'application/yaml', 400],
    ['YAML nested beyond reason', '['.repeat(50_000), 'application/yaml', 400],
    ['YAML that multiplies itself', bomb(), 'application/yaml', 400],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ])('a body that is %s', async (_what, text, type, status) => {
    const answer = await start(text, { 'content-type': type });
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  });

  it('an idempotency key that is none', async () => {
    const { status, body } = await start(ON_FILE, { 'idempotency-key': 'two words' });
    expect(status).toBe(400);
    expect(body['problems']).toEqual([expect.objectContaining({ path: 'idempotency-key' })]);
  });
});

it('answers a body of 5 MB with a sentence', async () => {
  const address = await site.app.listen({ port: 0, host: '127.0.0.1' });
  const answer = await fetch(`${address}/api/v1/handovers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${site.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ note: 'x'.repeat(5 * 1024 * 1024) }),
  });
  expect(answer.status).toBe(413);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ title: 'The body is too large', status: 413 });
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

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 9; n++) {
    const refers = Array<string>(10)
      .fill(`*a${String(n - 1)}`)
      .join(', ');
    lines.push(`a${String(n)}: &a${String(n)} [${refers}]`);
  }
  return lines.join('\n');
}
