import { parse } from 'node-html-parser';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const DEADLINE = new Date('2026-11-19T09:00:00Z');
const NOW = new Date('2026-11-23T09:12:00Z');

const asked = (...numbers: number[]) => ({
  items: { include: numbers.map((catalogue) => ({ catalogue })) },
});
const spaced = (html: string): string => parse(html).text.replace(/\s+/g, ' ');

describe('what the planner shows to the people who work its tasks', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  beforeAll(async () => {
    site = await openConsoleSite({ at: NOW });
    headers = await signIn(site, 'technician');
  }, 60_000);
  afterAll(() => site.close());

  async function begin(...numbers: number[]): Promise<{ scene: Scene; link: string }> {
    const scene = await Scene.start(site, DAY_0, asked(...numbers));
    await scene.request(DAY_0);
    const { id: link } = await site.db
      .selectFrom('links')
      .select('id')
      .where('handover_id', '=', scene.id)
      .executeTakeFirstOrThrow();
    return { scene, link };
  }

  async function pastDeadline(...numbers: number[]): Promise<Scene> {
    const { scene } = await begin(...numbers);
    await scene.update({ stage: 'resets', resets_opened_at: DEADLINE });
    await scene.resets(DEADLINE);
    return scene;
  }

  const get = async (url: string) => (await site.app.inject({ method: 'GET', url, headers })).body;
  const post = (url: string, form: Record<string, string> = {}) =>
    site.app.inject({
      method: 'POST',
      url,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const taskOf = async (scene: Scene, name: string, reason: string) => {
    const task = (await scene.tasks()).find((one) => one.name === name && one.reason === reason);
    if (!task) throw new Error(`${name} has no ${reason} task`);
    return task;
  };

  it('names a circle with its ways in from outside, the quickest first, and what to prepare', async () => {
    const scene = await pastDeadline(1, 5, 6, 13, 14, 16);
    const page = await get(`/handovers/${scene.id}/tasks`);
    const circle = spaced(parse(page).querySelector('.circle')?.toString() ?? '');
    expect(circle).toContain(
      'A circle: M365 global admin, MSP-managed mailbox, MFA seeds/phones for shared admins, Registrar/domain',
    );
    expect(circle).toContain('These 4 wait for each other, and 2 more wait behind.');
    expect(circle).toContain('Any one of them frees all the others');
    const ways = parse(page)
      .querySelectorAll('.circle li')
      .map((way) => way.text);
    expect(ways.map((way) => way.split(':')[0])).toEqual([
      'M365 global admin',
      'MFA seeds/phones for shared admins',
      'MSP-managed mailbox',
      'Registrar/domain',
    ]);
    expect(ways[0]).toContain('Microsoft 365 Data Protection team, usually 5 working days.');
    expect(ways[0]).toContain('Prepare: statement that no other global admin can sign in;');
    expect(ways[3]).toContain('Registrar, then registry (Nominet) or ICANN, usually 10 working');
    const admin = await taskOf(scene, 'M365 global admin', 'recover');
    expect(spaced(await get(`/tasks/${admin.id}`))).toContain('Ways in from outside');
  });

  it('draws what waits for what, and says the same in words', async () => {
    const scene = await pastDeadline(13, 14, 18, 43, 42);
    const page = parse(await get(`/handovers/${scene.id}/tasks`)).querySelector('.waits-graph');
    expect(
      page
        ?.querySelectorAll('svg .node title')
        .map((title) => title.text)
        .sort(),
    ).toEqual([
      'BitLocker/FileVault keys',
      'DKIM/bulk senders',
      'DNS host',
      'RMM removal',
      'Registrar/domain',
    ]);
    expect(page?.querySelectorAll('svg .edge.any_of')).toHaveLength(2);
    expect(page?.querySelectorAll('svg .edge.all_of')).toHaveLength(1);
    const counts = page
      ?.querySelectorAll('svg .node')
      .map((node) => [
        node.querySelector('title')?.text,
        node.querySelector('.count')?.text ?? null,
      ]);
    expect(counts).toContainEqual(['Registrar/domain', '2']);
    expect(counts).toContainEqual(['DNS host', '1']);
    expect(counts).toContainEqual(['DKIM/bulk senders', null]);
    const list = async () => spaced(await get(`/handovers/${scene.id}/tasks`));
    expect(await list()).toMatch(
      /Registrar\/domain critical ?Domain & web ?Recover ?blocks 2 items.*DNS host critical ?Domain & web ?Recover ?blocks 1 item/,
    );
    expect(spaced(await get(`/handovers/${scene.id}`))).toMatch(
      /Registrar\/domain.*?blocks 2 items/,
    );
    const words = page?.querySelectorAll('details li').map((line) => line.text);
    expect(words).toContain('DNS host waits for Registrar/domain');
    expect(words).toContain('RMM removal not before BitLocker/FileVault keys');
    // What is done waits for nothing, and nobody waits through it.
    const dns = await taskOf(scene, 'DNS host', 'recover');
    await site.db
      .updateTable('reset_tasks')
      .set({ state: 'done' })
      .where('id', '=', dns.id)
      .execute();
    expect(await list()).not.toMatch(/Registrar\/domain critical ?Domain & web ?Recover ?blocks/);
  });

  it('shows of each task its owner, its day, what it waits for and what waits for it', async () => {
    const scene = await pastDeadline(13, 14, 18);
    const dns = await taskOf(scene, 'DNS host', 'recover');
    const page = spaced(await get(`/tasks/${dns.id}`));
    expect(page).toContain('Recover: DNS host');
    expect(page).toMatch(
      /Due ?Thu 26 Nov, London Owner ?(Tom Okafor|Aisha Rahman) technician’s work/,
    );
    expect(page).toMatch(/Waits for any one of ?waits ?Registrar\/domain/);
    expect(page).toMatch(/1 task waits for it ?DKIM\/bulk senders/);
    const registrar = await taskOf(scene, 'Registrar/domain', 'recover');
    expect(spaced(await get(`/tasks/${registrar.id}`))).not.toContain('Waits for any one of');
  });

  it('has one open task for an item and reason, however often and at once it is planned', async () => {
    const { scene } = await begin(1, 4, 13, 42);
    await scene.update({ stage: 'resets', resets_opened_at: DEADLINE });
    await Promise.all([1, 2, 3].map(() => scene.resets(DEADLINE)));
    await scene.resets(NOW);
    const tasks = (await scene.tasks()).filter(({ state }) => ['open', 'standby'].includes(state));
    const keys = tasks.map(({ name, reason }) => `${name} ${reason}`);
    expect(keys.length).toBeGreaterThan(4);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says what blocks most, first', async () => {
    const scene = await pastDeadline(64, 5, 16, 17, 35, 49, 59, 60, 61);
    const [first] = parse(await get(`/handovers/${scene.id}/tasks`)).querySelectorAll('tbody tr');
    expect(first?.text).toContain('MSP-managed mailbox');
    expect(first?.text).toContain('blocks 7 items');
    const [board] = parse(await get('/tasks')).querySelectorAll('tbody tr');
    expect(board?.text).toContain('blocks 7 items');
  });

  it('asks what becomes of begun stand-by work when its item comes: kept, it goes on as the rotation', async () => {
    const { scene, link } = await begin(4, 64);
    await scene.resets(DAY_0);
    const standby = await taskOf(scene, 'M365/Azure subscriptions', 'recover');
    expect(standby.state).toBe('standby');
    await post(`/tasks/${standby.id}/begin`);
    await scene.answer(link, standby.name, { type: 'transferred', at: DAY_0 });
    await scene.resets(DAY_0);
    const page = await get(`/tasks/${standby.id}`);
    expect(spaced(page)).toContain('The item came while this was under way.');
    expect((await scene.tasks()).filter((one) => one.name === standby.name)).toHaveLength(1);
    expect((await post(`/tasks/${standby.id}/keep`)).headers.location).toContain('done=kept');
    await scene.resets(DAY_0);
    expect(await scene.tasks()).toContainEqual(
      expect.objectContaining({ id: standby.id, reason: 'rotate', state: 'open' }),
    );
    expect((await post(`/tasks/${standby.id}/drop`)).statusCode).toBe(409);
  });

  it('dropped, it goes without another word, and what came is rotated in its time', async () => {
    const { scene, link } = await begin(4, 64);
    await scene.resets(DAY_0);
    const standby = await taskOf(scene, 'M365/Azure subscriptions', 'recover');
    await post(`/tasks/${standby.id}/begin`);
    await scene.answer(link, standby.name, { type: 'transferred', at: DAY_0 });
    await scene.resets(DAY_0);
    await post(`/tasks/${standby.id}/drop`);
    await scene.resets(DAY_0);
    const states = async () =>
      (await scene.tasks())
        .filter((one) => one.name === standby.name)
        .map(({ reason, state }) => `${reason} ${state}`);
    expect(await states()).toEqual(['recover withdrawn']);
    await scene.update({ stage: 'resets', resets_opened_at: DEADLINE });
    await scene.resets(DEADLINE);
    expect((await states()).sort()).toEqual(['recover withdrawn', 'rotate open']);
  });

  it('stand-by work that nobody began vanishes without trace when its item comes', async () => {
    const { scene, link } = await begin(4, 64);
    await scene.resets(DAY_0);
    const standby = await taskOf(scene, 'M365/Azure subscriptions', 'recover');
    await scene.answer(link, standby.name, { type: 'transferred', at: DAY_0 });
    await scene.resets(DAY_0);
    expect(spaced(await get(`/handovers/${scene.id}/tasks`))).not.toContain('Recover');
    expect(await get('/tasks?show=standby')).not.toContain(standby.id);
  });

  it('warns before what would destroy something, above the button, and lets a person insist', async () => {
    const scene = await pastDeadline(43, 42);
    const removal = await taskOf(scene, 'RMM removal', 'revoke');
    const page = await get(`/tasks/${removal.id}`);
    const traps = page.indexOf('Before you begin: traps');
    const warning = page.indexOf('Not before BitLocker/FileVault keys.');
    expect(traps).toBeGreaterThan(0);
    expect(warning).toBeGreaterThan(traps);
    expect(page.indexOf('<button class="primary">Done</button>')).toBeGreaterThan(warning);
    const refused = await post(`/tasks/${removal.id}/done`);
    expect(refused.statusCode).toBe(409);
    expect(spaced(refused.body)).toContain('doing this earlier can destroy something');
    expect((await post(`/tasks/${removal.id}/done`, { insist: 'yes' })).statusCode).toBe(303);
    const [event] = await scene.audit('task.done');
    expect(event?.details).toMatchObject({ insisted: true });
  });

  it('no longer warns once the day-one task has made it harmless', async () => {
    const scene = await pastDeadline(43, 42);
    const escrow = await taskOf(scene, 'BitLocker/FileVault keys', 'day_one');
    await post(`/tasks/${escrow.id}/done`);
    const removal = await taskOf(scene, 'RMM removal', 'revoke');
    expect((await post(`/tasks/${removal.id}/done`)).statusCode).toBe(303);
  });

  it('revokes what the previous MSP keeps, and says for each how to see that it is gone', async () => {
    const ways = [1, 2, 3, 5, 7, 8, 11, 19, 25, 36, 38, 39, 43, 46, 62, 67];
    const scene = await pastDeadline(...ways);
    const tasks = (await scene.tasks()).filter(({ reason }) => reason === 'revoke');
    expect(tasks).toHaveLength(ways.length);
    for (const { id, name } of tasks) {
      const { catalogue_number: number } = await scene.item(name);
      const gone = site.deps.playbook.get(number ?? 0)?.verifyGone ?? 'nothing';
      expect(parse(await get(`/tasks/${id}`)).text).toContain(gone);
    }
  });
});
