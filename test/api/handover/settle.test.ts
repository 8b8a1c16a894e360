import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');
const GLOBAL_ADMIN = 'M365 global admin';

describe('what a person decides about items and tasks', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
    headers = await signIn(site);
  }, 60_000);
  afterAll(() => site.close());

  async function begin(): Promise<{ scene: Scene; link: string }> {
    const scene = await Scene.start(site, DAY_0);
    await scene.request(DAY_0);
    const { id: link } = await site.db
      .selectFrom('links')
      .select('id')
      .where('handover_id', '=', scene.id)
      .executeTakeFirstOrThrow();
    return { scene, link };
  }

  async function post(path: string, form: Record<string, string> = {}) {
    const payload = new URLSearchParams(form).toString();
    return site.app.inject({ method: 'POST', url: path, headers, payload });
  }

  async function itemPath(scene: Scene, name: string): Promise<string> {
    return `/handovers/${scene.id}/items/${(await scene.item(name)).id}`;
  }

  it('accepts an answer that arrived, and says who did', async () => {
    const { scene, link } = await begin();
    await scene.answer(link, GLOBAL_ADMIN, { type: 'provided', at: DAY_0 });
    const answer = await post(`${await itemPath(scene, GLOBAL_ADMIN)}/accept`);
    expect(answer.statusCode).toBe(303);
    expect(await scene.item(GLOBAL_ADMIN)).toMatchObject({ state: 'accepted', settled_at: LATER });
    expect(await scene.row()).toMatchObject({ items_accepted: 1 });
    const [event] = await scene.audit('item.accepted');
    expect(event?.actor).toBe('staff:maya@northgate.example');
  });

  it('refuses to accept what has no answer, is only promised or was refused, and changes nothing', async () => {
    const { scene, link } = await begin();
    const promise = { type: 'promised' as const, at: DAY_0, promisedUntil: LATER };
    await scene.answer(link, 'Registrar/domain', promise);
    const refusal = { type: 'refused' as const, at: DAY_0, refusalReason: 'contract' as const };
    await scene.answer(link, GLOBAL_ADMIN, refusal);
    const before = await scene.row();
    const sentences = [
      ['Registrar/domain', 'only a promise'],
      [GLOBAL_ADMIN, 'They refused this item'],
    ] as const;
    for (const [name, sentence] of sentences) {
      const answer = await post(`${await itemPath(scene, name)}/accept`);
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain(sentence);
    }
    expect(await scene.row()).toEqual(before);
  });

  it('sends an answer back with a note that leads to nobody else’s site, and has the workflow look at once', async () => {
    const { scene, link } = await begin();
    await scene.answer(link, GLOBAL_ADMIN, { type: 'provided', at: DAY_0 });
    const path = await itemPath(scene, GLOBAL_ADMIN);
    const empty = await post(`${path}/reject`, { note: ' ' });
    expect(empty.statusCode).toBe(409);
    expect(empty.body).toContain('Write a note');
    const linked = await post(`${path}/reject`, { note: 'Please try https://reset.example/login' });
    expect(linked.statusCode).toBe(409);
    expect(linked.body).toContain('somebody else’s: reset.example. Say in words where to look');
    const secret = await post(`${path}/reject`, { note: 'Tr0ub4dor&3xkcd is refused.' });
    expect(secret.statusCode).toBe(409);
    expect(secret.body).toContain('This looks like a password');
    expect(secret.body).not.toContain('Tr0ub4dor');
    const sent = await post(`${path}/reject`, { note: 'The password does not work.' });
    expect(sent.statusCode).toBe(303);
    expect(await scene.item(GLOBAL_ADMIN)).toMatchObject({
      state: 'rejected',
      rejection_note: 'The password does not work.',
    });
    const row = await scene.row();
    expect(row).toMatchObject({ look_due_at: LATER, tasks_stale: true, items_answered: 0 });
    const again = await post(`${path}/accept`);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('sent back already');
  });

  it('changes nothing any more once the handover is closed', async () => {
    const { scene, link } = await begin();
    await scene.answer(link, GLOBAL_ADMIN, { type: 'provided', at: DAY_0 });
    await scene.update({ stage: 'closed' });
    const answer = await post(`${await itemPath(scene, GLOBAL_ADMIN)}/accept`);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('closed');
    expect((await scene.item(GLOBAL_ADMIN)).state).toBe('answered');
  });

  it('settles a rotated item with its task, and keeps where the new secret is but never the secret', async () => {
    const { scene, link } = await begin();
    await scene.answer(link, GLOBAL_ADMIN, { type: 'provided', at: DAY_0 });
    await scene.update({ stage: 'resets' });
    await scene.resets(LATER);
    const task = (await scene.tasks()).find(
      (one) => one.reason === 'rotate' && one.name === GLOBAL_ADMIN,
    );
    const path = `/tasks/${task!.id}`;

    const without = await post(`${path}/done`, { where: '' });
    expect(without.statusCode).toBe(409);
    expect(without.body).toContain('Write where the new secret is recorded');
    const secret = await post(`${path}/done`, { where: 'Tr0ub4dor&3xkcd' });
    expect(secret.statusCode).toBe(409);
    expect(secret.body).toContain('looks like the secret itself');
    expect(secret.body).not.toContain('Tr0ub4dor');

    const done = await post(`${path}/done`, { where: 'IT Glue, Fern Logistics, M365' });
    expect(done.statusCode).toBe(303);
    expect((await scene.item(GLOBAL_ADMIN)).state).toBe('accepted');
    const page = await site.app.inject({ url: path, headers });
    expect(page.body).toContain('Recorded: IT Glue, Fern Logistics, M365');
    const twice = await post(`${path}/done`, { where: 'IT Glue' });
    expect(twice.statusCode).toBe(409);
    expect(twice.body).toContain('is done');
    expect(await scene.audit('task.done')).toHaveLength(1);
  });

  it('looks at once when the last thing is settled', async () => {
    const { scene } = await begin();
    await scene.update({ stage: 'resets' });
    await scene.resets(LATER);
    await site.db
      .updateTable('handovers')
      .set({ look_due_at: null })
      .where('id', '=', scene.id)
      .execute();
    const open = (await scene.tasks()).filter((one) => ['open', 'standby'].includes(one.state));
    const last = open.pop();
    for (const task of open) {
      const answer = await post(`/tasks/${task.id}/waive`, { reason: 'Not needed' });
      expect(answer.statusCode).toBe(303);
    }
    expect((await scene.row()).look_due_at).toBeNull();
    await post(`/tasks/${last!.id}/waive`, { reason: 'Not needed' });
    const row = await scene.row();
    expect(row).toMatchObject({ unsettled: 0, tasks_open: 0, look_due_at: LATER });
  });

  it('gives a task to a person, begins it, and keeps the note', async () => {
    const { scene } = await begin();
    await scene.update({ stage: 'resets' });
    await scene.resets(LATER);
    const [task] = await scene.tasks();
    const path = `/tasks/${task!.id}`;
    const tom = await site.db
      .selectFrom('staff')
      .select('id')
      .where('name', '=', 'Tom Okafor')
      .executeTakeFirstOrThrow();
    expect((await post(`${path}/assign`, { owner: tom.id })).statusCode).toBe(303);
    expect((await post(`${path}/assign`, { owner: 'nobody' })).statusCode).toBe(409);
    expect((await post(`${path}/begin`)).statusCode).toBe(303);
    expect((await post(`${path}/begin`)).statusCode).toBe(409);
    await post(`${path}/note`, { note: 'Ticket 4711 at the vendor' });
    const page = await site.app.inject({ url: path, headers });
    expect(page.body).toContain('Ticket 4711 at the vendor');
    expect(page.body).toContain('Tom Okafor');
    const mine = await site.app.inject({ url: '/tasks?show=mine', headers });
    expect(mine.body).not.toContain(`href="${path}"`);
  });
});
