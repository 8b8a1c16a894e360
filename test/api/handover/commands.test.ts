import { Refusal } from '../../../domain/problem';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Engine } from './engine';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');

describe('the commands of a person', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  const engine = new Engine();
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER, workflows: engine });
    engine.db = site.db;
    engine.at = LATER;
    headers = await signIn(site);
    scene = await Scene.start(site, DAY_0);
    await scene.request(DAY_0);
    await scene.takeStepsUntil(DAY_0);
  }, 60_000);
  beforeEach(() => {
    engine.refuseWith = null;
    engine.away = false;
    engine.commands.length = 0;
  });
  afterAll(() => site.close());

  const get = (path: string) => site.app.inject({ url: `/handovers/${scene.id}${path}`, headers });
  const post = (path: string, form: Record<string, string>) =>
    site.app.inject({
      method: 'POST',
      url: `/handovers/${scene.id}${path}`,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const commands = () =>
    site.db
      .selectFrom('commands')
      .select(['kind', 'arguments', 'outcome', 'requested_by'])
      .where('handover_id', '=', scene.id)
      .orderBy('requested_at')
      .execute();

  it('says what the next step is and to whom it goes, before it is sent', async () => {
    const page = await get('/commands/send-now');
    expect(page.body).toContain('only if no link was opened by then');
    expect(page.body).toContain('Bo Technician (first contact) and Cy Second (second contact)');
    expect(page.body).toMatch(/name="key" value="[0-9a-f-]{36}"/);
  });

  it('carries a command out once, however often the button is pressed', async () => {
    const form = { key: 'k-1', deadline: '2026-12-01', reason: 'They asked for a week' };
    const first = await post('/commands/extend', form);
    const second = await post('/commands/extend', form);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(engine.commands).toHaveLength(1);
    expect(await commands()).toEqual([
      {
        kind: 'extendDeadline',
        arguments: { deadline: '2026-12-01', reason: 'They asked for a week' },
        outcome: 'done',
        requested_by: 'staff:maya@northgate.example',
      },
    ]);
    const after = await get('?done=extend');
    expect(after.body).toContain('The deadline was moved');
  });

  it('shows a refusal as a sentence beside what was typed, and changes nothing', async () => {
    engine.refuseWith = new Refusal('not_a_working_day', '25 December is no working day there.');
    const before = await scene.row();
    const answer = await post('/commands/extend', {
      key: 'k-2',
      deadline: '2026-12-25',
      reason: 'Later, please',
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('25 December is no working day there.');
    expect(answer.body).toContain('value="2026-12-25"');
    expect(answer.body).toContain('Later, please');
    expect(answer.body).not.toContain('value="k-2"');
    expect(await scene.row()).toEqual(before);
  });

  it('keeps the same key when the engine is away, so that trying again is the same command', async () => {
    engine.away = true;
    const answer = await post('/commands/pause', { key: 'k-3', reason: '' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('does not answer');
    expect(answer.body).toContain('value="k-3"');
    engine.away = false;
    expect((await post('/commands/pause', { key: 'k-3', reason: '' })).statusCode).toBe(303);
    expect(engine.commands).toHaveLength(1);
  });

  it.each([
    ['extend', { deadline: '2026-12-01' }, 'Say why'],
    ['extend', { reason: 'x' }, 'Choose the new deadline'],
    ['waive', { reason: 'x' }, 'Choose at least one item'],
    ['open-resets', {}, 'Say why'],
    ['cancel', { reason: 'x', confirm: 'yes' }, 'Nothing was cancelled'],
  ])('asks for what is missing before it can %s', async (slug, form, sentence) => {
    const answer = await post(`/commands/${slug}`, form);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain(sentence);
    expect(engine.commands).toEqual([]);
  });

  it('cancels only when the letter’s number was typed', async () => {
    const page = await get('/commands/cancel');
    expect(page.body).toContain(`Type ${scene.number} to confirm`);
    const answer = await post('/commands/cancel', {
      reason: 'Client withdrew',
      confirm: scene.number,
    });
    expect(answer.statusCode).toBe(303);
    expect(engine.commands).toEqual([{ handoverId: scene.id, name: 'cancelHandover' }]);
  });

  it('offers on a closed handover nothing but its report', async () => {
    const closed = await Scene.start(site, DAY_0, {
      client: {
        name: 'Closed & Co',
        country: 'GB',
        timeZone: 'Europe/London',
        signatory: { name: 'A B', title: 'Director', email: 'a@b.example' },
      },
    });
    await closed.update({ stage: 'closed' });
    const page = await site.app.inject({ url: `/handovers/${closed.id}`, headers });
    expect(page.body).toContain('Closed &amp; Co');
    expect(page.body).not.toContain('/commands/');
    const direct = await site.app.inject({
      url: `/handovers/${closed.id}/commands/pause`,
      headers,
    });
    expect(direct.body).toContain('nothing more can be done to it');
  });
});
