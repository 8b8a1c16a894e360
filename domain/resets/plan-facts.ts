import type { OfficeCalendar } from '../calendar/calendar';
import type { AnswerFacts } from '../items/answer';
import type { Item } from '../items/item';
import type { TaskReason, TaskState } from './task';

export interface PlannedItem extends Item, AnswerFacts {
  /** An account listed with a mailbox or a second factor: the id of that very item, on which it leans. */
  registeredTo?: string | null;
}

export interface ExistingTask {
  id: string;
  itemId: string;
  reason: TaskReason;
  state: TaskState;
  /** Somebody has done something for it, which must not be lost. */
  begun: boolean;
  /** The item came while this stood by and was begun: a person is asked whether to keep the work. */
  asked: boolean;
}

export interface StageFacts {
  at: Date;
  /** The step with which critical items are due has been taken. */
  criticalDue: boolean;
  /** The deadline's step has been taken, or a person opened the resets. */
  deadlinePassed: boolean;
  /** Nothing is outstanding any more: rotating and revoking can begin. */
  settled: boolean;
  /** When what is still asked for becomes due; null when that is over or unplanned. */
  criticalDueAt: Date | null;
  deadlineAt: Date | null;
}

export interface PlanInput {
  items: readonly PlannedItem[];
  /** Every reset task of the handover, whatever its state. */
  tasks: readonly ExistingTask[];
  stage: StageFacts;
  /** Our own office. */
  calendar: OfficeCalendar;
  /** Working days of our own that a task may take, by criticality. */
  taskDays: { critical: number; normal: number };
  /** Whether there is something to rotate; see `hasSomethingToRotate`. */
  canRotate: (item: Item) => boolean;
  /** Whether the previous MSP has a way in through it; see `keepsAccess`. */
  canRevoke: (item: Item) => boolean;
  /** Working days that proof from outside usually takes (the playbook's `proof`); null when there is none. */
  proofDays: (item: Item) => number | null;
}

export interface NewTask {
  itemId: string;
  reason: TaskReason;
  state: 'open' | 'standby';
  /** UTC; the end of a working day of ours. */
  dueAt: Date;
}

/** sent_back: it came, but was rejected. not_needed: the client keeps it, or a person settled it. */
export type WithdrawReason = 'arrived' | 'waived' | 'sent_back' | 'not_needed';

export type TaskChange =
  /** A stand-by task whose time has come. */
  | { kind: 'open'; taskId: string; itemId: string; dueAt: Date }
  /** The item came: what was a recovery goes on as a rotation, with all that was done for it. */
  | { kind: 'convert'; taskId: string; itemId: string; dueAt: Date }
  /** The item came while its stand-by task was begun: keep that work as a rotation, or drop it? */
  | { kind: 'ask'; taskId: string; itemId: string; dueAt: Date }
  /** It was sent back before anybody answered: the recovery goes on. */
  | { kind: 'unask'; taskId: string; itemId: string }
  | { kind: 'withdraw'; taskId: string; itemId: string; why: WithdrawReason };

/** Names a task before it has an id: one is open per item and reason. */
export type TaskKey = `${string}/${TaskReason}`;

export function taskKey(itemId: string, reason: TaskReason): TaskKey {
  return `${itemId}/${reason}`;
}

export interface Waits {
  /** Item ids; the first of them that is freed frees the task. */
  anyOf: string[];
  /** Item ids; a person is warned while one of them is unsettled. */
  allOf: string[];
}

export interface Circle {
  /** Item ids in the letter's order: each waits for another of them, and none of them is free. */
  items: string[];
  /** The smallest sets of its items that free all of it once they are freed from outside; one set is enough. */
  freeing: string[][];
  /** False in a circle too large to try every set: `freeing` then holds one that works. */
  exact: boolean;
  /** The set to begin with: by the quickest proof, where proof frees one; else only an answer does. */
  wayIn: string[];
  /** Items that outside proof frees, the quickest first; empty when proof does not open the circle. */
  outsideProof: string[];
  /** Without proof: the item that a person may begin in spite of its "not before", which warns. */
  insist: string | null;
}

export interface ResetPlan {
  open: NewTask[];
  change: TaskChange[];
  waits: Map<TaskKey, Waits>;
  /** 1 for the first; every task that is open after the plan has a rank. */
  order: Map<TaskKey, number>;
  circles: Circle[];
  /** How many recoveries wait for an item, directly or through others; only items that block some. */
  blocks: Map<string, number>;
  /** When to plan again although nothing happened: the next item's plan B begins then. UTC; null for never. */
  planAgainAt: Date | null;
}
