import fc from 'fast-check';
import { officeCalendar } from '../../domain/calendar/calendar';
import { ANSWER_TYPES, hasArrived, type AnswerType } from '../../domain/items/answer';
import { ITEM_STATES } from '../../domain/items/item';
import {
  taskKey,
  type ExistingTask,
  type PlanInput,
  type PlannedItem,
  type ResetPlan,
  type StageFacts,
} from '../../domain/resets/plan-facts';
import { planResets } from '../../domain/resets/plan-resets';
import { isOpenTask, type TaskState } from '../../domain/resets/task';
import { hasSomethingToRotate, keepsAccess } from '../../domain/resets/ways-in';
import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';

const catalogue = loadCatalogue();
const playbook = loadPlaybook();
const at = new Date('2027-01-18T09:00:00Z');
const calendar = officeCalendar({ country: 'GB', timeZone: 'Europe/London' });

const before: StageFacts = {
  at,
  criticalDue: false,
  deadlinePassed: false,
  settled: false,
  criticalDueAt: new Date('2027-01-25T09:00:00Z'),
  deadlineAt: new Date('2027-02-01T09:00:00Z'),
};
const criticalDue: StageFacts = { ...before, criticalDue: true, criticalDueAt: null };
const passed: StageFacts = { ...criticalDue, deadlinePassed: true, deadlineAt: null };

function item(number: number, more: Partial<PlannedItem> = {}): PlannedItem {
  const entry = catalogue.get(number);
  if (!entry) throw new Error(String(number));
  return {
    id: `item-${String(number)}`,
    position: number,
    catalogueNumber: number,
    group: entry.group,
    name: entry.name,
    kind: entry.kind,
    scope: 'ours',
    criticality: entry.criticality,
    unrecoverable: entry.unrecoverable,
    recoveryWorkingDays: entry.recoveryWorkingDays,
    leansOnAnyOf: entry.leansOnAnyOf,
    notBefore: entry.notBefore,
    onlyTheyCanRelease: entry.onlyTheyCanRelease,
    state: 'outstanding',
    answerType: null,
    promisedUntil: null,
    ...more,
  };
}
const answered = (
  answerType: AnswerType,
  more: Partial<PlannedItem> = {},
): Partial<PlannedItem> => ({ state: 'answered', answerType, ...more });

function input(
  items: readonly PlannedItem[],
  stage: StageFacts,
  tasks: readonly ExistingTask[] = [],
): PlanInput {
  return {
    items,
    tasks,
    stage,
    calendar,
    taskDays: { critical: 4, normal: 10 },
    canRotate: (one) => hasSomethingToRotate(one, playbook),
    canRevoke: (one) => keepsAccess(one, playbook),
    hasOutsideProof: (number) => playbook.get(number)?.proof != null,
  };
}
const plan = (...given: Parameters<typeof input>) => planResets(input(...given));
const opened = (result: ResetPlan) =>
  result.open.map((task) => `${task.itemId}/${task.reason}/${task.state}`);

/** The table as it is once an activity has made it agree with the plan. */
function applied(tasks: readonly ExistingTask[], result: ResetPlan): ExistingTask[] {
  const changed = tasks.map((task): ExistingTask => {
    const change = result.change.find((one) => one.taskId === task.id);
    if (!change) return task;
    if (change.kind === 'withdraw') return { ...task, state: 'withdrawn' };
    return change.kind === 'convert'
      ? { ...task, reason: 'rotate', state: 'open' }
      : { ...task, state: 'open' };
  });
  const added = result.open.map((task, index) => ({
    id: `new-${String(tasks.length + index)}`,
    begun: false,
    ...task,
  }));
  return [...changed, ...added];
}
const task = (
  number: number,
  reason: ExistingTask['reason'],
  state: TaskState,
  begun = false,
): ExistingTask => ({
  id: `task-${String(number)}-${reason}`,
  itemId: `item-${String(number)}`,
  reason,
  state,
  begun,
});

describe('which reset tasks open', () => {
  it('are none at the request, but stand-by for what takes longer than the days left, and day one for what nobody can recreate', () => {
    expect(opened(plan([item(19), item(4), item(42), item(23)], before))).toEqual([
      'item-4/recover/standby',
      'item-42/day_one/open',
    ]);
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

  it('a stand-by task vanishes when its item arrives, unless somebody has begun it', () => {
    const here = [item(4, answered('transferred'))];
    expect(plan(here, before, [task(4, 'recover', 'standby')])).toMatchObject({
      open: [],
      change: [{ kind: 'withdraw' }],
    });
    expect(plan(here, before, [task(4, 'recover', 'standby', true)])).toMatchObject({
      open: [],
      change: [{ kind: 'convert' }],
    });
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

describe('what leans on what', () => {
  it('waits only while nothing that is leaned on is free', () => {
    const held = plan([item(14), item(13), item(18)], passed);
    expect(held.waits.get('item-14/recover')).toEqual({ anyOf: ['item-13'], allOf: [] });
    expect(held.waits.get('item-18/recover')).toEqual({ anyOf: ['item-14'], allOf: [] });
    expect(held.blocks.get('item-13')).toBe(2);
    expect(held.order.get('item-13/recover')).toBe(1);
    const free = plan([item(14), item(13, answered('transferred')), item(18)], passed);
    expect(free.waits.has('item-14/recover')).toBe(false);
    const recovered = plan([item(14), item(13), item(18)], passed, [task(13, 'recover', 'done')]);
    expect(recovered.waits.has('item-14/recover')).toBe(false);
  });

  it('names the circle of admin, registrar, mailbox and factors, and the proof that opens it', () => {
    const circle = plan([item(1), item(5), item(6), item(13), item(14)], passed);
    expect(circle.circles).toEqual([
      { items: ['item-1', 'item-5', 'item-6', 'item-13'], outsideProof: [1, 6, 5, 13] },
    ]);
    expect(circle.waits.get('item-14/recover')?.anyOf).toEqual(['item-13']);
    expect(
      plan([item(1), item(5), item(6), item(13, answered('transferred'))], passed).circles,
    ).toEqual([]);
  });

  it('warns before what would destroy something else', () => {
    const remote = plan([item(43), item(42), item(36, answered('provided'))], passed);
    expect(remote.waits.get('item-43/revoke')?.allOf).toEqual(['item-42']);
    expect(
      plan([item(43), item(42)], passed, [task(42, 'day_one', 'done')]).waits.get('item-43/revoke'),
    ).toBeUndefined();
  });

  it('rotates factors before passwords before shared accounts', () => {
    const items = [item(5), item(6), item(1), item(8)].map((one) => ({
      ...one,
      ...answered('provided'),
    }));
    const { order } = plan(items, { ...before, settled: true });
    const rank = (number: number) => order.get(taskKey(`item-${String(number)}`, 'rotate')) ?? 0;
    expect(rank(6)).toBeLessThan(rank(1));
    expect(rank(1)).toBeLessThan(rank(5));
  });
});

describe('for every request, answer and history', () => {
  const items = fc
    .uniqueArray(fc.integer({ min: 1, max: 68 }), { minLength: 1, maxLength: 30 })
    .chain((numbers) =>
      fc.tuple(
        ...numbers.map((number) =>
          fc
            .record({
              state: fc.constantFrom(...ITEM_STATES),
              answerType: fc.constantFrom(...ANSWER_TYPES),
              scope: fc.constantFrom('ours' as const, 'ours' as const, 'client' as const),
              promisedIn: fc.integer({ min: -5, max: 20 }),
            })
            .map(({ state, answerType, scope, promisedIn }) =>
              item(number, {
                state,
                scope,
                answerType: state === 'outstanding' || state === 'waived' ? null : answerType,
                promisedUntil:
                  answerType === 'promised'
                    ? new Date(at.getTime() + promisedIn * 86_400_000)
                    : null,
              }),
            ),
        ),
      ),
    );
  const stages = fc.constantFrom(before, criticalDue, passed, { ...before, settled: true });
  const moves = fc.infiniteStream(
    fc.constantFrom<TaskState>('open', 'open', 'done', 'waived', 'standby'),
  );
  /** A handover in the middle of its life: planned once, then worked on. */
  const lives = fc
    .record({ items, stage: stages, then: stages, states: moves })
    .map(({ items: list, stage, then, states }) => {
      const first = applied([], plan(list, stage));
      const tasks = first.map((one): ExistingTask => {
        const next: TaskState = states.next().value;
        return next === 'standby'
          ? { ...one, begun: true }
          : next === 'open'
            ? one
            : { ...one, state: next };
      });
      return { list, stage: then, tasks };
    });

  it('there is one open task for an item and reason, and planning again changes nothing', () => {
    fc.assert(
      fc.property(lives, ({ list, stage, tasks }) => {
        const after = applied(tasks, plan(list, stage, tasks));
        const open = after
          .filter((one) => isOpenTask(one.state))
          .map((one) => taskKey(one.itemId, one.reason));
        expect(new Set(open).size).toBe(open.length);
        const again = plan(list, stage, after);
        expect([again.open, again.change]).toEqual([[], []]);
      }),
      { numRuns: 300 },
    );
  });

  it('no task waits for what is here or recovered, and every open task has a rank of its own', () => {
    fc.assert(
      fc.property(lives, ({ list, stage, tasks }) => {
        const result = plan(list, stage, tasks);
        const after = applied(tasks, result);
        for (const { anyOf, allOf } of result.waits.values()) {
          for (const id of [...anyOf, ...allOf]) {
            const target = list.find((one) => one.id === id);
            expect(target?.state === 'answered' && hasArrived(target.answerType)).toBe(false);
            expect(
              after.some(
                (one) => one.itemId === id && one.reason === 'recover' && one.state === 'done',
              ),
            ).toBe(false);
          }
        }
        const open = after
          .filter((one) => isOpenTask(one.state))
          .map((one) => taskKey(one.itemId, one.reason));
        expect([...result.order.keys()].sort()).toEqual([...open].sort());
        expect([...result.order.values()].sort((a, b) => a - b)).toEqual(
          open.map((_, index) => index + 1),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('every set of items has an order, or a named circle with its outside proof', () => {
    fc.assert(
      fc.property(items, (list) => {
        const outstanding = list.map((one): PlannedItem => ({
          ...one,
          state: 'outstanding',
          answerType: null,
          promisedUntil: null,
        }));
        const result = plan(outstanding, passed);
        for (const circle of result.circles) expect(circle.outsideProof.length).toBeGreaterThan(0);
        const workable = new Set<string>();
        for (let before = -1; before < workable.size;) {
          before = workable.size;
          for (const { id } of outstanding) {
            const anyOf = result.waits.get(taskKey(id, 'recover'))?.anyOf ?? [];
            if (anyOf.length === 0 || anyOf.some((other) => workable.has(other))) workable.add(id);
          }
        }
        expect(workable.size).toBe(outstanding.length);
      }),
      { numRuns: 300 },
    );
  });

  it('an answer never opens a recovery, unless it says that nothing will come', () => {
    fc.assert(
      fc.property(
        lives,
        fc.nat(),
        fc.constantFrom(...ANSWER_TYPES),
        ({ list, stage, tasks }, pick, answerType) => {
          const chosen = list[pick % list.length];
          const later = stage.deadlinePassed || !['refused', 'never_held'].includes(answerType);
          if (chosen?.state !== 'outstanding' || !later) return;
          const promisedUntil =
            answerType === 'promised' ? new Date(at.getTime() + 86_400_000) : null;
          const next = list.map((one): PlannedItem =>
            one === chosen ? { ...one, state: 'answered', answerType, promisedUntil } : one,
          );
          const recoveries = (result: ResetPlan) =>
            opened(result).filter((one) => one.includes('/recover/'));
          const without = new Set(recoveries(plan(list, stage, tasks)));
          expect(recoveries(plan(next, stage, tasks)).filter((one) => !without.has(one))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the order of the input does not matter', () => {
    fc.assert(
      fc.property(lives, fc.infiniteStream(fc.nat()), ({ list, stage, tasks }, stream) => {
        const shuffled = <T>(values: readonly T[]) =>
          values
            .map((value) => ({ value, key: stream.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        expect(plan(shuffled(list), stage, shuffled(tasks))).toEqual(plan(list, stage, tasks));
      }),
      { numRuns: 200 },
    );
  });

  it('two thousand items are planned in well under a second', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      ...item((index % 68) + 1),
      id: `many-${String(index)}`,
      position: index,
      leansOnAnyOf: index % 68 === index ? item((index % 68) + 1).leansOnAnyOf : [],
    }));
    const begun = performance.now();
    expect(plan(many, passed).order.size).toBeGreaterThan(2_000);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
