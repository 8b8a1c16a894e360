import { localDate, workingDaysBetween, type OfficeCalendar } from '../../domain/calendar/calendar';
import { atHour, workingDay } from '../../domain/calendar/calendar';
import { hasArrived, type AnswerType } from '../../domain/items/answer';
import type { ItemState, Scope } from '../../domain/items/item';
import type { Stage } from '../../domain/handover/stage';
import { isForClient } from '../../domain/package/package-rules';
import type { TaskReason, TaskState } from '../../domain/resets/task';
import { Dice } from './dice';

/** What our people see of an item on its page. */
export interface SeenItem {
  id: string;
  position: number;
  scope: Scope;
  state: ItemState;
  answerType: AnswerType | null;
  /** Opened and looked at: it does not open what it should. */
  garbage: boolean;
  answeredAt: Date | null;
  /** Its present answer is in a package for the client. */
  packed: boolean;
}

export interface SeenTask {
  id: string;
  itemId: string;
  reason: TaskReason;
  state: TaskState;
  openedAt: Date;
}

/** What they do in one visit to the handover. */
export interface Chores {
  accept: string[];
  reject: { itemId: string; note: string }[];
  finish: string[];
  /** What stays with the client goes to it. */
  pack: boolean;
}

const VISIT_HOUR = 15;
const LONGEST_TASK_DAYS = 5;
/** A refusal is talked over with the client for so many working days. */
const SETTLING_DAYS = 2;

/** When our people look at it next: in the afternoon of a working day. */
export function nextVisit(office: OfficeCalendar, from: Date): Date {
  const today = localDate(office, from);
  const visit = atHour(office, workingDay(office, today, 0), VISIT_HOUR);
  if (visit.getTime() > from.getTime()) return visit;
  return atHour(office, workingDay(office, today, 1), VISIT_HOUR);
}

/**
 * What needs doing now: what came is looked at and taken or sent back, refusals are settled or left, tasks are
 * worked one to five days. The same seed, the same work.
 */
export function chores(
  seen: { stage: Stage; items: readonly SeenItem[]; tasks: readonly SeenTask[]; seed: string },
  at: Date,
  office: OfficeCalendar,
): Chores {
  const done: Chores = { accept: [], reject: [], finish: [], pack: false };
  const open = seen.tasks.filter((task) => task.state === 'open' || task.state === 'standby');
  const recovering = new Set(
    open.filter((task) => task.reason === 'recover').map((task) => task.itemId),
  );
  for (const item of seen.items) {
    if (item.state !== 'answered') continue;
    if (item.garbage && hasArrived(item.answerType)) {
      done.reject.push({ itemId: item.id, note: 'This does not open it. Please look again.' });
    } else if (item.answerType === 'refused') {
      const settles = new Dice(`${seen.seed} settle ${item.position}`).chance(0.5);
      const since = item.answeredAt ?? at;
      if (settles && workingDaysBetween(office, since, at) >= SETTLING_DAYS)
        done.reject.push({ itemId: item.id, note: 'The invoice is paid. Please send it now.' });
    } else if (hasArrived(item.answerType) || isTaken(item, recovering)) done.accept.push(item.id);
  }
  const places = new Map(seen.items.map((item) => [item.id, item.position]));
  for (const task of open) {
    if (task.state === 'standby') continue;
    if (seen.stage !== 'resets' && task.reason !== 'day_one') continue;
    const dice = new Dice(`${seen.seed} task ${places.get(task.itemId) ?? 0} ${task.reason}`);
    const days = dice.whole(1, LONGEST_TASK_DAYS);
    if (workingDaysBetween(office, task.openedAt, at) >= days) done.finish.push(task.id);
  }
  // Once the chase is over: one package for all of it, and one more for what comes late.
  done.pack =
    seen.stage === 'resets' && seen.items.some((item) => isForClient(item) && !item.packed);
  return done;
}

function isTaken(item: SeenItem, recovering: ReadonlySet<string>): boolean {
  const settledByWord = item.answerType === 'never_held' || item.answerType === 'client_has_it';
  return settledByWord && !recovering.has(item.id);
}
