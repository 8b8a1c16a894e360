import type { StageFacts } from '../../domain/resets/plan-facts';
import {
  before,
  criticalDue,
  passed,
  item,
  answered,
  plan,
  opened,
  task,
} from './support/planning';

describe('which reset tasks open', () => {
  it('are none at the request, but stand-by for what takes longer than the days left, and day one for what nobody can recreate', () => {
    expect(opened(plan([item(19), item(4), item(42), item(23)], before))).toEqual([
      'item-4/recover/standby',
      'item-42/day_one/open',
    ]);
  });

  it('stand by from the morning on which getting it back takes longer than the days left, and not before', () => {
    const until = (stage: StageFacts, ...items: ReturnType<typeof item>[]) => {
      const result = plan(items, stage);
      return [opened(result), result.planAgainAt?.toISOString() ?? null];
    };
    // Monday 18 January; the deadline is Monday 1 February, ten working days away.
    const [tenDays, fiveDays, never] = [item(64), item(60), item(37)];
    expect(until(before, tenDays, fiveDays)).toEqual([[], '2027-01-19T08:00:00.000Z']);
    const tuesday = { ...before, at: new Date('2027-01-19T08:00:00Z') };
    expect(until(tuesday, tenDays, fiveDays)).toEqual([
      ['item-64/recover/standby'],
      '2027-01-26T08:00:00.000Z',
    ]);
    const lateOnMonday = { ...before, at: new Date('2027-01-25T23:59:00Z') };
    expect(until(lateOnMonday, fiveDays)).toEqual([[], '2027-01-26T08:00:00.000Z']);
    // A weekend before: Monday is the next working day, and on it one day fewer is left.
    const saturday = { ...before, at: new Date('2027-01-23T12:00:00Z') };
    const sixDays = { ...fiveDays, recoveryWorkingDays: 6 };
    expect(until(saturday, sixDays)).toEqual([[], '2027-01-25T08:00:00.000Z']);
    for (const nothing of [
      until(passed, fiveDays),
      until(before, { ...fiveDays, ...answered('provided') }),
      until(before, { ...fiveDays, state: 'waived' }),
      until({ ...before, deadlineAt: null }, fiveDays),
    ])
      expect(nothing[1]).toBeNull();
    expect(until({ ...before, criticalDueAt: null }, never)[1]).toBeNull();
  });

  it('recover critical items at their day, and everything else at the deadline', () => {
    const items = [item(19), item(23)];
    expect(opened(plan(items, criticalDue))).toEqual(['item-19/recover/open']);
    expect(opened(plan(items, passed))).toEqual([
      'item-19/recover/open',
      'item-19/revoke/open',
      'item-23/recover/open',
    ]);
  });

  it('recover what is refused at once, what was never held and is ours, and not what the client keeps', () => {
    expect(opened(plan([item(23, answered('refused'))], before))).toEqual(['item-23/recover/open']);
    expect(opened(plan([item(23, answered('never_held'))], before))).toEqual([
      'item-23/recover/open',
    ]);
    expect(opened(plan([item(23, answered('never_held', { scope: 'client' }))], passed))).toEqual(
      [],
    );
    expect(opened(plan([item(23, answered('client_has_it'))], before))).toEqual([]);
    expect(opened(plan([item(23, answered('client_has_it'))], passed))).toEqual([
      'item-23/recover/open',
    ]);
    expect(opened(plan([item(23, { scope: 'client' })], passed))).toEqual(['item-23/recover/open']);
  });

  it('leave a promised critical item alone until its day, or until the deadline', () => {
    const promised = item(
      28,
      answered('promised', { promisedUntil: new Date('2027-01-20T23:59:59Z') }),
    );
    expect(opened(plan([promised], criticalDue))).toEqual([]);
    expect(
      opened(plan([promised], { ...criticalDue, at: new Date('2027-01-21T09:00:00Z') })),
    ).toEqual(['item-28/recover/open']);
    expect(opened(plan([promised], passed))).toEqual(['item-28/recover/open']);
  });

  it('rotate what came and is ours, and revoke the ways in, once nothing is outstanding', () => {
    const items = [
      item(1, answered('provided')),
      item(64, answered('provided')),
      item(23, answered('provided', { scope: 'client' })),
    ];
    expect(opened(plan(items, before))).toEqual([]);
    expect(opened(plan(items, { ...before, settled: true }))).toEqual([
      'item-1/rotate/open',
      'item-1/revoke/open',
    ]);
  });

  it('are due at the end of one of our working days, and a recovery not before it can be done', () => {
    const due = plan([item(19), item(13), item(23)], passed).open.filter(
      (one) => one.reason === 'recover',
    );
    expect(due.map((one) => one.dueAt.toISOString())).toEqual([
      '2027-02-01T23:59:59.999Z',
      '2027-01-22T23:59:59.999Z',
      '2027-02-01T23:59:59.999Z',
    ]);
  });
});

describe('when things change', () => {
  it('a late answer turns its recovery into a rotation in place, or withdraws it when there is nothing to rotate', () => {
    expect(
      plan([item(23, answered('provided'))], passed, [task(23, 'recover', 'open')]),
    ).toMatchObject({
      open: [],
      change: [{ kind: 'convert', taskId: 'task-23-recover' }],
    });
    expect(
      plan([item(64, answered('provided'))], passed, [task(64, 'recover', 'open')]),
    ).toMatchObject({
      open: [],
      change: [{ kind: 'withdraw', why: 'arrived' }],
    });
    expect(
      plan([item(23, answered('provided', { scope: 'client' }))], passed, [
        task(23, 'recover', 'open'),
      ]).change,
    ).toMatchObject([{ kind: 'withdraw' }]);
  });

  it('a stand-by task vanishes when its item arrives', () => {
    const here = [item(4, answered('transferred'))];
    expect(plan(here, before, [task(4, 'recover', 'standby')])).toMatchObject({
      open: [],
      change: [{ kind: 'withdraw', why: 'arrived' }],
    });
  });

  it('a stand-by task that was begun asks what to do, and nothing else happens until somebody says', () => {
    const here = [item(4, answered('transferred'))];
    const begun = task(4, 'recover', 'standby', true);
    expect(plan(here, before, [begun])).toMatchObject({ open: [], change: [{ kind: 'ask' }] });
    const asked = { ...begun, state: 'open' as const, asked: true };
    for (const stage of [before, passed, { ...before, settled: true }]) {
      expect(plan(here, stage, [asked])).toMatchObject({ open: [], change: [] });
    }
    const back = [item(4, { state: 'rejected', answerType: 'transferred' })];
    expect(plan(back, before, [asked])).toMatchObject({ open: [], change: [{ kind: 'unask' }] });
  });

  it('a stand-by task that was begun and dropped still has what came rotated in its time', () => {
    const here = [item(4, answered('transferred'))];
    const dropped = task(4, 'recover', 'withdrawn', true);
    expect(opened(plan(here, before, [dropped]))).toEqual([]);
    expect(opened(plan(here, passed, [dropped]))).toEqual(['item-4/rotate/open']);
  });

  it('a stand-by task is called at the deadline', () => {
    expect(plan([item(4)], passed, [task(4, 'recover', 'standby')])).toMatchObject({
      open: [],
      change: [{ kind: 'open' }],
    });
  });

  it('a late answer after a finished recovery opens nothing', () => {
    for (const state of ['done', 'waived'] as const) {
      expect(
        plan([item(23, answered('provided'))], passed, [task(23, 'recover', state)]),
      ).toMatchObject({ open: [], change: [] });
    }
  });

  it('a promise does not take back a recovery that was opened', () => {
    const promised = item(
      23,
      answered('promised', { promisedUntil: new Date('2027-02-20T23:59:59Z') }),
    );
    expect(
      plan([promised], { ...before, deadlineAt: new Date('2027-03-01T09:00:00Z') }, [
        task(23, 'recover', 'open'),
      ]),
    ).toMatchObject({ open: [], change: [] });
  });

  it('a rejected answer takes its rotation back and is recovered', () => {
    expect(
      plan([item(23, { state: 'rejected', answerType: 'provided' })], passed, [
        task(23, 'rotate', 'open'),
      ]),
    ).toMatchObject({
      open: [{ reason: 'recover' }],
      change: [{ kind: 'withdraw', why: 'sent_back' }],
    });
  });

  it('waiving an item withdraws all its tasks', () => {
    const tasks = [task(42, 'recover', 'open'), task(42, 'day_one', 'open')];
    expect(plan([item(42, { state: 'waived' })], passed, tasks).change).toMatchObject([
      { why: 'waived' },
      { why: 'waived' },
    ]);
  });

  it('revoking is asked for once', () => {
    expect(
      opened(
        plan([item(43, { state: 'accepted', answerType: 'transferred' })], passed, [
          task(43, 'revoke', 'done'),
          task(43, 'rotate', 'done'),
        ]),
      ),
    ).toEqual([]);
  });
});
