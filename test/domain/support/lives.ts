import fc from 'fast-check';
import { ANSWER_TYPES, type AnswerType } from '../../../domain/items/answer';
import type { ExistingTask, PlannedItem, StageFacts } from '../../../domain/resets/plan-facts';
import { isOpenTask } from '../../../domain/resets/task';
import { applied, at, before, criticalDue, item, passed, plan } from './planning';

const DAY = 86_400_000;
const OWN_NUMBERS = 500;

/** Some of the catalogue, as a request asks for it: some items belong to the client. */
const fromCatalogue = fc
  .uniqueArray(fc.integer({ min: 1, max: 68 }), { minLength: 1, maxLength: 40 })
  .chain((numbers) =>
    fc.tuple(...numbers.map((number) => scopes.map((scope) => item(number, { scope })))),
  );
const scopes = fc.constantFrom(
  'ours' as const,
  'ours' as const,
  'ours' as const,
  'client' as const,
);

/** Items of somebody's own that lean on each other in any way, with any "not before". */
const ofTheirOwn = fc.integer({ min: 1, max: 14 }).chain((count) => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: count }), { maxLength: 3 });
  return fc.tuple(
    ...Array.from({ length: count }, (_, index) =>
      fc
        .record({
          leans: numbers,
          notBefore: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, numbers),
          unrecoverable: fc.boolean(),
          scope: scopes,
          critical: fc.boolean(),
          days: fc.integer({ min: 0, max: 20 }),
        })
        .map(({ leans, notBefore, unrecoverable, scope, critical, days }) =>
          item(28, {
            id: `own-${String(index + 1)}`,
            position: 100 + index,
            catalogueNumber: OWN_NUMBERS + index + 1,
            leansOnAnyOf: leans.map((number) => OWN_NUMBERS + number),
            notBefore: notBefore.map((number) => OWN_NUMBERS + number),
            unrecoverable,
            scope,
            criticality: critical ? 'critical' : 'normal',
            recoveryWorkingDays: days,
          }),
        ),
    ),
  );
});

/** Accounts that are registered to the mailbox, or confirmed by the factor. */
const registered = fc.integer({ min: 0, max: 20 }).map((count) =>
  Array.from({ length: count }, (_, index) =>
    item(16, {
      id: `account-${String(index)}`,
      position: 200 + index,
      catalogueNumber: null,
      leansOnAnyOf: [index % 4 === 0 ? 6 : 5],
      ...(index % 3 === 0 ? { registeredTo: index % 4 === 0 ? 'item-6' : 'item-5' } : {}),
      notBefore: [],
    }),
  ),
);

export const requests: fc.Arbitrary<PlannedItem[]> = fc.oneof(
  fromCatalogue,
  ofTheirOwn,
  fc.tuple(fromCatalogue, ofTheirOwn, registered).map((lists) => lists.flat()),
);

const events = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      pick: fc.nat(),
      type: fc.constantFrom(...ANSWER_TYPES),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'begin' as const,
        'done' as const,
        'done' as const,
        'waive_task' as const,
      ),
      pick: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('accept' as const, 'reject' as const, 'waive' as const),
      pick: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('keep' as const, 'drop' as const),
      pick: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      days: fc.integer({ min: 1, max: 8 }),
    }),
  },
);
type ValueOf<T> = T extends fc.Arbitrary<infer V> ? V : never;
type Event = ValueOf<typeof events>;

export interface Life {
  items: readonly PlannedItem[];
  stage: StageFacts;
  tasks: readonly ExistingTask[];
}

export const lives = fc.record({ items: requests, events: fc.array(events, { maxLength: 30 }) });

/** The life after each event, the planner run in between; `planned` is how often it is run each time. */
export function* livedThrough(
  { items, events: all }: ValueOf<typeof lives>,
  planned: () => number,
): Generator<Life> {
  let life: Life = { items, stage: before, tasks: [] };
  for (const event of [null, ...all]) {
    if (event) life = after(life, event);
    for (let left = planned(); left > 0; left--) {
      life = { ...life, tasks: applied(life.tasks, plan(life.items, life.stage, life.tasks)) };
    }
    yield life;
  }
}

function after(life: Life, event: Event): Life {
  if (event.kind === 'time') return { ...life, stage: later(life.stage, event.days) };
  if (event.kind === 'answer')
    return changeItem(life, event.pick, (one) => answeredWith(one, event.type, life.stage.at));
  if (event.kind === 'accept')
    return changeItem(life, event.pick, (one) =>
      one.state === 'answered' ? { ...one, state: 'accepted' } : one,
    );
  if (event.kind === 'reject')
    return changeItem(life, event.pick, (one) =>
      one.state === 'answered' ? { ...one, state: 'rejected' } : one,
    );
  if (event.kind === 'waive')
    return changeItem(life, event.pick, (one) =>
      one.state === 'accepted' ? one : { ...one, state: 'waived' },
    );
  return changeTask(life, event.kind, event.pick);
}

function later(stage: StageFacts, days: number): StageFacts {
  const now = new Date(stage.at.getTime() + days * DAY);
  const since = (now.getTime() - at.getTime()) / DAY;
  return { ...(since >= 14 ? passed : since >= 7 ? criticalDue : before), at: now };
}

export function answeredWith(one: PlannedItem, type: AnswerType, now: Date): PlannedItem {
  if (one.state === 'accepted' || one.state === 'waived') return one;
  const promisedUntil = type === 'promised' ? new Date(now.getTime() + 3 * DAY) : null;
  return { ...one, state: 'answered', answerType: type, promisedUntil };
}

function changeItem(life: Life, pick: number, change: (one: PlannedItem) => PlannedItem): Life {
  const index = pick % life.items.length;
  return { ...life, items: life.items.map((one, place) => (place === index ? change(one) : one)) };
}

type TaskEvent = Exclude<Event['kind'], 'time' | 'answer' | 'accept' | 'reject' | 'waive'>;

function changeTask(life: Life, kind: TaskEvent, pick: number): Life {
  const open = life.tasks.filter(
    (task) => isOpenTask(task.state) && (task.asked || (kind !== 'keep' && kind !== 'drop')),
  );
  const chosen = open[pick % Math.max(1, open.length)];
  if (!chosen) return life;
  const changed: ExistingTask = (() => {
    switch (kind) {
      case 'begin':
        return { ...chosen, begun: true };
      case 'done':
        return { ...chosen, begun: true, asked: false, state: 'done' };
      case 'waive_task':
        return { ...chosen, asked: false, state: 'waived' };
      case 'keep':
        return { ...chosen, asked: false, reason: 'rotate', state: 'open' };
      case 'drop':
        return { ...chosen, asked: false, state: 'withdrawn' };
    }
  })();
  return { ...life, tasks: life.tasks.map((task) => (task === chosen ? changed : task)) };
}
