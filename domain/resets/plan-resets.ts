import { endOfWorkingDay, localDate, workingDay } from '../calendar/calendar';
import type { Item } from '../items/item';
import { grouped } from './grouped';
import { historyOf, isHere, type ItemHistory } from './item-history';
import { leanOrder, reachable, standingOf, type LeanOrder } from './leans';
import {
  taskKey,
  type ExistingTask,
  type NewTask,
  type PlanInput,
  type PlannedItem,
  type ResetPlan,
  type TaskChange,
  type TaskKey,
  type Waits,
  type WithdrawReason,
} from './plan-facts';
import type { TaskReason } from './task';
import { inOrder } from './task-order';
import { standByFrom, wantedTasks, type WantedTasks } from './wanted-tasks';

interface Live {
  item: PlannedItem;
  reason: TaskReason;
}

/**
 * The reset tasks that should exist, as changes to those that do: what opens, turns into something
 * else or is withdrawn, what each waits for, in which order, and what is in a circle. Planning again
 * over its own result changes nothing; the order of the input does not matter.
 */
export function planResets(input: PlanInput): ResetPlan {
  const items = [...input.items].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const history = historyOf(input.tasks);
  const dueAt = dueDates(input);
  const open: NewTask[] = [];
  const change: TaskChange[] = [];
  const live: Live[] = [];
  const later: Date[] = [];
  for (const item of items) {
    const past = history(item.id);
    const wanted = wantedTasks(item, past, input);
    open.push(...newTasks(item, { past, wanted }, dueAt));
    change.push(...changes(item, { past, wanted }, dueAt));
    for (const reason of reasonsOf(wanted)) live.push({ item, reason });
    later.push(...[standByFrom(item, past, input)].filter((from) => from !== null));
  }

  const leans = leanOrder({
    items,
    standing: (item) => standingOf(item, history(item.id)),
    proofDays: input.proofDays,
    // Its day-one task settles it without anybody's help.
    holdsBack: (item) =>
      isUnsettled(item, history(item.id)) && !(item.unrecoverable && item.scope === 'ours'),
  });
  const recovering = new Set(live.filter(isRecover).map(({ item }) => item.id));
  const blocks = blockCounts(leans, recovering);
  return {
    open,
    change,
    waits: waitsOf(live, { items, history, leans }),
    order: ranks(live, { items, leans, blocks }),
    circles: leans.circles.filter((circle) => circle.items.some((id) => recovering.has(id))),
    blocks,
    planAgainAt: later.reduce<Date | null>(
      (first, one) => (first === null || one < first ? one : first),
      null,
    ),
  };
}

function isRecover({ reason }: Live): boolean {
  return reason === 'recover';
}

function reasonsOf(wanted: WantedTasks): TaskReason[] {
  return [
    ...(wanted.recover ? (['recover'] as const) : []),
    ...(wanted.rotate ? (['rotate'] as const) : []),
    ...(wanted.revoke ? (['revoke'] as const) : []),
    ...(wanted.dayOne ? (['day_one'] as const) : []),
  ];
}

interface Wish {
  past: ItemHistory;
  wanted: WantedTasks;
}

/** A recovery that was due goes on as the rotation. */
function converts({ past, wanted }: Wish): boolean {
  if (wanted.recover || !wanted.rotate || past.open('rotate')) return false;
  return past.open('recover')?.state === 'open';
}

function newTasks(item: PlannedItem, wish: Wish, dueAt: DueAt): NewTask[] {
  return reasonsOf(wish.wanted)
    .filter((reason) => !wish.past.open(reason) && !(reason === 'rotate' && converts(wish)))
    .map((reason) => ({
      itemId: item.id,
      reason,
      state: reason === 'recover' && wish.wanted.recover === 'standby' ? 'standby' : 'open',
      dueAt: dueAt(item, reason),
    }));
}

function changes(item: PlannedItem, wish: Wish, dueAt: DueAt): TaskChange[] {
  const wanted = new Set(reasonsOf(wish.wanted));
  const why = withdrawReason(item);
  return (['recover', 'rotate', 'revoke', 'day_one'] as const).flatMap((reason): TaskChange[] => {
    const task = wish.past.open(reason);
    if (!task) return [];
    const change = { taskId: task.id, itemId: item.id };
    if (wanted.has(reason)) {
      return reason === 'recover'
        ? recoveryChange(task, wish.wanted, { change, dueAt: dueAt(item, reason) })
        : [];
    }
    if (reason === 'recover' && converts(wish)) {
      return [{ kind: 'convert', ...change, dueAt: dueAt(item, 'rotate') }];
    }
    return [{ kind: 'withdraw', ...change, why }];
  });
}

/** A recovery that stays: called when its time has come, asked about when its item came meanwhile. */
function recoveryChange(
  task: ExistingTask,
  { recover }: WantedTasks,
  { change, dueAt }: { change: { taskId: string; itemId: string }; dueAt: Date },
): TaskChange[] {
  if (recover === 'asked') return task.asked ? [] : [{ kind: 'ask', ...change, dueAt }];
  const isCalled = task.state === 'standby' && recover === 'open';
  return [
    ...(task.asked ? [{ kind: 'unask' as const, ...change }] : []),
    ...(isCalled ? [{ kind: 'open' as const, ...change, dueAt }] : []),
  ];
}

function withdrawReason(item: PlannedItem): WithdrawReason {
  if (item.state === 'waived') return 'waived';
  if (isHere(item)) return 'arrived';
  return item.state === 'rejected' ? 'sent_back' : 'not_needed';
}

type DueAt = (item: Item, reason: TaskReason) => Date;

/**
 * The end of one of our working days; a recovery gets at least the time that the catalogue says it
 * takes. Each count of days is worked out once, because thousands of tasks share a few.
 */
function dueDates({ calendar, stage, taskDays }: PlanInput): DueAt {
  const ends = new Map<number, Date>();
  return (item, reason) => {
    const allowed = taskDays[item.criticality];
    const days = reason === 'recover' ? Math.max(allowed, item.recoveryWorkingDays) : allowed;
    const end =
      ends.get(days) ??
      endOfWorkingDay(calendar, workingDay(calendar, localDate(calendar, stage.at), days));
    ends.set(days, end);
    return end;
  };
}

/** Resetting what must not be reset before it would still destroy something. */
function isUnsettled(item: PlannedItem, past: ItemHistory): boolean {
  return standingOf(item, past) === 'locked' && !past.over('day_one');
}

function waitsOf(
  live: readonly Live[],
  {
    items,
    history,
    leans,
  }: { items: readonly PlannedItem[]; history: (id: string) => ItemHistory; leans: LeanOrder },
): Map<TaskKey, Waits> {
  const byNumber = grouped(items, (item) => item.catalogueNumber);
  return new Map(
    live.flatMap(({ item, reason }): [TaskKey, Waits][] => {
      // A day-one task exists because nothing else can be waited for.
      if (reason === 'day_one') return [];
      const anyOf = reason === 'recover' ? (leans.leansOn.get(item.id) ?? []) : [];
      const allOf = item.notBefore
        .flatMap((number) => byNumber.get(number) ?? [])
        .filter((other) => other.id !== item.id && isUnsettled(other, history(other.id)))
        .map((other) => other.id);
      if (anyOf.length === 0 && allOf.length === 0) return [];
      return [[taskKey(item.id, reason), { anyOf: [...anyOf], allOf: [...new Set(allOf)] }]];
    }),
  );
}

function blockCounts({ leansOn }: LeanOrder, recovering: ReadonlySet<string>): Map<string, number> {
  const waitedBy = new Map<string, string[]>();
  for (const [id, leaned] of leansOn) {
    for (const other of leaned) waitedBy.set(other, [...(waitedBy.get(other) ?? []), id]);
  }
  const counts = [...waitedBy.keys()].map((id): [string, number] => {
    const waiting = [...reachable(id, waitedBy)].filter(
      (other) => other !== id && recovering.has(other),
    );
    return [id, waiting.length];
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

function ranks(
  live: readonly Live[],
  {
    items,
    leans,
    blocks,
  }: { items: readonly PlannedItem[]; leans: LeanOrder; blocks: ReadonlyMap<string, number> },
): Map<TaskKey, number> {
  // Rotating follows the leans of the whole request, as if nothing were free: the ground first.
  const ground = leanOrder({
    items,
    standing: () => 'locked',
    proofDays: (item) => item.position,
    holdsBack: () => false,
  }).rounds;
  const ranked = live.map(({ item, reason }) => ({
    item,
    reason,
    round: (reason === 'rotate' ? ground : leans.rounds).get(item.id) ?? 0,
    blocks: blocks.get(item.id) ?? 0,
  }));
  return new Map(
    inOrder(ranked).map(({ item, reason }, index) => [taskKey(item.id, reason), index + 1]),
  );
}
