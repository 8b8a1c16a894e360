import type { Rung } from '../contacts/contact';

export const CONDITIONS = [
  'always',
  'link_never_opened',
  'bounced',
  'critical_outstanding',
  'promise_passed',
  'authority_unsigned',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export const TONES = [
  'courteous',
  'light',
  'friendly',
  'urgent',
  'respectful',
  'firm',
  'formal',
  'neutral',
  'quiet',
] as const;
export type Tone = (typeof TONES)[number];

/** Names of message templates under templates/email/. */
export const STEP_TEMPLATES = [
  'request',
  'reached',
  'reminder',
  'critical',
  'escalation',
  'deadline',
  'formal-notice',
  'counsel',
  'last-word',
] as const;
export type StepTemplate = (typeof STEP_TEMPLATES)[number];

/** One planned act of the chase. */
export interface PolicyStep {
  /** Unique within the policy; becomes part of the message's key, so it never changes once agreed. */
  key: string;
  /**
   * Working days after day 0 in the recipient's calendar: day 0 is that of the letter, or of the
   * request to sign for a step whose condition is that the authority is unsigned.
   */
  workingDay: number;
  rungs: readonly Rung[];
  template: StepTemplate;
  tone: Tone;
  condition: Condition;
  /** Critical items are due by the end of this step's day; their recover tasks open with it. */
  criticalDue?: boolean;
  /** All items are due by the end of this step's day; it is taken, and recover tasks open, the morning after. */
  deadline?: boolean;
}

export interface Policy {
  name: string;
  steps: readonly PolicyStep[];
  /** Working days between two reminders of an unsigned authority, and how many at most. */
  authority: { everyWorkingDays: number; most: number };
  /** Local hour (0 to 23) of the recipient at which a message leaves. */
  sendingHour: number;
  /** Working days of our own that a reset task may take, by criticality. */
  taskDays: { critical: number; normal: number };
  /** Working days between two chases of an overdue reset task, and how many at most. */
  overdue: { everyWorkingDays: number; most: number };
  /** Working days of the client's, counted from its sealed package, after which it is asked about; the last is the last word. */
  package: { workingDays: readonly number[] };
}
