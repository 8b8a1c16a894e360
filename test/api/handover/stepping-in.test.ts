import { insertCall } from '../../../db/calls';
import { keepStepEdit } from '../../../db/step-edits';
import { insertStepSkip } from '../../../db/step-skips';
import { endStep, planStepRows } from '../../../db/steps';
import { callStep, toStepRow } from '../../../drafting/step-facts';
import { officeCalendar } from '../../../domain/calendar/calendar';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Engine } from './engine';
import { Scene } from './scene';

/** Thursday 5 November 2026; the reminder is due on Tuesday the 10th. */
const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-09T10:00:00Z');
const BY = 'staff:maya@northgate.example';

describe('stepping in, on the pages of a handover', () => {
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
    await scene.takeStepsUntil(LATER);
  }, 60_000);
  afterAll(() => site.close());

  const get = async (path: string) =>
    site.app.inject({ url: `/handovers/${scene.id}${path}`, headers });
  const post = async (path: string, form: Record<string, string>) =>
    site.app.inject({
      method: 'POST',
      url: `/handovers/${scene.id}${path}`,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const plain = (body: string) => body.replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

  it('shows exactly who would get what, before it goes', async () => {
    const { body } = await get('/next?step=escalation');
    expect(body).toContain('Di Owner');
    expect(plain(body)).toMatch(/<dt>Subject<\/dt><dd>Fern Logistics: handover .*your attention/);
    expect(body).toContain(`${scene.number}-letter.pdf`);
    expect(body).toContain('I turn to you as the person who decides');
    expect(body).toContain('[this contact’s own link]');
    expect(body).not.toMatch(/\/r\/[\w-]{20,}/);
    expect(body).not.toMatch(/<script(?![^>]*src=)|<iframe| style=/);
  });

  it('shows the message with its looks in a page that can do nothing', async () => {
    const owner = await scene.contact('owner');
    const page = await get(`/next/escalation/${owner.id}/html`);
    expect(page.statusCode).toBe(200);
    expect(String(page.headers['content-security-policy'])).toMatch(
      /^sandbox; default-src 'none'; style-src 'unsafe-inline'/,
    );
    expect(page.body).toContain('<a href="#"');
    expect(page.body).not.toMatch(/<script|link-token/);
  });

  it('says when it would not go, and when it falls to somebody else', async () => {
    const first = await scene.contact('first');
    const bounce = async (at: Date | null) =>
      site.db.updateTable('contacts').set({ bounced_at: at }).where('id', '=', first.id).execute();
    await bounce(LATER);
    const other = await get('/next?step=reminder');
    expect(other.body).toContain(
      'Mail to Bo Technician (first contact) came back, so it goes to Cy Second (second contact) instead.',
    );
    await bounce(null);
    const link = await scene.link('second', LATER);
    await scene.open(link, LATER);
    await planStepRows(site.db, [
      toStepRow(scene.id, {
        key: 'reached-again',
        kind: 'chase',
        workingDay: 3,
        rungs: ['first'],
        template: 'reached',
        tone: 'friendly',
        condition: 'link_never_opened',
        criticalDue: false,
        deadline: false,
        dueAt: new Date('2026-11-25T09:00:00Z'),
      }),
    ]);
    const nobody = await get('/next?step=reached-again');
    expect(nobody.body).toContain('Nobody would get it.');
    expect(nobody.body).toContain('A link was opened');
  });

  it('shows who edited a message, and fills the form with that wording', async () => {
    await keepStepEdit(site.db, {
      handover_id: scene.id,
      step_key: 'escalation',
      contact_id: null,
      opening: 'Ms Owner, <i>we spoke</i> on Monday.',
      subject: 'as agreed',
      edited_by: BY,
      edited_at: LATER,
    });
    const page = await get('/next?step=escalation');
    expect(page.body).toContain('by maya@northgate.example');
    expect(page.body).toContain('for everybody');
    expect(page.body).toContain('Ms Owner, &lt;i&gt;we spoke&lt;/i&gt; on Monday.');
    expect(page.body).toMatch(/<dd>Fern Logistics: handover [^<]*, as agreed<\/dd>/);
    const form = await get('/commands/edit-step?step=escalation');
    expect(form.body).toMatch(/name="subject" value="as agreed"/);
    const kept = await post('/commands/edit-step', {
      key: 'e-1',
      step: 'escalation',
      contact: '',
      opening: 'Anew',
      subject: '',
    });
    expect(kept.headers.location).toMatch(/\/next\?step=escalation&done=edit-step$/);
    expect(engine.commands.at(-1)?.name).toBe('editStep');
  });

  it('keeps nothing of an edit that looks like a secret, and says so beside what was typed', async () => {
    const opening = 'The password: Winter!2028';
    const answer = await post('/commands/edit-step', { step: 'escalation', contact: '', opening });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('This looks like a password, a key or a personal link');
    const kept = await site.db.selectFrom('commands').select('arguments').execute();
    expect(JSON.stringify(kept)).not.toContain('Winter!2028');
  });

  it('shows the new dates of an extension before anything is pressed', async () => {
    const first = await get('/commands/extend');
    expect(first.body).toMatch(/name="deadline" value="2026-11-26"/);
    const look = await post('/commands/extend', {
      key: 'x-1',
      deadline: '2026-11-24',
      reason: 'A week more',
      look: '1',
    });
    expect(look.statusCode).toBe(200);
    expect(look.body).toMatch(/Letter of request<\/th>[\s\S]*?sent, stands/);
    expect(look.body).toMatch(/Last day for answers<\/th>[\s\S]*?Thu 19 Nov[\s\S]*?Tue 24 Nov/);
    expect(look.body).toContain('A week more');
    expect(engine.commands.map(({ name }) => name)).not.toContain('extendDeadline');
    const holiday = await post('/commands/extend', {
      deadline: '2026-11-28',
      reason: 'x',
      look: '1',
    });
    expect(holiday.body).toContain('is not a working day where the previous MSP is');
  });

  it('pauses until the morning of a day in our own zone', async () => {
    const answer = await post('/commands/pause', { key: 'p-1', until: '2026-11-17', reason: '' });
    expect(answer.statusCode).toBe(303);
    const row = await site.db
      .selectFrom('commands')
      .select('arguments')
      .where('kind', '=', 'pause')
      .executeTakeFirstOrThrow();
    expect(row.arguments).toEqual({ until: '2026-11-17T09:00:00.000Z' });
  });

  it('shows a call and a step left out in the timeline, the correspondence and on the form', async () => {
    const first = await scene.contact('first');
    const calledAt = new Date('2026-11-09T09:30:00Z');
    const step = callStep(
      { key: 'call-1', rung: 'first', calledAt },
      { requestedAt: DAY_0, office: officeCalendar({ country: 'GB', timeZone: 'Europe/London' }) },
    );
    const row = toStepRow(scene.id, step);
    await planStepRows(site.db, [{ ...row, state: 'taken', taken_at: calledAt }]);
    await insertCall(site.db, {
      handover_id: scene.id,
      step_key: 'call-1',
      contact_id: first.id,
      outcome: 'left_message',
      agreed: 'Rings back <tomorrow>',
      called_at: calledAt,
      recorded_by: BY,
      recorded_at: LATER,
    });
    await insertStepSkip(site.db, {
      handover_id: scene.id,
      step_key: 'reminder',
      reason: 'They asked for quiet',
      skipped_by: BY,
      skipped_at: LATER,
    });
    await endStep(site.db, scene.id, 'reminder', { at: LATER, skipped: 'by_person' });
    const page = await get('/correspondence');
    expect(page.body).toContain('Telephone call with Bo Technician: left a message');
    expect(page.body).toContain('Reminder: left out by a person: They asked for quiet');
    expect(page.body).toContain('Agreed: Rings back &lt;tomorrow&gt;');
    const form = await get(`/commands/record-call?contact=${first.id}`);
    expect(form.body).toMatch(/name="calledAt" value="2026-11-09T10:00"/);
    await post('/commands/record-call', {
      key: 'c-1',
      contact: first.id,
      outcome: 'reached',
      agreed: 'The list on Friday',
      calledAt: '2026-11-09T08:15',
    });
    const kept = await site.db
      .selectFrom('commands')
      .select('arguments')
      .where('kind', '=', 'recordCall')
      .executeTakeFirstOrThrow();
    expect(kept.arguments).toMatchObject({ calledAt: '2026-11-09T08:15:00.000Z' });
  });
});
