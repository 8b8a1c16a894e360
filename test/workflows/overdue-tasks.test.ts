import { blockTask } from '../../db/block-task';
import { finishTask } from '../../db/finish-task';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { staffAddresses } from '../support/our-staff';
import { MANAGER } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const ZONE = 'Europe/London';

// Monday 5 March 2029; the deadline of a British handover is the end of Monday 19 March.
describe('overdue reset tasks', () => {
  let stage: Stage;
  let id: string;
  let people: Awaited<ReturnType<typeof staffAddresses>>;
  beforeAll(async () => {
    stage = await setStage();
    people = await staffAddresses(stage.db);
    id = await stage.startHandover({ items: { include: [{ catalogue: 1 }, { catalogue: 13 }] } });
    await stage.clock.advanceTo(new Date('2029-03-20T10:00:00Z'));
  }, 60_000);
  afterAll(() => stage.end());

  const task = async (name: string, reason: 'recover' | 'revoke') =>
    stage.db
      .selectFrom('reset_tasks as t')
      .innerJoin('items as i', 'i.id', 't.item_id')
      .innerJoin('staff as s', 's.id', 't.owner_id')
      .select(['t.id', 's.email as owner'])
      .where('t.handover_id', '=', id)
      .where('i.name', '=', name)
      .where('t.reason', '=', reason)
      .executeTakeFirstOrThrow();
  /** What is in the mailbox about overdue tasks: when it came, and what it names. */
  const reminders = async (address: string): Promise<[string, string[]][]> =>
    (await stage.mail.to(address))
      .filter((mail) => mail.subject.includes('overdue'))
      .map((mail) => [
        wallTime(mail, ZONE),
        [...mail.text.matchAll(/^ *((?:Recover|Revoke): .*?), due/gm)].map(
          ([, named = '']) => named,
        ),
      ]);
  const act = () => ({ by: 'staff:test', at: stage.clock.now() });
  const finish = async (taskId: string): Promise<void> => {
    await finishTask(stage.db, {
      ...act(),
      taskId,
      recordedWhere: 'IT Glue',
      note: '',
      steps: [],
      insists: false,
    });
    await stage.clock.settle();
  };
  const until = (instant: string) => stage.clock.advanceTo(new Date(instant));

  it('are told to their owner alone, in our morning after the day they were due', async () => {
    const { id: blocked, owner } = await task('M365 global admin', 'revoke');
    expect([owner, (await task('M365 global admin', 'recover')).owner].sort()).toEqual(
      [people.aisha, people.tom].sort(),
    );
    await blockTask(stage.db, {
      ...act(),
      taskId: blocked,
      reason: 'vendor',
      note: 'ticket 4711',
      until: new Date('2029-04-02T23:00:00Z'),
    });
    await until('2029-03-21T12:00:00Z');
    const told = (await task('M365 global admin', 'recover')).owner;
    expect(await reminders(told)).toEqual([['2029-03-21 09:00', ['Recover: M365 global admin']]]);
    for (const other of [owner, people.gareth, people.maya, MANAGER]) {
      expect([other, await reminders(other)]).toEqual([other, []]);
    }
  });

  it('are told to owner, lead and account manager the second time', async () => {
    await until('2029-03-26T12:00:00Z');
    const { id: taskId, owner } = await task('M365 global admin', 'recover');
    const second: [string, string[]] = ['2029-03-26 09:00', ['Recover: M365 global admin']];
    expect((await reminders(owner))[1]).toEqual(second);
    expect(await reminders(people.gareth)).toEqual([second]);
    expect(await reminders(MANAGER)).toEqual([second]);
    const mail = (await stage.mail.to(people.gareth)).find(({ subject }) =>
      subject.includes('overdue'),
    );
    const [row] = (await stage.db.selectFrom('staff').selectAll().execute()).filter(
      ({ email }) => email === owner,
    );
    expect(mail?.text).toContain(`(${row?.name ?? 'nobody'})`);
    expect(mail?.text).toContain('One of these was in an earlier reminder');
    await finish(taskId);
  });

  it('are not spoken of while they are blocked, and are again from the day on which to look', async () => {
    const { id: registrar, owner: recovering } = await task('Registrar/domain', 'recover');
    const { owner: revoking } = await task('M365 global admin', 'revoke');
    await until('2029-03-29T12:00:00Z');
    expect((await reminders(recovering)).at(-1)).toEqual([
      '2029-03-29 09:00',
      ['Recover: Registrar/domain'],
    ]);
    await finish(registrar);
    // Tuesday after Easter.
    await until('2029-04-03T07:00:00Z');
    const named = async () => (await reminders(revoking)).flatMap(([, tasks]) => tasks);
    expect(await named()).not.toContain('Revoke: M365 global admin');
    await until('2029-04-05T12:00:00Z');
    expect((await reminders(revoking)).at(-1)).toEqual([
      '2029-04-05 09:00',
      ['Revoke: M365 global admin'],
    ]);
    expect((await reminders(people.gareth)).length).toBe(1);
  });

  it('are spoken of no more once they are done', async () => {
    await finish((await task('M365 global admin', 'revoke')).id);
    const before = await reminders(people.aisha);
    await until('2029-04-20T12:00:00Z');
    expect(await reminders(people.aisha)).toEqual(before);
    expect(await reminders(people.gareth)).toHaveLength(1);
    const planned = (await stepRows(stage, id)).filter((step) => step.state === 'planned');
    expect(planned).toEqual([]);
  });

  it('are each spoken of as often as the policy wants, however often others were', async () => {
    id = await stage.startHandover({
      items: { include: [{ catalogue: 1 }] },
      policy: { ...DEFAULT_POLICY, name: 'Once', overdue: { everyWorkingDays: 1, most: 1 } },
    });
    await until('2029-05-08T10:00:00Z');
    const later = await task('M365 global admin', 'revoke');
    const sooner = await task('M365 global admin', 'recover');
    await blockTask(stage.db, {
      ...act(),
      taskId: later.id,
      reason: 'vendor',
      note: '',
      until: new Date('2029-05-14T22:00:00Z'),
    });
    await stage.clock.settle();
    const since = async (address: string) =>
      (await reminders(address)).filter(([when]) => when > '2029-05-08');
    await until('2029-05-14T12:00:00Z');
    expect((await since(sooner.owner)).flatMap(([, named]) => named)).toEqual([
      'Recover: M365 global admin',
    ]);
    expect(await since(later.owner)).toEqual([]);
    await until('2029-05-25T12:00:00Z');
    expect((await since(later.owner)).flatMap(([, named]) => named)).toEqual([
      'Revoke: M365 global admin',
    ]);
    expect(await since(sooner.owner)).toHaveLength(1);
  });
});
