import type { Position } from '../domain/handover/position';

/** The one task queue: every handover, every activity. Kept short, it is written into each history event. */
export const TASK_QUEUE = 'handover';
export const WORKFLOW_TYPE = 'handover';

/** Derived from the handover's id, so that a repeated start is harmless. */
export function workflowId(handoverId: string): string {
  return `h-${handoverId}`;
}

export interface HandoverInput {
  handover: string;
  position: Position;
}

/**
 * "Look again": somebody answered, signed, or finished a task. A hint only: the workflow re-reads
 * before it acts, so duplicates and old ones are harmless and a lost one is healed by the sweeper.
 */
export const PROGRESSED = 'progressed';
export type Hint = Position;

/** A person's commands: Temporal Updates. Each carries the id of its row in `commands`, never its words. */
export const COMMANDS = [
  'pause',
  'resume',
  'sendNextStepNow',
  'extendDeadline',
  'waiveItems',
  'openResetsNow',
  'changeContact',
  'removeContact',
  'skipStep',
  'editStep',
  'dropStepEdit',
  'recordCall',
  'cancelHandover',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface CommandInput {
  command: string;
}
