import { changeClosingDays, moveRunning } from '../../db/closing-days';
import { rejectItem } from '../../db/items';
import { changeClosed } from '../../domain/calendar/change-closed';
import { closedPlan } from '../../drafting/closed-plan';
import { signIn } from '../support/console-site';
import { wallTime } from '../support/mail-facts';
import { handoverRow, stepRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const step = (key: string, workingDay: number, rungs: string[], more: object = {}) => ({
  key,
  workingDay,
  rungs,
  template: key,
  tone: 'firm',
  ...more,
});
const POLICY = {
  name: 'Short',
  steps: [
    step('request', 0, ['first']),
    step('reminder', 2, ['first', 'second']),
    step('critical', 4, ['first', 'second'], { criticalDue: true }),
    step('deadline', 6, ['owner'], { deadline: true }),
    step('formal-notice', 8, ['owner']),
  ],
};
const BREAK = { from: '2029-03-07', to: '2029-03-12' };

/** From Monday 5 March 2029, 10:00 in London; the break is from Wednesday to Monday. */
describe('a break that a previous MSP takes in the middle of its handover', () => {
  let stage: Stage;
  const ids: Record<string, string> = {};
  const start = async (name: string, more: object = {}): Promise<void> => {
    ids[name] = await stage.startHandover({
      client: {
        name: `${name} Client`,
        country: 'GB',
        region: 'ENG',
        timeZone: 'Europe/London',
        signatory: { name: 'Ann Fern', title: 'Director', email: `ann@${name}.example` },
      },
      previousMsp: {
        name: `${name} MSP`,
        country: 'GB',
        region: 'ENG',
        timeZone: 'Europe/London',
        contacts: [
          { name: 'Bo', email: `bo@${name}.example`, rung: 'first' },
          { name: 'Pat', email: `pat@${name}.example`, rung: 'second' },
          { name: 'Di', email: `di@${name}.example`, rung: 'owner' },
        ],
      },
      policy: POLICY,
      ...more,
    });
  };
  const id = (name: string): string => ids[name] ?? '';
  const reached = async (address: string) =>
    (await stage.mail.to(address)).map((mail) => wallTime(mail, 'Europe/London'));
  const close = async (name: string, move: boolean, span = BREAK): Promise<number> => {
    const at = stage.clock.now();
    const officeId = (await handoverRow(stage, id(name))).previous_msp_id;
    const act = { officeId, by: 'staff:test', at };
    await changeClosingDays(stage.db, act, (office) => changeClosed(office, { add: true, span }));
    return move ? moveRunning(stage.db, act, (dossier) => closedPlan(dossier, at)) : 0;
  };

  beforeAll(async () => {
    stage = await setStage();
    for (const name of ['moved', 'still', 'heard']) await start(name);
    expect(await close('moved', true)).toBe(1);
    await close('still', false);
    const bo = await stage.personAt('bo@heard.example');
    for (const item of await bo.list()) {
      await bo.answer(item, { type: 'promised', day: '2029-03-06' });
    }
    await bo.finish();
    await stage.clock.advanceTo(new Date('2029-03-24T12:00:00Z'));
  }, 120_000);
  afterAll(() => stage.end());

  it('moves every message out of it, once and in the order of the story, and the deadline with them', async () => {
    expect(await reached('bo@moved.example')).toEqual([
      '2029-03-05 10:00',
      '2029-03-13 09:00',
      '2029-03-15 09:00',
    ]);
    expect(await reached('pat@moved.example')).toEqual(['2029-03-13 09:00', '2029-03-15 09:00']);
    expect(await reached('di@moved.example')).toEqual(['2029-03-20 09:00', '2029-03-21 09:00']);
    const row = await handoverRow(stage, id('moved'));
    expect(row.deadline_at).toEqual(new Date('2029-03-19T23:59:59.999Z'));
    const recover = (await taskRows(stage, id('moved'))).filter(
      (task) => task.reason === 'recover',
    );
    expect(recover.length).toBeGreaterThan(0);
    const keys = (await stepRows(stage, id('moved'))).filter(({ kind }) => kind === 'chase');
    expect(keys.map(({ key, state }) => [key, state])).toEqual(
      POLICY.steps.map(({ key }) => [key, 'taken']),
    );
  });

  it('is written down, and what moved is in the handover’s log', async () => {
    const log = await stage.db
      .selectFrom('audit_events')
      .select(['action', 'actor', 'details'])
      .where('action', 'in', ['office.closing_days_changed', 'plan.moved_out_of_closing_days'])
      .execute();
    expect(log.map(({ action }) => action)).toEqual([
      'office.closing_days_changed',
      'plan.moved_out_of_closing_days',
      'office.closing_days_changed',
    ]);
    expect(log[1]).toMatchObject({
      actor: 'staff:test',
      details: { steps: ['reminder', 'critical', 'deadline', 'formal-notice'] },
    });
  });

  it('moves nothing that is planned unless a person says so', async () => {
    expect(await reached('bo@still.example')).toEqual([
      '2029-03-05 10:00',
      '2029-03-07 09:00',
      '2029-03-09 09:00',
    ]);
    const row = await handoverRow(stage, id('still'));
    expect(row.deadline_at).toEqual(new Date('2029-03-13T23:59:59.999Z'));
  });

  it('leaves nobody without a step: who heard from us that day gets it the next working morning', async () => {
    const subjects = (await stage.mail.to('pat@heard.example')).map((mail) =>
      wallTime(mail, 'Europe/London'),
    );
    expect(subjects).toEqual(['2029-03-07 09:00', '2029-03-08 09:00', '2029-03-09 09:00']);
    const sent = await stage.db
      .selectFrom('messages as m')
      .innerJoin('contacts as c', 'c.id', 'm.contact_id')
      .select(['m.step_key', 'c.name'])
      .where('m.handover_id', '=', id('heard'))
      .where('m.template', 'in', ['promise-broken', 'reminder'])
      .orderBy('m.created_at')
      .execute();
    expect(sent).toEqual([
      { step_key: 'promise-2029-03-06', name: 'Pat' },
      { step_key: 'reminder', name: 'Bo' },
      { step_key: 'reminder.late', name: 'Pat' },
    ]);
  });

  it('moves the news of an agreed joint swap out of it, unless that would be too late for it', async () => {
    await start('swap', { items: { include: [{ catalogue: 1 }, { catalogue: 6 }] } });
    await stage.clock.advanceTo(new Date('2029-03-26T18:30:00Z'));
    const bo = await stage.personAt('bo@swap.example');
    const factor = (await bo.list()).find((item) => item.name.startsWith('MFA seeds'));
    if (!factor) throw new Error('not asked for');
    await bo.answer(factor, { type: 'promised', swaps: ['2029-04-05T11:00'] });
    const headers = await signIn({ app: stage.console, db: stage.db }, 'technician');
    const confirmed = await stage.console.inject({
      method: 'POST',
      url: `/handovers/${id('swap')}/items/${factor.id}/swap`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'slot=2029-04-05T10:00:00.000Z',
    });
    expect(confirmed.statusCode).toBe(303);
    await stage.clock.settle();
    const news = async () =>
      (await stepRows(stage, id('swap'))).find(({ kind }) => kind === 'swap')?.due_at;
    expect(await news()).toEqual(new Date('2029-03-27T08:00:00Z'));
    await close('swap', true, { from: '2029-03-27', to: '2029-04-02' });
    expect(await news()).toEqual(new Date('2029-04-03T08:00:00Z'));
    await close('swap', true, { from: '2029-04-03', to: '2029-04-04' });
    expect(await news()).toEqual(new Date('2029-04-03T08:00:00Z'));
  });

  it('leaves what was sent back to the ladder’s message, where both would wait for the same morning', async () => {
    await stage.clock.advanceTo(new Date('2029-04-04T15:00:00Z'));
    await start('back');
    await stage.clock.advance(3_600_000);
    const bo = await stage.personAt('bo@back.example');
    const [kept, ...others] = await bo.list();
    if (!kept) throw new Error('nothing is asked for');
    await bo.answer(kept, { type: 'provided', secret: () => 'x' });
    await bo.finish();
    await stage.clock.settle();
    const note = 'This opens another cabinet.';
    const act = {
      handoverId: id('back'),
      itemId: kept.id,
      by: 'staff:test',
      at: stage.clock.now(),
    };
    await rejectItem(stage.db, { ...act, note });
    // With everything else answered, what went back would have a message of its own.
    for (const item of others) await bo.answer(item, { type: 'never_held' });
    await bo.finish();
    await stage.clock.settle();
    const waiting = async () =>
      (await stepRows(stage, id('back')))
        .filter(({ state, kind }) => state === 'planned' && kind !== 'thanks')
        .map(({ kind, due_at }) => [kind, due_at.toISOString()])
        .slice(0, 2);
    const [own] = await waiting();
    expect(own?.[0]).toBe('sent_back');
    await close('back', true, { from: '2029-04-05', to: '2029-04-10' });
    expect((await waiting()).sort()).toEqual([
      ['chase', '2029-04-11T08:00:00.000Z'],
      ['sent_back', '2029-04-11T08:00:00.000Z'],
    ]);
    const before = (await stage.mail.to('bo@back.example')).length;
    await stage.clock.advanceTo(new Date('2029-04-12T12:00:00Z'));
    const mails = (await stage.mail.to('bo@back.example')).slice(before);
    expect(mails.map((mail) => wallTime(mail, 'Europe/London'))).toEqual(['2029-04-11 09:00']);
    expect(mails[0]?.text).toContain(note);
    const [told] = (await stepRows(stage, id('back'))).filter(({ kind }) => kind === 'sent_back');
    expect(told?.skip_reason).toBe('ladder_tells');
  });
});
