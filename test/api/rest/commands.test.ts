import { randomUUID } from 'node:crypto';
import type { ConsoleDeps } from '../../../api/plugins/console-deps';
import { readPosition } from '../../../db/positions';
import { refuseCommand } from '../../../domain/handover/command-rules';
import { EXAMPLE_HANDOVER } from '../../../domain/intake/json-schema';
import { ask, openRestSite, problemsOf, type RestSite } from './rest-site';

let site: RestSite;
/** Commands that reached the workflow; its own rules decide, as its validator does. */
const carriedOut: string[] = [];
const workflows: ConsoleDeps['workflows'] = {
  start: async () => undefined,
  command: async (handoverId, name) => {
    const refusal = refuseCommand(name, await readPosition(site.deps.db, handoverId));
    if (refusal) throw refusal;
    carriedOut.push(name);
  },
};
let id: string;

beforeAll(async () => {
  site = await openRestSite(workflows);
  id = await start();
});
afterAll(() => site.close());
beforeEach(() => {
  carriedOut.length = 0;
});

async function start(): Promise<string> {
  const { body } = await ask(site, 'POST', '/api/v1/handovers', { body: EXAMPLE_HANDOVER });
  return String(body.id);
}

const command = (path: string, body?: unknown, headers: Record<string, string> = {}, of = id) =>
  ask(site, 'POST', `/api/v1/handovers/${of}/commands/${path}`, { body, headers });

it('marks a handover whose workflow has begun', async () => {
  const row = await site.deps.db
    .selectFrom('handovers')
    .select('started_workflow')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.started_workflow).toBe(true);
});

it('answers when the command is carried out, with where the handover stands', async () => {
  const { status, body } = await command('pause', { reason: 'holiday' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id, stage: 'authority' });
  expect(carriedOut).toEqual(['pause']);
  expect((await command('pause')).status).toBe(200);
});

it('carries a command out once for one key', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const say = { reason: 'no longer needed' };
  await command('cancel', say, key);
  const row = site.deps.db
    .selectFrom('commands')
    .select('id')
    .where('idempotency_key', '=', key['idempotency-key']);
  await site.deps.db
    .updateTable('commands')
    .set({ outcome: 'done' })
    .where('id', 'in', row)
    .execute();
  expect((await command('cancel', say, key)).status).toBe(200);
  expect(carriedOut).toEqual(['cancelHandover']);
  const other = await command('pause', {}, key);
  expect([other.status, other.body.type]).toEqual([422, 'urn:handover:problem:key-reused']);
});

it('refuses with the workflow’s own sentence', async () => {
  const { status, type, body } = await command('open-resets-now', { reason: 'now' });
  expect([status, type]).toEqual([409, 'application/problem+json']);
  expect(body.detail).toBe('The request has not been sent yet: reset tasks open once it has.');
});

it('refuses every command on a closed handover, and changes nothing', async () => {
  const closed = await start();
  await site.deps.db
    .updateTable('handovers')
    .set({ stage: 'closed', closed_at: site.clock.at })
    .where('id', '=', closed)
    .execute();
  const { status, body } = await command('pause', {}, {}, closed);
  expect([status, body.detail]).toEqual([
    409,
    'This handover is closed: nothing more can be done to it.',
  ]);
  expect(carriedOut).toEqual([]);
  const [item] = await site.deps.db
    .selectFrom('items')
    .select('id')
    .where('handover_id', '=', closed)
    .limit(1)
    .execute();
  const accept = `/api/v1/handovers/${closed}/items/${String(item?.id)}/accept`;
  expect((await ask(site, 'POST', accept)).status).toBe(409);
});

it.each([
  ['extend-deadline', { deadline: '19.3.2027', reason: 'x' }, 'deadline'],
  ['extend-deadline', { deadline: '2027-03-26' }, 'reason'],
  ['waive-items', { items: [], reason: 'x' }, 'items'],
  ['waive-items', { items: ['7'], reason: 'x' }, 'items[0]'],
  ['open-resets-now', { reason: ' ' }, 'reason'],
  ['change-contact', { rung: 'boss', name: 'A', email: 'a@b.example', reason: 'x' }, 'rung'],
  ['change-contact', { rung: 'first', name: 'A\r\nB', email: 'a@b.example', reason: 'x' }, 'name'],
  ['change-contact', { rung: 'first', name: 'A', email: 'A <a@b.example>', reason: 'x' }, 'email'],
  ['pause', { until: 'tomorrow' }, 'until'],
  ['resume', { now: true }, ''],
])('tells what is wrong in %s %j', async (path, body, where) => {
  const answer = await command(path, body);
  expect([answer.status, answer.type]).toEqual([422, 'application/problem+json']);
  expect(problemsOf(answer.body).map((problem) => problem.path)).toContain(where);
  expect(carriedOut).toEqual([]);
});

it('knows no commands for what does not exist', async () => {
  expect((await command('pause', {}, {}, randomUUID())).status).toBe(404);
  expect((await command('dance', {})).status).toBe(404);
});

it('accepts what came, sends back what is wrong, and refuses what makes no sense', async () => {
  const at = site.clock.at;
  const items = await site.deps.db
    .selectFrom('items')
    .select('id')
    .where('handover_id', '=', id)
    .orderBy('position')
    .limit(3)
    .execute();
  const [first, second, third] = items.map((item) => item.id);
  await site.deps.db
    .updateTable('items')
    .set({ state: 'answered', answer_type: 'provided', answered_at: at })
    .where('id', 'in', [String(first), String(second)])
    .execute();
  const verdict = (item: string | undefined, word: string, body?: unknown) =>
    ask(site, 'POST', `/api/v1/handovers/${id}/items/${String(item)}/${word}`, { body });
  expect(await verdict(first, 'accept')).toMatchObject({
    status: 200,
    body: { state: 'accepted' },
  });
  expect(await verdict(second, 'reject', { note: 'It is refused at sign-in.' })).toMatchObject({
    status: 200,
    body: { state: 'rejected', rejectionNote: 'It is refused at sign-in.' },
  });
  expect(await verdict(second, 'reject', { note: 'Use www.reset.example' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('somebody else’s: www.reset.example') as unknown },
  });
  expect((await verdict(third, 'accept')).status).toBe(409);
  expect((await verdict(second, 'reject', {})).status).toBe(422);
  expect((await verdict(randomUUID(), 'accept')).status).toBe(404);
  const { body } = await ask(site, 'GET', `/api/v1/handovers/${id}`);
  expect(body.items).toMatchObject({ accepted: 1 });
});

it('finishes and waives reset tasks, each once, with where the new secret was recorded', async () => {
  const at = site.clock.at;
  const [item] = await site.deps.db
    .selectFrom('items')
    .select('id')
    .where('handover_id', '=', id)
    .where('state', '=', 'outstanding')
    .limit(1)
    .execute();
  const task = (reason: 'recover' | 'day_one') => ({
    id: randomUUID(),
    handover_id: id,
    item_id: String(item?.id),
    reason,
    state: 'open' as const,
    opened_at: at,
    due_at: at,
    rank: 1,
    in_circle: false,
    owner_role: 'technician',
  });
  const [recover, dayOne] = [task('recover'), task('day_one')];
  await site.deps.db.insertInto('reset_tasks').values([recover, dayOne]).execute();
  const end = (task: string, word: string, body: unknown) =>
    ask(site, 'POST', `/api/v1/tasks/${task}/${word}`, { body });
  expect((await end(recover.id, 'done', {})).status).toBe(409);
  const done = await end(recover.id, 'done', { recordedWhere: 'Password manager, “Firewall”' });
  expect(done).toMatchObject({ status: 200, body: { state: 'done' } });
  expect((await end(recover.id, 'done', { recordedWhere: 'again' })).status).toBe(409);
  expect((await end(dayOne.id, 'waive', {})).status).toBe(422);
  expect(await end(dayOne.id, 'waive', { reason: 'No backup there' })).toMatchObject({
    body: { state: 'waived' },
  });
  expect((await end(randomUUID(), 'done', {})).status).toBe(404);
  const { body } = await ask(site, 'GET', `/api/v1/handovers/${id}`);
  expect(body.tasks).toEqual({ open: 0, done: 2 });
});

it('answers 429 with problem details when asked too often', async () => {
  const busy = await openRestSite(workflows, 3);
  const answers = [];
  for (let n = 0; n < 5; n++) answers.push(await ask(busy, 'GET', '/api/v1/handovers'));
  await busy.close();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  expect(answers[4]?.type).toBe('application/problem+json');
});
