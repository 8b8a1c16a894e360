import type { ItemRow } from '../../../db/items';
import type { TaskLine } from '../../../db/task-pages';
import { isOpenTask } from '../../../domain/resets/task';
import { dayInWords } from '../../../templates/pages/when';
import type { Loaded } from './loaded';
import { wordFor } from '../../../templates/pages/words';

/** One cell: a mark (done or not yet), or a word in a colour. */
export interface Cell {
  /** For the style sheet: `done`, `open`, or the badge's colour. */
  kind: 'done' | 'open' | 'promised' | 'due' | 'stalled' | 'refused' | 'plain';
  /** Read aloud for marks, shown for badges. */
  word: string;
}

export interface ItemMarks {
  asked: Cell;
  answered: Cell;
  verified: Cell;
  rotated: Cell;
}

const NOT_YET: Cell = { kind: 'open', word: 'not yet' };

export interface MarkFacts {
  requestedAt: Date | null;
  /** The item's own tasks, of any state but withdrawn. */
  tasks: readonly TaskLine[];
  at: Date;
  /** Reset tasks are due at the end of our own days, promises at the end of theirs (IANA). */
  ourZone: string;
  theirZone: string;
}

/** Received is not verified, verified is not rotated: the four apart, in words (product.md, "Items and answers"). */
export function itemMarks(item: ItemRow, facts: MarkFacts): ItemMarks {
  return {
    asked: facts.requestedAt === null ? NOT_YET : { kind: 'done', word: 'asked' },
    answered: answered(item, facts),
    verified: item.state === 'accepted' ? { kind: 'done', word: 'verified' } : NOT_YET,
    rotated: rotated(item, facts),
  };
}

function answered(item: ItemRow, facts: MarkFacts): Cell {
  if (item.state === 'waived') return { kind: 'plain', word: 'waived' };
  if (item.state === 'rejected') return { kind: 'due', word: 'sent back' };
  if (item.state === 'outstanding' || item.answer_type === null) return NOT_YET;
  switch (item.answer_type) {
    case 'provided':
    case 'transferred':
    case 'handed_over':
      return { kind: 'done', word: wordFor('answer', item.answer_type) };
    case 'promised':
      return promised(item, facts);
    case 'refused':
      return { kind: 'refused', word: 'refused' };
    case 'never_held':
    case 'client_has_it':
      return { kind: 'plain', word: wordFor('answer', item.answer_type) };
  }
}

function promised(item: ItemRow, { at, theirZone }: MarkFacts): Cell {
  if (item.promised_until === null) return { kind: 'promised', word: 'promised' };
  const day = dayInWords(item.promised_until, { at, zone: theirZone });
  return item.promised_until < at
    ? { kind: 'stalled', word: `not kept ${day}` }
    : { kind: 'promised', word: day };
}

function rotated(item: ItemRow, { tasks, at, ourZone }: MarkFacts): Cell {
  const open = tasks.find(
    (task) => isOpenTask(task.state) && (task.reason === 'rotate' || task.reason === 'recover'),
  );
  if (open) {
    const day = dayInWords(open.dueAt, { at, zone: ourZone });
    if (open.state === 'standby') return { kind: 'plain', word: 'stand-by' };
    return open.dueAt < at
      ? { kind: 'stalled', word: `overdue ${day}` }
      : { kind: 'due', word: `due ${day}` };
  }
  if (tasks.some((task) => task.reason === 'rotate' && task.state === 'done')) {
    return { kind: 'done', word: 'rotated' };
  }
  if (tasks.some((task) => task.reason === 'recover' && task.state === 'done')) {
    return { kind: 'done', word: 'recovered' };
  }
  if (tasks.some((task) => task.state === 'waived')) return { kind: 'plain', word: 'waived' };
  return item.scope === 'client' ? { kind: 'plain', word: 'client’s' } : NOT_YET;
}

/** The facts of one item's marks, from everything about its handover. */
export function markFacts({ head, tasks, reader, ourZone }: Loaded, itemId: string): MarkFacts {
  return {
    requestedAt: head.handover.requested_at,
    tasks: tasks.filter((task) => task.itemId === itemId),
    at: reader.at,
    ourZone,
    theirZone: head.previousMsp.timeZone,
  };
}
