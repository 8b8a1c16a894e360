import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from '../handover/scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');
const GLOBAL_ADMIN = 'M365 global admin';

describe('lead times, people and the board of reset tasks', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
    headers = await signIn(site);
    scene = await Scene.start(site, DAY_0);
    await scene.request(DAY_0);
    await scene.update({ stage: 'resets' });
    await scene.resets(LATER);
  }, 60_000);
  afterAll(() => site.close());

  const get = async (url: string): Promise<string> =>
    (await site.app.inject({ url, headers })).body;
  const post = (url: string, form: Record<string, string> = {}) =>
    site.app.inject({
      method: 'POST',
      url,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const lineOf = async (number: number): Promise<string> =>
    new RegExp(`<tr id="item-${String(number)}">[\\s\\S]*?</tr>`).exec(
      await get('/settings/lead-times'),
    )?.[0] ?? '';
  const taskOf = async (name: string): Promise<string> =>
    (await scene.tasks()).find((one) => one.name === name && one.reason === 'recover')!.id;

  it('shows what recoveries really took in our working days beside the catalogue’s lead time', async () => {
    expect(await lineOf(1)).toContain('not seen yet');
    const task = await taskOf(GLOBAL_ADMIN);
    await post(`/tasks/${task}/begin`, { insist: 'yes' });
    // From a Thursday over two weekends to a Tuesday.
    site.clock.at = new Date('2026-11-10T10:20:00Z');
    await site.db
      .updateTable('reset_tasks')
      .set({ begun_at: new Date('2026-10-29T10:00:00Z') })
      .where('id', '=', task)
      .execute();
    const done = await post(`/tasks/${task}/done`, { where: 'IT Glue, Fern', insist: 'yes' });
    expect(done.statusCode).toBe(303);
    expect(await lineOf(1)).toMatch(/>8 <span class="muted small">median of 1</);
  });

  it('gives new handovers our own lead time, and running ones when somebody applies it', async () => {
    expect((await post('/settings/lead-times/13', { days: '12.5' })).statusCode).toBe(409);
    expect((await post('/settings/lead-times/13', { days: '31' })).statusCode).toBe(303);
    const next = await Scene.start(site, DAY_0, { reference: 'second' });
    expect((await next.item('Registrar/domain')).recovery_working_days).toBe(31);
    const running = (await scene.item('Registrar/domain')).recovery_working_days;
    expect(running).not.toBe(31);
    const applied = await post('/settings/lead-times/13/apply');
    expect(await get(String(applied.headers.location))).toContain('Applied to 1 running');
    expect((await scene.item('Registrar/domain')).recovery_working_days).toBe(31);
    expect((await scene.row()).tasks_stale).toBe(true);
    expect(await scene.audit('lead_time.applied')).toHaveLength(1);
    await post('/settings/lead-times/13', { days: '' });
    expect(await lineOf(13)).not.toContain('Apply to running');
  });

  it('adds people, gives them a role, and takes them out: signed out, their tasks with others', async () => {
    const added = await post('/settings/staff', {
      name: 'Ida Nyman',
      email: 'Ida@northgate.example',
      role: 'technician',
    });
    expect(added.statusCode).toBe(303);
    const twice = { name: 'Ida', email: 'ida@northgate.example', role: 'technician' };
    expect((await post('/settings/staff', twice)).body).toContain('has this address already');
    const everybody = await site.db.selectFrom('staff').select(['id', 'email']).execute();
    const idOf = (name: string) => everybody.find(({ email }) => email.startsWith(name))!.id;
    const task = await taskOf('Registrar/domain');
    await post(`/tasks/${task}/assign`, { owner: idOf('ida') });
    await post(`/settings/staff/${idOf('ida')}/deactivate`);
    expect(await get('/settings/staff')).toContain('works here no longer');
    const { owner_id } = await site.db
      .selectFrom('reset_tasks')
      .select('owner_id')
      .where('id', '=', task)
      .executeTakeFirstOrThrow();
    expect([idOf('tom'), idOf('aisha')]).toContain(owner_id);
    const again = await post(`/tasks/${task}/assign`, { owner: idOf('ida') });
    expect(again.statusCode).toBe(409);
    const self = await post(`/settings/staff/${idOf('maya')}/deactivate`);
    expect(self.body).toContain('You cannot take yourself out');
    expect(await get('/sign-in')).not.toContain('Ida Nyman');
  });

  it('shows mine, overdue, blocked, stand-by and all, each with its count, narrowed down by kind, role, owner and handover', async () => {
    const task = await taskOf('Registrar/domain');
    await post(`/tasks/${task}/block`, { for: 'client', until: '2026-11-20' });
    await post(`/tasks/${task}/take-over`);
    const shown = async (query: string): Promise<boolean> =>
      (await get(`/tasks?${query}`)).includes(`href="/tasks/${task}"`);
    expect(await shown('show=blocked')).toBe(true);
    expect(await shown('show=mine')).toBe(true);
    expect(await shown('show=all&reason=recover')).toBe(true);
    expect(await shown('show=all&reason=rotate')).toBe(false);
    expect(await shown('show=all&role=technician')).toBe(true);
    expect(await shown('show=all&role=account_manager')).toBe(false);
    expect(await shown(`show=all&handover=${scene.id}`)).toBe(true);
    expect(await shown(`show=all&handover=${task}`)).toBe(false);
    expect(await get('/tasks?show=blocked')).toMatch(/>Blocked 1</);
    site.clock.at = new Date('2026-11-19T10:00:00Z');
    headers = await signIn(site);
    expect(await shown('show=overdue')).toBe(false);
    site.clock.at = new Date('2026-12-30T10:00:00Z');
    headers = await signIn(site);
    expect(await shown('show=overdue')).toBe(true);
  });
});
