import type { ReadMail } from '../../embedded/simulated/mail-reader';
import { FIRST, OWNER, SECOND, SPONSOR } from '../support/handover-input';
import { namedIn, tokensIn, wallTime } from '../support/mail-facts';
import { handoverRow, itemRows, messageRows, stepRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const COUNSEL = 'lee@law.example';
const EVERYBODY = [FIRST, SECOND, OWNER, SPONSOR, COUNSEL];
const ZONE = 'Europe/London';

// Monday 5 March 2029. The clocks change on 25 March; Good Friday is 30 March, Easter Monday 2 April.
describe('a silent previous MSP', () => {
  let stage: Stage;
  let id: string;
  let mails: Record<string, ReadMail[]>;
  const sentTo = (address: string): string[] =>
    (mails[address] ?? []).map((mail) => wallTime(mail, ZONE));
  const openRecoveries = async (): Promise<string[]> => {
    const tasks = await taskRows(stage, id);
    return tasks
      .filter((task) => task.reason === 'recover' && task.state === 'open')
      .map((task) => task.item_id)
      .sort();
  };
  const itemIds = async (is: (criticality: string) => boolean): Promise<string[]> =>
    (await itemRows(stage, id))
      .filter((item) => is(item.criticality))
      .map((item) => item.id)
      .sort();

  beforeAll(async () => {
    stage = await setStage();
    const include = [1, 37, 60].map((catalogue) => ({ catalogue }));
    id = await stage.startHandover({ items: { include } });
  }, 60_000);
  afterAll(() => stage.end());

  it('has stand-by tasks from the morning on which getting it back takes longer than the days left', async () => {
    const standBy = async () =>
      (await taskRows(stage, id))
        .filter((task) => task.state === 'standby')
        .map((task) => [names.get(task.item_id), task.opened_at.toISOString().slice(0, 10)]);
    const names = new Map(
      (await itemRows(stage, id)).map((item) => [item.id, item.catalogue_number]),
    );
    await stage.clock.advanceTo(new Date('2029-03-06T07:50:00Z'));
    expect(await standBy()).toEqual([]);
    await stage.clock.advanceTo(new Date('2029-03-06T08:10:00Z'));
    expect(await standBy()).toEqual([[1, '2029-03-06']]);
  });

  it('has recover tasks for critical items on working day 5, and not before', async () => {
    await stage.clock.advanceTo(new Date('2029-03-12T08:40:00Z'));
    expect(await openRecoveries()).toEqual([]);
    await stage.clock.advanceTo(new Date('2029-03-12T09:10:00Z'));
    expect(await openRecoveries()).toEqual(await itemIds((one) => one === 'critical'));
    expect(await handoverRow(stage, id)).toMatchObject({
      stage: 'requested',
      // The new backup with our own passphrase was due on the fourth day.
      stalled_reason: 'task_overdue',
    });
  });

  it('has recover tasks for everything once the deadline’s day is over, and is in the resets then', async () => {
    await stage.clock.advanceTo(new Date('2029-03-20T08:40:00Z'));
    expect(await openRecoveries()).toEqual(await itemIds((one) => one === 'critical'));
    await stage.clock.advanceTo(new Date('2029-03-20T09:10:00Z'));
    expect(await openRecoveries()).toEqual(await itemIds(() => true));
    expect((await handoverRow(stage, id)).stage).toBe('resets');
  });

  it('is written to on working days 0, 2, 3, 5, 7, 15, 20 and 30, and the morning after the deadline’s, at nine', async () => {
    await stage.clock.advanceTo(new Date('2029-04-19T12:00:00Z'));
    mails = Object.fromEntries(
      await Promise.all(
        EVERYBODY.map(async (address) => [address, await stage.mail.to(address)] as const),
      ),
    );
    const [day0, day2, day3, day5, day7, day10, day15, day20, day30] = [
      '2029-03-05 10:00',
      '2029-03-07 09:00',
      '2029-03-08 09:00',
      '2029-03-12 09:00',
      '2029-03-14 09:00',
      '2029-03-20 09:00',
      '2029-03-26 09:00',
      '2029-04-04 09:00',
      '2029-04-18 09:00',
    ];
    expect(sentTo(FIRST)).toEqual([day0, day2, day3, day5, day30]);
    expect(sentTo(SECOND)).toEqual([day2, day5, day30]);
    expect(sentTo(OWNER)).toEqual([day7, day10, day15, day30]);
    expect(sentTo(SPONSOR)).toEqual([day0, day10, day15, day30]);
    expect(sentTo(COUNSEL)).toEqual([day20]);
    const chase = (await stepRows(stage, id)).filter((step) => step.kind === 'chase');
    expect(chase.map((step) => step.state)).toEqual(Array(9).fill('taken'));
  });

  it('gets no two messages in one working day, nor the same message twice', async () => {
    for (const address of EVERYBODY) {
      const days = sentTo(address).map((time) => time.slice(0, 10));
      expect(new Set(days).size).toBe(days.length);
    }
    const ids = Object.values(mails).flatMap((one) => one.map((mail) => mail.messageId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads different words each time', () => {
    const bodies = EVERYBODY.map((address) =>
      (mails[address] ?? []).map(({ text }) =>
        text
          .split(/\n{2,}/)
          .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
          .filter((paragraph) => paragraph.length > 0),
      ),
    );
    for (const [index, own] of bodies.entries()) {
      const said = own.map((paragraphs) => paragraphs[1]);
      expect({ to: EVERYBODY[index], said: new Set(said).size }).toEqual({
        to: EVERYBODY[index],
        said: own.length,
      });
    }
  });

  it('leaves no gap in any sentence, and names the day of the formal notice to owner and client alike', () => {
    const texts = EVERYBODY.flatMap((address) => (mails[address] ?? []).map(({ text }) => text));
    for (const text of texts) expect(text).not.toMatch(/\bby ,|\bon ,|  ,|undefined|null|\{\{/);
    const noticed = texts.filter((text) => text.includes('2 April 2029'));
    expect(noticed).toHaveLength(2);
  });

  it('finds every message in the thread of the letter', () => {
    const letter = mails[FIRST]?.[0]?.messageId ?? 'none';
    for (const address of [FIRST, SECOND, OWNER]) {
      for (const mail of mails[address] ?? []) {
        if (mail.messageId === letter) continue;
        expect(mail.inReplyTo).toBe(letter);
        expect(mail.references).toContain(letter);
        expect(mail.subject).toContain('Fern Logistics: handover H-2029-0001');
      }
    }
  });

  it('is told each time exactly what is outstanding', async () => {
    const names = async (is: (criticality: string) => boolean): Promise<string[]> =>
      (await itemRows(stage, id)).filter((item) => is(item.criticality)).map((item) => item.name);
    const all = await names(() => true);
    const critical = await names((one) => one === 'critical');
    const rows = await messageRows(stage, id);
    for (const mail of [FIRST, SECOND, OWNER].flatMap((address) => mails[address] ?? [])) {
      const step = rows.find((row) => mail.messageId.includes(row.message_id))?.step_key;
      expect({ step, named: namedIn(mail, all) }).toEqual({
        step,
        named: step === 'critical' ? critical : all,
      });
    }
  });

  it('gives each contact its own link and never another’s; the client and its counsel get none', () => {
    const tokens = [FIRST, SECOND, OWNER].map(
      (address) => new Set((mails[address] ?? []).flatMap(tokensIn)),
    );
    expect(tokens.map((own) => own.size)).toEqual([1, 1, 1]);
    expect(new Set(tokens.flatMap((own) => [...own])).size).toBe(3);
    expect(
      [SPONSOR, COUNSEL].flatMap((address) => (mails[address] ?? []).flatMap(tokensIn)),
    ).toEqual([]);
  });

  it('makes the client’s sponsor hear of the deadline', async () => {
    const told = (await messageRows(stage, id)).filter(
      (message) => message.to_address === SPONSOR && message.step_key === 'deadline',
    );
    expect(told).toEqual([
      expect.objectContaining({ template: 'deadline-sponsor', outcome: 'accepted' }),
    ]);
    expect(mails[SPONSOR]?.[1]?.text).toContain('SysWorks');
  });
});
