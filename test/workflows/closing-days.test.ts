import { changeClosingDays, moveRunning } from '../../db/closing-days';
import { changeClosed } from '../../domain/calendar/change-closed';
import { closedPlan } from '../../drafting/closed-plan';
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
  const start = async (name: string): Promise<void> => {
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
    });
  };
  const id = (name: string): string => ids[name] ?? '';
  const reached = async (address: string) =>
    (await stage.mail.to(address)).map((mail) => wallTime(mail, 'Europe/London'));
  const close = async (name: string, move: boolean): Promise<number> => {
    const at = stage.clock.now();
    const officeId = (await handoverRow(stage, id(name))).previous_msp_id;
    const act = { officeId, by: 'staff:test', at };
    await changeClosingDays(stage.db, act, (office) =>
      changeClosed(office, { add: true, span: BREAK }),
    );
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
    await stage.clock.advanceTo(new Date('2029-03-17T12:00:00Z'));
  }, 120_000);
  afterAll(() => stage.end());

  it('moves every message out of it, once and in the order of the story, and the deadline with them', async () => {
    expect(await reached('bo@moved.example')).toEqual([
      '2029-03-05 10:00',
      '2029-03-13 09:00',
      '2029-03-14 09:00',
    ]);
    expect(await reached('pat@moved.example')).toEqual(['2029-03-13 09:00', '2029-03-14 09:00']);
    expect(await reached('di@moved.example')).toEqual(['2029-03-15 09:00', '2029-03-16 09:00']);
    const row = await handoverRow(stage, id('moved'));
    expect(row.deadline_at).toEqual(new Date('2029-03-14T23:59:59.999Z'));
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
});
