import { randomUUID } from 'node:crypto';
import { handoverInput } from '../../support/handover-input';
import { ask, openRestSite, type RestSite } from './rest-site';

describe('reset tasks by the API', () => {
  let site: RestSite;
  let handover: string;
  let task: string;
  beforeAll(async () => {
    site = await openRestSite();
    const started = await ask(site, 'POST', '/api/v1/handovers', { body: handoverInput() });
    handover = String(started.body.id);
    const { db } = site.deps;
    const item = await db
      .selectFrom('items')
      .select('id')
      .where('handover_id', '=', handover)
      .where('catalogue_number', '=', 1)
      .executeTakeFirstOrThrow();
    task = randomUUID();
    await db
      .insertInto('staff')
      .values({
        id: randomUUID(),
        name: 'Tom',
        email: 'tom@northgate.example',
        role: 'technician',
        created_at: site.clock.at,
      })
      .execute();
    await db
      .insertInto('reset_tasks')
      .values({
        id: task,
        handover_id: handover,
        item_id: item.id,
        reason: 'recover',
        state: 'open',
        opened_at: site.clock.at,
        due_at: site.clock.at,
        rank: 1,
        in_circle: false,
        owner_role: 'technician',
      })
      .execute();
  }, 60_000);
  afterAll(() => site.close());

  const act = (word: string, body: unknown = {}) =>
    ask(site, 'POST', `/api/v1/tasks/${task}/${word}`, { body });

  it('are listed over all handovers, with what they wait for', async () => {
    const { body } = await ask(site, 'GET', '/api/v1/tasks?show=all&limit=1');
    expect(body).toMatchObject({
      tasks: [{ id: task, handoverId: handover, client: 'Fern Logistics', blocked: null }],
      nextCursor: null,
    });
    expect((await ask(site, 'GET', '/api/v1/tasks?cursor=x')).status).toBe(400);
  });

  it('are begun, handed over, ticked, noted, blocked, freed, ended and opened again as on the page', async () => {
    expect((await act('begin')).status).toBe(200);
    expect((await act('begin')).status).toBe(409);
    expect((await act('assign')).body).toMatchObject({ owner: 'Tom' });
    expect((await act('assign', { owner: 'nobody@northgate.example' })).status).toBe(409);
    expect((await act('tick', { step: 1 })).status).toBe(200);
    expect((await act('tick', { step: 99 })).status).toBe(409);
    expect((await act('note', { note: 'Ticket 4711' })).status).toBe(200);
    expect((await act('evidence', { note: 'password: hunter2' })).status).toBe(409);
    expect((await act('evidence', { note: 'Role list is ours' })).status).toBe(200);
    const wait = { reason: 'vendor', lookAgainOn: '2027-03-19' };
    expect((await act('block', wait)).body).toMatchObject({
      blocked: { reason: 'vendor', lookAgainAt: '2027-03-19T00:00:00.000Z' },
    });
    expect((await act('unblock')).body).toMatchObject({ blocked: null });
    expect((await act('unblock')).status).toBe(409);
    expect((await act('done', { recordedWhere: 'IT Glue, Fern' })).status).toBe(200);
    expect((await act('reopen', {})).status).toBe(422);
    expect((await act('reopen', { reason: 'Wrong tenant' })).body).toMatchObject({ state: 'open' });
    const { body } = await ask(site, 'GET', `/api/v1/handovers/${handover}/log`);
    const actions = (body.events as { action: string }[]).map((event) => event.action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'task.ticked',
        'task.blocked',
        'task.evidence_added',
        'task.reopened',
      ]),
    );
  });

  it('have lead times of the catalogue, ours and observed', async () => {
    const { body } = await ask(site, 'GET', '/api/v1/lead-times');
    const [first] = body.leadTimes as object[];
    expect(first).toEqual({
      number: 1,
      group: 'Identity & mail',
      name: 'M365 global admin',
      catalogue: 5,
      own: null,
      observed: null,
    });
  });
});
