import { parse } from 'node-html-parser';
import { setRevealRules } from '../../../db/reveal-rules';
import { FIRST_RULES } from '../../../domain/reveal/rules';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';
import { Scene } from './scene';

const DAY_0 = new Date('2026-11-05T09:00:00Z');
const LATER = new Date('2026-11-10T10:00:00Z');
const ADMIN = 'M365 global admin';
const DOMAIN = 'Registrar/domain';
const KEYS = 'LOB keys';
const GERMAN = {
  previousMsp: {
    name: 'SysWorks',
    country: 'DE',
    region: 'BE',
    timeZone: 'Europe/Berlin',
    contacts: [{ name: 'Bo Technician', email: 'bo@sysworks.example', rung: 'first' }],
  },
};

describe('a refusal waits for a person', () => {
  let site: ConsoleSite;
  let headers: Awaited<ReturnType<typeof signIn>>;
  let scene: Scene;
  beforeAll(async () => {
    site = await openConsoleSite({ at: LATER });
    headers = await signIn(site);
    scene = await Scene.start(site, DAY_0, GERMAN);
    await scene.request(DAY_0);
    // No engine takes steps here, and a late one would be a reason of its own.
    await site.db
      .updateTable('steps')
      .set({ due_at: new Date('2027-03-01T08:00:00Z') })
      .where('handover_id', '=', scene.id)
      .where('state', '=', 'planned')
      .execute();
    const { id: link } = await site.db
      .selectFrom('links')
      .select('id')
      .where('handover_id', '=', scene.id)
      .executeTakeFirstOrThrow();
    const unpaid = { type: 'refused', at: LATER, refusalReason: 'unpaid_invoice' } as const;
    await scene.answer(link, ADMIN, {
      ...unpaid,
      fields: [
        { key: 'claim', label: 'Invoice: its number', secret: false, value: 'RE-2026-118' },
        { key: 'sum', label: 'Invoice: the sum', secret: false, value: 'EUR 4,760.00' },
      ],
      files: [{ name: 'RE-2026-118.pdf', bytes: Buffer.from('the invoice') }],
    });
    await scene.answer(link, DOMAIN, unpaid);
    await scene.answer(link, KEYS, { ...unpaid, refusalReason: 'contract' });
    await scene.reconcile(LATER);
    // Run again it opens nothing more.
    await scene.reconcile(LATER);
  }, 60_000);
  afterAll(() => site.close());

  const page = async (path: string) =>
    parse((await site.app.inject({ url: `/handovers/${scene.id}${path}`, headers })).body);
  const post = (path: string, form: Record<string, string> = {}) =>
    site.app.inject({
      method: 'POST',
      url: `/handovers/${scene.id}/decisions/${path}`,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const decisionOf = (reason: 'unpaid_invoice' | 'contract') =>
    site.db
      .selectFrom('decisions')
      .selectAll()
      .where('handover_id', '=', scene.id)
      .where('reason', '=', reason)
      .executeTakeFirstOrThrow();

  it('opens one decision for each reason, linked from the banner, with its items and since when', async () => {
    expect(await scene.row()).toMatchObject({ stalled_reason: 'refused' });
    const banner = (await page('')).querySelector('.banner.stalled a');
    expect(banner?.getAttribute('href')).toBe(`/handovers/${scene.id}/decisions`);
    const sections = (await page('/decisions')).querySelectorAll('section.decision');
    expect(sections).toHaveLength(2);
    const unpaid = sections.find((one) => one.text.includes('Unpaid invoice: 2 items refused'));
    expect(unpaid?.text).toContain(ADMIN);
    expect(unpaid?.text).toContain(DOMAIN);
    expect(unpaid?.text).not.toContain(KEYS);
  });

  it('shows the facts of law for both countries beside it, marked as no advice and unverified where they are', async () => {
    const sections = (await page('/decisions')).querySelectorAll('section.decision');
    const [unpaid, contract] = ['Unpaid invoice', 'Contract'].map(
      (title) => sections.find((one) => one.text.includes(title))?.text.replace(/\s+/g, ' ') ?? '',
    );
    expect(unpaid).toContain('not legal advice');
    expect(unpaid).toMatch(/May not be held back.*Your Response v Datateam/);
    expect(unpaid).toMatch(/May perhaps be held.*BGB 273/);
    expect(unpaid).toMatch(/TKG 59, one secondary source\. unverified/);
    expect(contract).toContain('BGB 667');
    expect(contract).not.toContain('BGB 273');
    expect(contract).not.toContain('HIPAA');
  });

  it('opens what they wrote, with claim and sum, without a reveal, but never unlogged', async () => {
    const { id } = await decisionOf('unpaid_invoice');
    const closed = (await page('/decisions')).text;
    expect(closed).not.toContain('RE-2026-118');
    expect(closed).toContain('with 1 file');
    const read = await post(`${id}/words`);
    expect(read.statusCode).toBe(200);
    expect(read.body).toContain('RE-2026-118');
    expect(read.body).toContain('EUR 4,760.00');
    expect(parse(read.body).querySelector('.decision .file-name')?.text).toMatch(
      /RE-2026-118\.pdf\s+11 bytes/,
    );
    expect(await scene.audit('notes.read')).toEqual([
      { actor: 'staff:maya@northgate.example', details: { decision: id } },
    ]);
  });

  it('keeps what they wrote of a critical item sealed here, where a second person has to agree', async () => {
    const { id } = await decisionOf('unpaid_invoice');
    const act = { by: 'staff:test', at: site.clock.at };
    await setRevealRules(site.db, { ...FIRST_RULES, twoPeople: true }, act);
    const { body } = await post(`${id}/words`);
    await setRevealRules(site.db, FIRST_RULES, act);
    expect(body).toContain('Shown when a second person has agreed');
    expect(body).not.toContain('RE-2026-118');
  });

  it('asks for sum, day and note of an offer in one sentence each, and changes nothing meanwhile', async () => {
    const { id } = await decisionOf('unpaid_invoice');
    const before = await scene.row();
    const answer = await post(id, { outcome: 'security_offered', due: '2026-11-01' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Write the sum that is offered');
    expect(answer.body).toContain('The day of the offer has passed');
    expect(answer.body).toContain('Write a note');
    expect((await post(id, { note: 'x' })).body).toContain('Choose what was done.');
    const linked = await post(id, {
      outcome: 'security_offered',
      amount: 'EUR 1 by www.pay.example',
      due: '2026-11-20',
      note: 'x',
    });
    expect(linked.body).toContain('somebody else’s: www.pay.example');
    expect(await scene.row()).toEqual(before);
  });

  it('gives the items back with what was done, keeps their recover tasks, and plans the acknowledgement', async () => {
    const { id } = await decisionOf('unpaid_invoice');
    const form = {
      outcome: 'security_offered',
      amount: 'EUR 4,760.00',
      due: '2026-11-20',
      note: 'Agreed with Mr Fern on the phone',
    };
    const seen = (await page('/decisions'))
      .querySelector(`form[action*="${id}"] input[name=seen]`)
      ?.getAttribute('value');
    const [one = '', other] = seen?.split(',') ?? [];
    expect(other).toBeDefined();
    // As after one that came since the page was opened.
    const stale = await post(id, { ...form, seen: one });
    expect(stale.body).toContain(`More was refused since you opened this page: ${DOMAIN}.`);
    expect((await post(id, { ...form, seen: seen ?? '' })).statusCode).toBe(303);
    await scene.reconcile(LATER);
    expect(await scene.item(ADMIN)).toMatchObject({
      state: 'rejected',
      rejection_note:
        'Security is offered for the sum you claim: EUR 4,760.00, by 20 November 2026.',
    });
    const open = (await scene.tasks()).filter((task) => task.state === 'open');
    expect(open.filter((task) => task.reason === 'recover').map((task) => task.name)).toEqual(
      expect.arrayContaining([ADMIN, DOMAIN, KEYS]),
    );
    const step = await site.db
      .selectFrom('steps')
      .selectAll()
      .where('handover_id', '=', scene.id)
      .where('kind', '=', 'sent_back')
      .execute();
    expect(step).toEqual([
      expect.objectContaining({
        template: 'refusal-answered',
        due_at: new Date('2026-11-11T08:00:00Z'),
      }),
    ]);
    expect((await post(id, form)).body).toContain('This was decided already');
  });

  it('is stalled for it until every refusal is decided, and no longer', async () => {
    expect(await scene.row()).toMatchObject({ stalled_reason: 'refused' });
    const { id } = await decisionOf('contract');
    const form = { outcome: 'counsel_engaged', note: 'Lee Counsel writes to them' };
    expect((await post(id, form)).statusCode).toBe(303);
    await scene.reconcile(LATER);
    expect((await scene.row()).stalled_reason).toBeNull();
    expect(await scene.item(KEYS)).toMatchObject({ state: 'answered', answer_type: 'refused' });
    const [last] = await scene.audit('decision.made');
    expect(last?.actor).toBe('staff:maya@northgate.example');
    const text = (await page('/decisions')).text;
    expect(text).toContain('Counsel was engaged');
    expect(text).toContain('Lee Counsel writes to them');
  });
});
