import type { Playbook, PlaybookEntry, PlaybookStep } from '../catalogue/catalogue';
import type { TaskReason } from './task';

/** A step that somebody ticked. */
export interface Check {
  /** In the words that the step had then. */
  step: string;
  by: string;
  at: Date;
}

export interface CheckedStep extends PlaybookStep {
  done: Check | null;
}

function stepsOf(entry: PlaybookEntry, reason: TaskReason): readonly PlaybookStep[] {
  switch (reason) {
    case 'recover':
      return entry.recover;
    case 'rotate':
      return entry.rotate;
    case 'revoke':
      return entry.revoke;
    case 'day_one':
      return entry.dayOne;
  }
}

/** The playbook's steps for a task; an item of the account manager's own has none. */
export function stepsFor(
  playbook: Playbook,
  catalogueNumber: number | null,
  reason: TaskReason,
): readonly PlaybookStep[] {
  const entry = catalogueNumber === null ? undefined : playbook.get(catalogueNumber);
  return entry ? stepsOf(entry, reason) : [];
}

/**
 * The steps with what was ticked, and what was ticked of steps that are no longer among them: the task was
 * a recovery before, or the playbook has changed. Nothing that was done is lost.
 */
export function checklist(
  steps: readonly PlaybookStep[],
  checks: readonly Check[],
): { steps: CheckedStep[]; before: Check[] } {
  const words = new Set(steps.map(({ step }) => step));
  return {
    steps: steps.map((one) => ({
      ...one,
      done: checks.find(({ step }) => step === one.step) ?? null,
    })),
    before: checks.filter(({ step }) => !words.has(step)),
  };
}
