import fc from 'fast-check';
import { ANSWER_TYPES, hasArrived } from '../../domain/items/answer';
import { taskKey, type ResetPlan } from '../../domain/resets/plan-facts';
import { isOpenTask } from '../../domain/resets/task';
import { rotationClass } from '../../domain/resets/task-order';
import { answeredWith, lives, livedThrough, type Life } from './support/lives';
import { opened, plan } from './support/planning';

const RUNS = { numRuns: 80 };
const once = () => 1;
const planOf = ({ items, stage, tasks }: Life) => plan(items, stage, tasks);

/** Checks every moment of many lives: of the catalogue's items, of accounts in lists, of items that lean anyhow. */
function always(check: (life: Life, result: ResetPlan) => void, planned: () => number = once) {
  fc.assert(
    fc.property(lives, (story) => {
      for (const life of livedThrough(story, planned)) check(life, planOf(life));
    }),
    RUNS,
  );
}

describe('whatever happens in the life of a request', () => {
  it('there is exactly one open task for an item and reason, however often it is planned', () => {
    let turn = 0;
    always(
      ({ tasks }) => {
        const open = tasks.filter(({ state }) => isOpenTask(state));
        const keys = open.map(({ itemId, reason }) => taskKey(itemId, reason));
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      },
      () => 1 + (turn++ % 3),
    );
  });

  it('planning over its own result changes nothing', () => {
    always((_, result) => {
      expect([result.open, result.change]).toEqual([[], []]);
    });
  });

  it('no task waits for one that is done, nor for an item that is here', () => {
    always(({ items, tasks }, { waits }) => {
      const over = new Set(
        tasks
          .filter(
            ({ reason, state }) => state === 'done' && reason !== 'revoke' && reason !== 'day_one',
          )
          .map(({ itemId }) => itemId),
      );
      for (const one of items) {
        if (one.state === 'answered' && hasArrived(one.answerType)) over.add(one.id);
      }
      const waited = [...waits.values()].flatMap(({ anyOf, allOf }) => [...anyOf, ...allOf]);
      expect(waited.filter((id) => over.has(id))).toEqual([]);
    });
  });

  it('every set of items has an order, or named circles with a way into each', () => {
    always(({ items, tasks }, { waits, circles, order }) => {
      const open = tasks.filter(({ state, reason }) => isOpenTask(state) && reason === 'recover');
      const waiting = new Set(open.map(({ itemId }) => itemId));
      const way = new Set(circles.flatMap(({ wayIn }) => wayIn));
      const warned = new Set(circles.map(({ insist }) => insist));
      const dayOne = new Set(
        tasks
          .filter((task) => task.reason === 'day_one' && isOpenTask(task.state))
          .map(({ itemId }) => itemId),
      );
      const free = new Set(items.filter(({ id }) => !waiting.has(id)).map(({ id }) => id));
      // Items whose own task is not open yet stand in nobody's order; what waits for them is checked once it is.
      if (items.some((one) => free.has(one.id) && isLockedWithoutTask(one, tasks))) return;
      for (let size = -1; size < free.size;) {
        size = free.size;
        for (const id of waiting) {
          const { anyOf = [], allOf = [] } = waits.get(taskKey(id, 'recover')) ?? {};
          const leans = anyOf.length === 0 || way.has(id) || anyOf.some((other) => free.has(other));
          const after = allOf.every((other) => free.has(other) || dayOne.has(other));
          if (leans && (after || warned.has(id))) free.add(id);
        }
      }
      expect([...waiting].filter((id) => !free.has(id))).toEqual([]);
      expect(order.size).toBe(tasks.filter(({ state }) => isOpenTask(state)).length);
    });
  });

  it('a circle of the catalogue is opened by proof from outside, or only warns', () => {
    always((_, { circles }) => {
      for (const circle of circles) {
        const { items, outsideProof, insist, wayIn, freeing, exact } = circle;
        expect(items.length).toBeGreaterThan(1);
        expect(exact).toBe(true);
        if (items.some((id) => id.startsWith('own-'))) continue;
        expect(outsideProof.length > 0 || insist !== null).toBe(true);
        if (insist === null) expect(wayIn).toHaveLength(freeing[0]?.length ?? 0);
      }
    });
  });

  it('an answer never opens a recovery, unless it says that nothing will come', () => {
    fc.assert(
      fc.property(lives, fc.nat(), fc.constantFrom(...ANSWER_TYPES), (story, pick, type) => {
        for (const life of livedThrough(story, once)) {
          const chosen = life.items[pick % life.items.length];
          const nothing = ['refused', 'never_held'].includes(type) && !life.stage.deadlinePassed;
          // Taking back what had come, or word that the client will see to it, is no answer more, but one less.
          if (!chosen || nothing || !['outstanding', 'rejected'].includes(chosen.state)) continue;
          const items = life.items.map((one) =>
            one === chosen ? answeredWith(one, type, life.stage.at) : one,
          );
          const recoveries = (result: ResetPlan) =>
            opened(result).filter((one) => one.includes('/recover/'));
          expect(recoveries(planOf({ ...life, items }))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('plan B begins by time alone on the very morning that the plan names', () => {
    always((life, { planAgainAt }) => {
      if (planAgainAt === null) return;
      const recoveries = (at: number) =>
        opened(plan(life.items, { ...life.stage, at: new Date(at) }, life.tasks)).filter((one) =>
          one.includes('/recover/'),
        );
      const standBy = (one: string) => one.endsWith('/standby');
      expect(planAgainAt.getTime()).toBeGreaterThan(life.stage.at.getTime());
      expect(recoveries(planAgainAt.getTime() - 24 * 3_600_000).filter(standBy)).toEqual([]);
      // Where a promise ran out meanwhile the recovery is due, and no plan B any more.
      expect(recoveries(planAgainAt.getTime())).not.toEqual([]);
    });
  });

  it('the same input in any order gives the same plan', () => {
    always((life, result) => {
      const turned = { ...life, items: life.items.toReversed(), tasks: life.tasks.toReversed() };
      expect(planOf(turned)).toEqual(result);
      const half = Math.floor(life.items.length / 2);
      const cut = [...life.items.slice(half), ...life.items.slice(0, half)];
      expect(planOf({ ...life, items: cut })).toEqual(result);
    });
  });

  it('rotations never lock us out: factors, passwords, shared accounts, and nothing before what it would destroy', () => {
    always(({ items, tasks }, { order }) => {
      const rotations = tasks
        .filter(({ state, reason }) => isOpenTask(state) && reason === 'rotate')
        .flatMap(({ itemId }) => items.find(({ id }) => id === itemId) ?? [])
        .sort(
          (a, b) =>
            (order.get(taskKey(a.id, 'rotate')) ?? 0) - (order.get(taskKey(b.id, 'rotate')) ?? 0),
        );
      const held = new Set(rotations.flatMap(({ notBefore }) => notBefore));
      rotations.forEach((one, place) => {
        for (const later of rotations.slice(place + 1)) {
          const needed = one.notBefore.includes(later.catalogueNumber ?? -1);
          if (needed) expect(isInCircleOfNotBefore(one, rotations)).toBe(true);
          const moved = one.notBefore.length > 0 || held.size > 0;
          if (!moved) expect(rotationClass(one)).toBeLessThanOrEqual(rotationClass(later));
        }
      });
    });
  });
});

function isLockedWithoutTask(
  { id, state, answerType }: Life['items'][number],
  tasks: Life['tasks'],
): boolean {
  const here = (state === 'answered' || state === 'accepted') && hasArrived(answerType);
  const over = tasks.some(
    (task) =>
      task.itemId === id && ['done', 'waived'].includes(task.state) && task.reason !== 'revoke',
  );
  return !here && !over && state !== 'waived';
}

/** Whether it must not come before something that, step by step, must not come before it. */
function isInCircleOfNotBefore(one: Life['items'][number], all: Life['items']): boolean {
  const byNumber = new Map(all.map((item) => [item.catalogueNumber, item]));
  const seen = new Set<number>();
  const open = [...one.notBefore];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === one.catalogueNumber) return true;
    if (!seen.has(next)) open.push(...(byNumber.get(next)?.notBefore ?? []));
    seen.add(next);
  }
  return false;
}
