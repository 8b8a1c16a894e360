import type { CallRow } from '../db/calls';
import type { ContactRow, Dossier } from '../db/dossier';
import type { StepRow } from '../db/steps';
import { decideStep, type StepDecision } from '../domain/chase/decide-step';
import type { Reached } from '../domain/chase/heard-today';
import type { ChaseDraft } from './draft-step';
import { stepFacts, toPlannedStep } from './step-facts';
import type { SentRow } from './views';

export interface Past {
  sent: readonly SentRow[];
  calls: readonly CallRow[];
  /** Who is told something else today that cannot wait. */
  awaited?: readonly Reached[];
}

/** What becomes of a step of the chase that is taken at this instant. */
export function decideOn(
  dossier: Dossier,
  step: StepRow,
  { past, at }: { past: Past; at: Date },
): StepDecision {
  return decideStep(toPlannedStep(step), stepFacts(dossier, step, { ...past, at }), at);
}

/** The step as it is to be written, to those whom the decision names. */
export function chaseOf(
  dossier: Dossier,
  step: StepRow,
  { decision, at }: { decision: Extract<StepDecision, { kind: 'send' }>; at: Date },
): ChaseDraft {
  const to = decision.to
    .map(({ id }) => dossier.contacts.find((contact) => contact.id === id))
    .filter((contact): contact is ContactRow => contact !== undefined);
  return { dossier, step, to, named: decision.named, at };
}
