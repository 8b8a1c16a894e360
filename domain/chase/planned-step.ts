import type { Rung } from '../contacts/contact';
import type { Condition, StepTemplate, Tone } from './policy';

export const STEP_KINDS = [
  'chase',
  'authority',
  'promise',
  'overdue',
  'call',
  'sent_back',
  'send_again',
  'thanks',
  'client',
  'package',
  'swap',
] as const;
/**
 * chase: a step of the policy. call: a telephone call that a person made and wrote down, never planned.
 * The others are messages that the same workflow takes as steps.
 */
export type StepKind = (typeof STEP_KINDS)[number];

/** Messages of steps that are not the policy's; names of templates too. */
export type SideTemplate =
  | 'authority-request'
  | 'authority-reminder'
  | 'promise-broken'
  | 'overdue-task'
  | 'sent-back'
  | 'send-again'
  | 'refusal-answered'
  | 'all-done'
  | 'ask-client'
  | 'ask-client-reminder'
  | 'package'
  | 'package-reminder'
  | 'package-last'
  | 'swap-agreed';

/** One act with its date: a step of the policy made real for one handover. */
export interface PlannedStep {
  /** Unique within the handover; part of the message's key. */
  key: string;
  kind: StepKind;
  /** Working days after day 0, after stretching; a count for people, the date is `dueAt`. */
  workingDay: number;
  rungs: readonly Rung[];
  template: StepTemplate | SideTemplate | 'call';
  tone: Tone;
  condition: Condition;
  criticalDue: boolean;
  deadline: boolean;
  /**
   * UTC instant; a morning of the recipient, except for what goes out at the start itself. The
   * deadline's is the working morning after its day.
   */
  dueAt: Date;
}

/** A step already in the table, as far as moving it is concerned. */
export interface DatedStep {
  key: string;
  workingDay: number;
  rungs: readonly Rung[];
  criticalDue: boolean;
  deadline: boolean;
  /** Taken or skipped: it stands, whatever moves. */
  over: boolean;
  dueAt: Date;
}

/** Where a step moves to. */
export interface MovedStep {
  key: string;
  workingDay: number;
  dueAt: Date;
  /** The client's people get it at another instant than the previous MSP's: it becomes two rows. */
  clientAt?: Date;
}

/** What a change does to the plan: the rows that move, and the agreed ends of days. */
export interface MovedPlan {
  steps: MovedStep[];
  deadlineAt: Date | null;
  criticalDueAt: Date | null;
}
