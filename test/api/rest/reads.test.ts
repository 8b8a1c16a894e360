import { createHash, randomUUID } from 'node:crypto';
import { EXAMPLE_HANDOVER } from '../../../domain/intake/json-schema';
import { SCOPES } from '../../../db/api-tokens';
import { ask, openRestSite, problemsOf, type RestSite } from './rest-site';

let site: RestSite;
const ids: string[] = [];

async function start(change: object): Promise<string> {
  const { body } = await ask(site, 'POST', '/api/v1/handovers', {
    body: { ...EXAMPLE_HANDOVER, ...change },
  });
  const { id } = body;
  if (typeof id !== 'string') throw new Error(JSON.stringify(body));
  return id;
}

async function list(query: string): Promise<{ ids: string[]; cursor: unknown }> {
  const { body } = await ask(site, 'GET', `/api/v1/handovers?${query}`);
  const rows = body.handovers as { id: string }[];
  return { ids: rows.map(({ id }) => id), cursor: body.nextCursor };
}

beforeAll(async () => {
  site = await openRestSite();
  const { client, previousMsp } = EXAMPLE_HANDOVER;
  for (let n = 0; n < 7; n++) {
    site.clock.at = new Date(Date.UTC(2027, 2, 1, 10, n < 4 ? 0 : n));
    ids.push(
      await start({
        client: { ...client, name: `Client ${String(n)} 100%` },
        previousMsp: { ...previousMsp, name: n % 2 === 0 ? 'Northgate' : 'Südstern IT' },
        reference: `T_${String(n)}`,
      }),
    );
  }
  await site.deps.db
    .updateTable('handovers')
    .set({ stalled_reason: 'no_answer', stalled_since: site.clock.at })
    .where('id', '=', String(ids[2]))
    .execute();
});
afterAll(() => site.close());

it('pages through all handovers, newest first, each once, also those of the same instant', async () => {
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const page = await list(`limit=2${cursor}`);
    seen.push(...page.ids);
    if (typeof page.cursor !== 'string') break;
    cursor = `&cursor=${page.cursor}`;
  }
  expect([...seen].sort()).toEqual([...ids].sort());
  expect(seen.slice(0, 3)).toEqual([ids[6], ids[5], ids[4]]);
});

it('filters by stage, stalled, previous MSP, and part of a number, name or reference', async () => {
  expect((await list('stage=closed')).ids).toEqual([]);
  expect((await list('stage=authority')).ids).toHaveLength(7);
  expect((await list('stalled=true')).ids).toEqual([ids[2]]);
  expect((await list('stalled=false')).ids).toHaveLength(6);
  expect((await list(`previousMsp=${encodeURIComponent('südSTERN it')}`)).ids).toHaveLength(3);
  expect((await list('search=client%203')).ids).toEqual([ids[3]]);
  // What means something to a search means itself here.
  expect((await list(`search=${encodeURIComponent('4 100%')}`)).ids).toEqual([ids[4]]);
  expect((await list('search=T_5')).ids).toEqual([ids[5]]);
  expect((await list(`search=${encodeURIComponent("' or 1=1 --")}`)).ids).toEqual([]);
});

it.each([
  ['stage=asleep', 'stage'],
  ['stalled=perhaps', 'stalled'],
  ['limit=0', 'limit'],
  ['limit=100000', 'limit'],
  ['cursor=abc', 'cursor'],
  ['colour=green', ''],
  ['search=%00a', 'search'],
])('says which parameter of ?%s has a mistake', async (query, path) => {
  const { status, body } = await ask(site, 'GET', `/api/v1/handovers?${query}`);
  expect(status).toBe(400);
  expect(problemsOf(body).map((problem) => problem.path)).toContain(path);
});

it('gives one and the same answer for every handover that does not exist', async () => {
  const answers = await Promise.all(
    [randomUUID(), 'H-2099-9999', 'nonsense', '%00', "'--", '..%2F..'].map((id) =>
      ask(site, 'GET', `/api/v1/handovers/${id}`),
    ),
  );
  expect(new Set(answers.map(({ text, status }) => `${String(status)} ${text}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 404, type: 'application/problem+json' });
});

it('shows people, plan, items and log, and no secret, key or link', async () => {
  const id = String(ids[0]);
  const paths = ['', '/items', '/messages', '/tasks', '/log'];
  const answers = await Promise.all(
    paths.map((path) => ask(site, 'GET', `/api/v1/handovers/${id}${path}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  const text = answers.map((answer) => answer.text).join('');
  expect(text).toContain('tom@northgate.example');
  expect(text).toContain('handover.started');
  expect(text).not.toMatch(/age1|sealed|token_hash|recipient_signature|idempotency|input_hash/);
});

it('shows what was written to whom with a phrase in the place of the link', async () => {
  const id = String(ids[1]);
  const token = 'k'.repeat(43);
  const slot = 'link-token-link-token-link-token-link-token';
  await site.deps.db
    .insertInto('messages')
    .values({
      id: randomUUID(),
      handover_id: id,
      step_key: 'request',
      recipient_key: 'x',
      template: 'request',
      subject: 'Handover',
      to_name: 'Tom Reed',
      to_address: 'tom@northgate.example',
      envelope_from: 'a@b.example',
      message_id: '<1@b.example>',
      rendered: Buffer.from('x'),
      body_text: `Dear Tom, https://reply.example/r/${slot} or https://reply.example/r/${token}?x.`,
      outcome: 'accepted',
      outcome_at: site.clock.at,
      attempts: 1,
      created_at: site.clock.at,
    })
    .execute();
  const { text, body } = await ask(site, 'GET', `/api/v1/handovers/${id}/messages`);
  expect(body.messages).toHaveLength(1);
  expect(text).toContain('[this contact’s own link]');
  expect(text).not.toMatch(/kkkk|link-token|reply\.example/);
});

it('offers the catalogue with its presets, and the schema of a handover file without a token', async () => {
  const { body } = await ask(site, 'GET', '/api/v1/catalogue');
  expect(body.items).toHaveLength(site.deps.catalogue.size);
  const open = await ask({ ...site, token: 'none' }, 'GET', '/api/v1/schemas/handover');
  expect(open.body).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
});

describe('a token', () => {
  const about = (token: string) => ask({ ...site, token }, 'GET', '/api/v1/handovers');

  it('that is missing, mistyped, expired or revoked gets one and the same answer', async () => {
    const expired = await site.newToken(SCOPES, site.clock.at);
    const revoked = await site.newToken(SCOPES);
    await site.deps.db
      .updateTable('api_tokens')
      .set({ revoked_at: site.clock.at })
      .where('token_hash', '=', hash(revoked))
      .execute();
    const wrong = `hnd_${'A'.repeat(43)}`;
    const answers = await Promise.all(['', 'x', wrong, expired, revoked].map(about));
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  });

  it('may do what its scopes say and nothing else', async () => {
    const token = await site.newToken(['handovers:read']);
    expect((await about(token)).status).toBe(200);
    const reader = { ...site, token };
    const write = await ask(reader, 'POST', '/api/v1/handovers', { body: EXAMPLE_HANDOVER });
    expect([write.status, write.type]).toEqual([403, 'application/problem+json']);
    expect((await ask(reader, 'GET', '/api/v1/audit/verify')).status).toBe(403);
  });

  it('is stored as a hash only', async () => {
    const rows = await site.deps.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(site.token.slice(4));
    expect(rows.every((row) => row.token_hash.length === 32)).toBe(true);
  });
});

it('answers an address that does not exist with problem details', async () => {
  const { status, type } = await ask(site, 'GET', '/api/v1/nothing');
  expect([status, type]).toEqual([404, 'application/problem+json']);
});

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
