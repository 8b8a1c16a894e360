import type { Position } from './position';

/** What the workflow asks of the world. Each answers with the position after what it did. */
export interface HandoverActivities {
  /** Takes one planned step: renders and sends its messages, opens what it opens, once. */
  takeStep(input: { handover: string; step: string }): Promise<Position>;
  /** Brings the rows in line with the facts: authority signed, everything answered, tasks to open or turn. */
  reconcile(input: { handover: string }): Promise<Position>;
  /** Carries out a person's command, already written down in its row. */
  carryOut(input: { handover: string; command: string }): Promise<Position>;
  /** Makes the closing report, tells the account manager, closes. */
  closeHandover(input: { handover: string }): Promise<Position>;
}
