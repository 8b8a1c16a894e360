import { EXAMPLE_HANDOVER } from '../../../domain/intake/json-schema';
import { ask, openRestSite, problemsOf, type RestSite } from './rest-site';

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

const handovers = () => site.deps.db.selectFrom('handovers').select(['id', 'revision']).execute();

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
    const problems = problemsOf(body);
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z“\d].{10,}\.$/s);
    expect(await handovers()).toEqual(before);
  });

  it('several problems, all together', async () => {
    const { body } = await start({ ...ON_FILE, language: 'nl', send: 5, client: {} });
    const paths = problemsOf(body).map(({ path }) => path);
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
    expect(body.problems).toEqual([expect.objectContaining({ path: 'idempotency-key' })]);
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
