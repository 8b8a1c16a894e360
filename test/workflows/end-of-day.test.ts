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
/** The deadline on the third day, to both sides; the notice two days later. */
const POLICY = {
  name: 'Short',
  steps: [
    step('request', 0, ['first']),
    step('deadline', 3, ['owner', 'sponsor'], { deadline: true }),
    step('formal-notice', 5, ['owner', 'sponsor']),
  ],
};
const LONDON = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
const NEW_YORK = { country: 'US', region: 'NY', timeZone: 'America/New_York' };
// Where the eighth of March is a public holiday, and nowhere else here.
const BERLIN = { country: 'DE', region: 'BE', timeZone: 'Europe/Berlin' };

/** From Monday 5 March 2029, 10:00 in London, over the Sunday on which America's clocks go forward. */
describe('a deadline', () => {
  let stage: Stage;
  const start = async (name: string, places: { msp: object; client: object }): Promise<string> =>
    stage.startHandover({
      client: {
        name: `${name} Client`,
        ...places.client,
        signatory: { name: 'Ann Fern', title: 'Director', email: `ann@${name}.example` },
        sponsor: { name: 'Sam Reed', email: `sam@${name}.example` },
      },
      previousMsp: {
        name: `${name} MSP`,
        ...places.msp,
        contacts: [
          { name: 'Bo', email: `bo@${name}.example`, rung: 'first' },
          { name: 'Di', email: `di@${name}.example`, rung: 'owner' },
        ],
      },
      policy: POLICY,
    });
  const recoveries = async (id: string) =>
    (await taskRows(stage, id)).filter((task) => task.reason === 'recover');
  const chaseRows = async (id: string) =>
    (await stepRows(stage, id)).filter((row) => row.kind === 'chase');
  const reached = async (address: string, zone: string) =>
    (await stage.mail.to(address)).map((mail) => wallTime(mail, zone));

  let far: string;
  let near: string;
  beforeAll(async () => {
    stage = await setStage();
    far = await start('far', { msp: NEW_YORK, client: BERLIN });
    near = await start('near', { msp: LONDON, client: LONDON });
  }, 60_000);
  afterAll(() => stage.end());

  it('is kept by an answer at 23:30 of its day, and nothing is recovered', async () => {
    await stage.clock.advanceTo(new Date('2029-03-08T23:30:00Z'));
    expect((await handoverRow(stage, near)).stage).toBe('requested');
    const person = await stage.personAt('bo@near.example');
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    await person.finish();
    await stage.clock.advanceTo(new Date('2029-03-09T07:00:00Z'));
    const open = (await recoveries(near)).filter((task) => task.state !== 'withdrawn');
    expect(open).toEqual([]);
    expect(await reached('di@near.example', 'Europe/London')).toEqual([]);
  });

  it('opens the recover tasks in the first morning after its day is over, and not before', async () => {
    // Still Thursday in New York until five o'clock on Friday, in London.
    const row = await handoverRow(stage, far);
    expect(row.deadline_at).toEqual(new Date('2029-03-09T04:59:59.999Z'));
    expect((await recoveries(far)).filter((task) => task.state === 'open')).toEqual([]);
    await stage.clock.advanceTo(new Date('2029-03-09T08:30:00Z'));
    const open = (await recoveries(far)).filter((task) => task.state === 'open');
    expect(open).toHaveLength(row.items_total);
  });

  it('is told in New York and in Berlin in the working morning of each, once', async () => {
    await stage.clock.advanceTo(new Date('2029-03-14T15:00:00Z'));
    expect(await reached('di@far.example', NEW_YORK.timeZone)).toEqual([
      '2029-03-09 09:00',
      '2029-03-12 09:00',
    ]);
    expect(await reached('sam@far.example', BERLIN.timeZone)).toEqual([
      // The letter's copy leaves with the letter.
      '2029-03-05 11:00',
      '2029-03-09 09:00',
      // A working day after New York's: the eighth was none in Berlin.
      '2029-03-13 09:00',
    ]);
    const rows = await chaseRows(far);
    expect(rows.map((row) => [row.key, row.state, row.rungs])).toEqual([
      ['request', 'taken', ['first']],
      ['deadline.client', 'taken', ['sponsor']],
      ['deadline', 'taken', ['owner']],
      ['formal-notice', 'taken', ['owner']],
      ['formal-notice.client', 'taken', ['sponsor']],
    ]);
  });

  it('is one step for two offices whose mornings are the same', async () => {
    expect((await chaseRows(near)).map((row) => row.key)).toEqual([
      'request',
      'deadline',
      'formal-notice',
    ]);
  });

  it('is not sent before its day is over; what follows, sent now, reaches both offices, though each has its own morning', async () => {
    const split = await start('split', { msp: NEW_YORK, client: BERLIN });
    await stage.days(1);
    const send = () => stage.us.call('POST', `/handovers/${split}/commands/send-next-step-now`, {});
    const early = await send();
    expect([early.status, (early.body as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining('its day is not over'),
    ]);
    await stage.days(5);
    expect((await send()).status).toBe(200);
    await stage.clock.settle();
    const sent = await stage.db
      .selectFrom('messages')
      .select(['step_key', 'to_address'])
      .where('handover_id', '=', split)
      .where('step_key', 'like', 'formal-notice%')
      .orderBy('to_address')
      .execute();
    expect(sent.map((row) => row.to_address)).toEqual(['di@split.example', 'sam@split.example']);
    const rows = await chaseRows(split);
    const notice = rows.filter(({ key }) => key.startsWith('formal-notice'));
    expect(notice.map(({ state }) => state)).toEqual(['taken', 'taken']);
    expect((await recoveries(split)).every(({ state }) => state === 'open')).toBe(true);
    await stage.days(3);
    expect(await reached('sam@split.example', BERLIN.timeZone)).toHaveLength(3);
  });
});
