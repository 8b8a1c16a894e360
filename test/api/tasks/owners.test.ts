import { setStaffActive, setStaffRole } from '../../../db/staff-admin';
import { openConsoleSite, type ConsoleSite } from '../../support/console-site';
import { Scene } from '../handover/scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-20T10:00:00Z');
const BY = 'staff:maya@northgate.example';

describe('who owns a reset task', () => {
  let site: ConsoleSite;
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
  }, 60_000);
  afterAll(() => site.close());

  let clients = 0;
  async function scene(): Promise<Scene> {
    clients += 1;
    const one = await Scene.start(site, DAY_0, {
      client: {
        name: `Client ${clients}`,
        country: 'GB',
        timeZone: 'Europe/London',
        signatory: { name: 'A B', title: 'Director', email: 'a@b.example' },
      },
      items: {
        include: [
          { group: 'Identity & mail' },
          { group: 'Network' },
          { group: 'Voice & building' },
        ].filter(({ group }) =>
          [...site.deps.catalogue.values()].some((item) => item.group === group),
        ),
      },
    });
    await one.request(DAY_0);
    await one.update({ stage: 'resets' });
    return one;
  }
  const owned = async (one: Scene) =>
    site.db
      .selectFrom('reset_tasks as t')
      .leftJoin('staff as s', 's.id', 't.owner_id')
      .select(['t.id', 't.owner_role as role', 's.name', 's.role as of', 's.id as owner'])
      .where('t.handover_id', '=', one.id)
      .where('t.state', 'in', ['open', 'standby'])
      .execute();
  const count = (tasks: Awaited<ReturnType<typeof owned>>, role = 'technician') => {
    const counts: Record<string, number> = {};
    for (const task of tasks.filter((one) => one.role === role)) {
      counts[task.name ?? 'nobody'] = (counts[task.name ?? 'nobody'] ?? 0) + 1;
    }
    return counts;
  };

  it('is one of its role, spread evenly however many open at once and wherever', async () => {
    const scenes = [await scene(), await scene(), await scene()];
    await Promise.all(scenes.map((one) => one.resets(LATER)));
    const tasks = (await Promise.all(scenes.map(owned))).flat();
    expect(tasks.filter((task) => task.role === 'technician').length).toBeGreaterThan(40);
    expect(tasks.every((task) => task.of === task.role)).toBe(true);
    const { 'Tom Okafor': tom = 0, 'Aisha Rahman': aisha = 0 } = count(tasks);
    expect(Math.abs(tom - aisha)).toBeLessThanOrEqual(1);
    const given = await scenes[0]!.audit('tasks.given');
    const counts = given.map(({ details }) => Number(details.count));
    expect(counts.reduce((a, b) => a + b)).toBe((await owned(scenes[0]!)).length);
    // Planning again gives nothing out anew.
    const before = await owned(scenes[0]!);
    await scenes[0]!.resets(LATER);
    expect(await owned(scenes[0]!)).toEqual(before);
  });

  it('is another one of the role when the owner works here no longer, then the lead, then the account manager', async () => {
    const one = await scene();
    await one.resets(LATER);
    const all = await owned(one);
    const techs = [
      ...new Set(all.flatMap((task) => (task.of === 'technician' ? task.owner! : []))),
    ];
    expect(techs).toHaveLength(2);
    const act = { by: BY, at: LATER };
    await setStaffActive(site.db, { ...act, id: techs[0]!, active: false });
    expect((await owned(one)).map((task) => task.owner)).not.toContain(techs[0]);
    expect(Object.keys(count(await owned(one)))).toHaveLength(1);
    await setStaffActive(site.db, { ...act, id: techs[1]!, active: false });
    expect(Object.keys(count(await owned(one)))).toEqual(['Gareth Pugh']);
    const [lead] = await site.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'lead')
      .execute();
    await setStaffRole(site.db, { ...act, id: lead!.id, role: 'admin' });
    await site.db
      .updateTable('handovers')
      .set({ account_manager_email: 'Maya@northgate.example' })
      .where('id', '=', one.id)
      .execute();
    await setStaffActive(site.db, { ...act, id: lead!.id, active: false });
    expect(Object.keys(count(await owned(one)))).toEqual(['Maya Lindqvist']);
    for (const id of techs) await setStaffActive(site.db, { ...act, id, active: true });
    const next = await scene();
    await next.resets(LATER);
    expect(Object.keys(count(await owned(next))).sort()).toEqual(['Aisha Rahman', 'Tom Okafor']);
  });
});
