import { Refusal } from '../problem';
import type { StepKind } from './planned-step';

export interface StandingStep {
  kind: StepKind;
  template: string;
  deadline: boolean;
  state: 'planned' | 'taken' | 'skipped';
  /** A person left it out already; it waits for the tasks that it opens. */
  leftOut: boolean;
  /** Its messages have been written. */
  writing: boolean;
}

/** Why a person cannot change this step any more, or null. */
function refuseChange(step: StandingStep | undefined): Refusal | null {
  if (step === undefined) {
    return new Refusal('no_such_step', 'This handover has no such step. Reload the page.');
  }
  if (step.state === 'taken') {
    return new Refusal('step_over', 'This step has gone already, so it stands as it is.');
  }
  if (step.state === 'skipped' || step.leftOut) {
    return new Refusal('step_left_out', 'This step was left out already.');
  }
  if (step.writing) {
    return new Refusal(
      'step_going',
      'This step’s messages are written and about to be sent, so they stand as they are.',
    );
  }
  return null;
}

/** Why a step cannot be left out, or null. */
export function refuseSkip(step: StandingStep | undefined): Refusal | null {
  const gone = refuseChange(step);
  if (gone || step === undefined) return gone;
  if (step.template === 'request') {
    return new Refusal(
      'letter_not_skipped',
      'The letter of request cannot be left out: everything else rests on it. Pause or cancel the handover instead.',
    );
  }
  if (step.template === 'authority-request') {
    return new Refusal(
      'letter_not_skipped',
      'The request to sign cannot be left out: without it nobody can sign. Pause or cancel the handover instead.',
    );
  }
  if (step.deadline) {
    return new Refusal(
      'deadline_not_skipped',
      'The deadline cannot be left out. Extend it, or open the resets now.',
    );
  }
  return null;
}

/** Why a step's message cannot be edited, or an edit of it dropped; or null. */
export function refuseEditing(step: StandingStep | undefined): Refusal | null {
  const gone = refuseChange(step);
  if (gone || step === undefined) return gone;
  return step.kind === 'chase' || step.kind === 'promise'
    ? null
    : new Refusal('not_editable', 'Only messages of the chase itself can be edited.');
}
