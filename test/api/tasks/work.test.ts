import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from '../handover/scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
/** A Tuesday. */
const LATER = new Date('2026-11-10T10:00:00Z');
const GLOBAL_ADMIN = 'M365 global admin';

describe('working a reset task', () => {
  let site: ConsoleSite;
  let maya: Awaited<ReturnType<typeof signIn>>;
  let tom: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
    maya = await signIn(site);
    tom = await signIn(site, 'technician');
    scene = await Scene.start(site, DAY_0);
    await scene.request(DAY_0);
    await scene.update({ stage: 'resets' });
    await scene.resets(LATER);
  }, 60_000);
  afterAll(() => site.close());

  async function taskOf(name: string, reason = 'recover'): Promise<string> {
    const task = (await scene.tasks()).find((one) => one.name === name && one.reason === reason);
    if (!task) throw new Error(`no ${reason} task for ${name}`);
    return task.id;
  }
  const post = (path: string, form: Record<string, string> = {}, headers = maya) =>
    site.app.inject({
      method: 'POST',
      url: path,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const page = async (id: string): Promise<string> =>
    (await site.app.inject({ url: `/tasks/${id}`, headers: maya })).body;
  const row = (id: string) =>
    site.db.selectFrom('reset_tasks').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const stepsOf = (number: number) => site.deps.playbook.get(number)!.recover;

  it('shows the steps of its playbook as a list to tick, with unverified ones marked so', async () => {
    const body = await page(await taskOf(GLOBAL_ADMIN));
    const items = body.match(/<li id="step-\d+">[\s\S]*?<\/li>/g) ?? [];
    const steps = stepsOf(1);
    expect(items).toHaveLength(steps.length);
    for (const [index, { unverified }] of steps.entries()) {
      expect([index, items[index]!.includes('>unverified<')]).toEqual([index, unverified]);
    }
    const rotating = site.deps.playbook.get(1)!.rotate[0]!.step;
    expect(body).not.toContain(rotating.slice(0, 40));
  });

  it('shows traps before any button, the proof to prepare, how to verify, and sources that are no links', async () => {
    const body = await page(await taskOf(GLOBAL_ADMIN));
    const main = body.slice(body.indexOf('<main'));
    expect(main.indexOf('Before you begin: traps')).toBeGreaterThan(0);
    expect(main.indexOf('Before you begin: traps')).toBeLessThan(main.indexOf('<form'));
    expect(body).toContain('For Microsoft 365 Data Protection team, usually 5 working days');
    expect(body).toContain('statement that no other global admin can sign in');
    expect(body).toContain('How to verify');
    const source = site.deps.playbook.get(1)!.sources[0]!;
    expect(body).toContain(source);
    expect(body).not.toMatch(/href="https?:/);
  });

  it('remembers who ticked what and when, also when two people tick at once', async () => {
    const id = await taskOf(GLOBAL_ADMIN);
    const steps = stepsOf(1).map(({ step }) => step);
    const answers = await Promise.all(
      steps
        .slice(0, 4)
        .map((step, index) =>
          post(`/tasks/${id}/tick`, { step, place: String(index + 1) }, index % 2 ? tom : maya),
        ),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303, 303, 303]);
    expect(answers[2]!.headers.location).toMatch(/#step-3$/);
    // Tom ticks what Maya has ticked: her tick stays hers.
    await post(`/tasks/${id}/tick`, { step: steps[0]!, place: '1' }, tom);
    const rows = await site.db
      .selectFrom('task_checks')
      .select(['step', 'checked_by', 'checked_at'])
      .where('task_id', '=', id)
      .execute();
    expect(new Map(rows.map((one) => [steps.indexOf(one.step), one.checked_by]))).toEqual(
      new Map([
        [0, 'staff:maya@northgate.example'],
        [1, expect.stringMatching(/^staff:(aisha|tom)@/)],
        [2, 'staff:maya@northgate.example'],
        [3, expect.stringMatching(/^staff:(aisha|tom)@/)],
      ]),
    );
    expect(rows.every((one) => one.checked_at.getTime() === LATER.getTime())).toBe(true);
    const body = await page(id);
    expect(body).toContain('done by Maya Lindqvist');
    expect(body).toContain(`${steps.length - 4} steps are not ticked yet`);
    await post(`/tasks/${id}/untick`, { step: steps[0]!, place: '1' });
    expect(await page(id)).toContain(`${steps.length - 3} steps are not ticked yet`);
    const invented = await post(`/tasks/${id}/tick`, { step: 'Rest', place: '1' });
    expect(invented.statusCode).toBe(409);
  });

  it('is blocked with a reason until its day, shown as blocked, and free again by anyone', async () => {
    const id = await taskOf('Registrar/domain');
    const wrong = [
      [{ for: 'weather', until: '2026-11-20' }, 'Choose what it waits for'],
      [{ for: 'other', until: '2026-11-20' }, 'Write what it waits for'],
      [{ for: 'vendor', until: '2026-11-10' }, 'Choose a day after today'],
      [{ for: 'vendor', until: '' }, 'Choose the day on which somebody looks again'],
      [{ for: 'vendor', until: '2026-11-20', why: 'password: hunter2' }, 'held a secret'],
    ] as const;
    for (const [form, sentence] of wrong) {
      const answer = await post(`/tasks/${id}/block`, form);
      expect([sentence, answer.statusCode]).toEqual([sentence, 409]);
      expect(answer.body).toContain(sentence);
    }
    const form = { for: 'vendor', why: 'ticket 4711', until: '2026-11-20' };
    expect((await post(`/tasks/${id}/block`, form)).statusCode).toBe(303);
    const body = await page(id);
    expect(body).toContain('waits for the vendor, “ticket 4711”');
    expect(body).toContain('Fri 20 Nov');
    const board = await site.app.inject({ url: '/tasks?show=blocked', headers: maya });
    expect(board.body).toContain(`href="/tasks/${id}"`);
    const back = await post(`/tasks/${id}/unblock`, {}, tom);
    expect(back.statusCode).toBe(303);
    expect(await row(id)).toMatchObject({ blocked_at: null, blocked_until: null });
    expect((await scene.audit('task.unblocked')).map((event) => event.actor)).toEqual([
      expect.stringMatching(/^staff:(aisha|tom)@/),
    ]);
  });

  it('keeps evidence as a note or a sealed file, and hands the file out once that is in the log', async () => {
    const id = await taskOf(GLOBAL_ADMIN);
    const secret = await post(`/tasks/${id}/evidence`, { note: 'The new one is Tr0ub4dor&3xkcd' });
    expect([secret.statusCode, secret.body.includes('Tr0ub4dor')]).toEqual([409, false]);
    expect((await post(`/tasks/${id}/evidence`, { note: ' ' })).statusCode).toBe(409);
    const form = new FormData();
    form.append('note', 'Role list after the change');
    form.append('file', new Blob(['only our own admins are left']), 'roles-of-fern.txt');
    const sent = new Response(form);
    const answer = await site.app.inject({
      method: 'POST',
      url: `/tasks/${id}/evidence`,
      headers: { ...maya, 'content-type': sent.headers.get('content-type') ?? '' },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    expect(answer.statusCode).toBe(303);
    const body = await page(id);
    expect(body).toContain('Role list after the change');
    const path = /action="(\/tasks\/[^"]*\/file)"/.exec(body)?.[1] ?? '';
    const file = await post(path);
    expect(file.body).toBe('only our own admins are left');
    expect(file.headers['content-disposition']).toContain('roles-of-fern.txt');
    const [download] = await scene.audit('file.downloaded');
    expect(download?.details).toMatchObject({ reason: 'evidence of the reset task' });
    const stored = await site.db.selectFrom('files').select('sealed_manifest').execute();
    expect(stored.map((one) => one.sealed_manifest.toString('latin1'))).not.toContainEqual(
      expect.stringContaining('roles-of-fern'),
    );
  });

  it('finishes with steps unticked, warns before, and writes down how many', async () => {
    const id = await taskOf(GLOBAL_ADMIN);
    const left = stepsOf(1).length - 3;
    expect(await page(id)).toContain(`${left} steps are not ticked. You may finish all the same`);
    const done = await post(`/tasks/${id}/done`, { where: 'IT Glue, Fern Logistics, M365' });
    expect(done.statusCode).toBe(303);
    const [event] = await scene.audit('task.done');
    expect(event?.details).toMatchObject({ unticked: left });
  });

  it('is opened again after a mistake, with a reason and with its ticks, until the handover is closed', async () => {
    const id = await taskOf(GLOBAL_ADMIN);
    expect((await scene.item(GLOBAL_ADMIN)).settled_at).toEqual(LATER);
    const unsettled = (await scene.row()).unsettled;
    expect((await post(`/tasks/${id}/reopen`, { reason: ' ' })).statusCode).toBe(409);
    const again = await post(`/tasks/${id}/reopen`, { reason: 'It was the wrong tenant' });
    expect(again.statusCode).toBe(303);
    expect(await row(id)).toMatchObject({ state: 'open', finished_at: null, recorded_where: null });
    expect((await scene.item(GLOBAL_ADMIN)).settled_at).toBeNull();
    expect(await scene.row()).toMatchObject({ tasks_stale: true, look_due_at: LATER });
    expect((await scene.row()).unsettled).toBeGreaterThan(unsettled);
    expect(await page(id)).toContain('done by Maya Lindqvist');
    expect((await post(`/tasks/${id}/reopen`, { reason: 'x' })).body).toContain(
      'This task is open',
    );
    await post(`/tasks/${id}/waive`, { reason: 'Moved to Google' });
    await scene.update({ stage: 'closed' });
    const late = await post(`/tasks/${id}/reopen`, { reason: 'Sorry' });
    expect([late.statusCode, late.body.includes('Open it again')]).toEqual([409, false]);
    await scene.update({ stage: 'resets' });
  });
});
