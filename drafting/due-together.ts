import type { StepRow } from '../db/steps';
import { PARTY_OF_RUNG } from '../domain/contacts/contact';
import { isLate } from '../domain/chase/whose-step';

function isDue(step: StepRow, at: Date): boolean {
  return step.state === 'planned' && !step.left_out && step.due_at.getTime() <= at.getTime();
}

/**
 * The other promised days that have passed untold, as after a pause or a break: one message names everything that was
 * promised and has not come, so it speaks for all of them.
 */
export function promisesWith(step: StepRow, steps: readonly StepRow[], at: Date): StepRow[] {
  if (step.kind !== 'promise' || isLate(step.key)) return [];
  return steps.filter(
    (one) => one.kind === 'promise' && one.key !== step.key && !isLate(one.key) && isDue(one, at),
  );
}

/** The step to everybody who would have got one of those it speaks for. */
export function toAllOf(step: StepRow, others: readonly StepRow[]): StepRow {
  const rungs = new Set([step, ...others].flatMap((one) => one.rungs));
  return { ...step, rungs: [...rungs] };
}

/**
 * Whether a step of the policy that is due as well names what was sent back, with its note: then what was sent back
 * needs no message of its own, except for a refusal that a person has answered.
 */
export function ladderTells(step: StepRow, steps: readonly StepRow[], at: Date): boolean {
  if (step.template !== 'sent-back' || step.forced) return false;
  return steps.some(
    (one) =>
      one.kind === 'chase' &&
      one.condition === 'always' &&
      isDue(one, at) &&
      one.rungs.some((rung) => PARTY_OF_RUNG[rung] === 'previous_msp'),
  );
}
