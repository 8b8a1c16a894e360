import { readDossier, type Dossier } from '../db/dossier';
import { readPosition } from '../db/positions';
import type { StepRow } from '../db/steps';
import { isOver } from '../domain/handover/stage';
import type { Position } from '../domain/handover/position';
import type { ActivityDeps } from './deps';
import { refreshStalled } from './stalled';
import { takeAuthorityStep } from './steps/authority-step';
import { takeChaseStep } from './steps/chase-step';
import { takeOverdueStep } from './steps/overdue-step';
import { planRequest } from './steps/plan-request';

/** Takes one planned step, once: a step that is over, or a handover that is paused or over, is left alone. */
export async function takeStep(
  deps: ActivityDeps,
  input: { handover: string; step: string },
): Promise<Position> {
  const dossier = await readDossier(deps.db, input.handover);
  const { stage, paused_at } = dossier.handover;
  const step = dossier.steps.find((one) => one.key === input.step && one.state === 'planned');
  if (!step || isOver(stage) || paused_at !== null) return readPosition(deps.db, input.handover);
  try {
    await take(deps, dossier, step);
  } catch (error) {
    // A mail server that is down keeps the step from ending, and people have to see that.
    await refreshStalled(deps, input.handover);
    throw error;
  }
  return refreshStalled(deps, input.handover);
}

async function take(deps: ActivityDeps, dossier: Dossier, step: StepRow): Promise<void> {
  const { id } = dossier.handover;
  switch (step.kind) {
    case 'authority':
      await takeAuthorityStep(deps, id, step);
      return;
    case 'overdue':
      await takeOverdueStep(deps, id, step);
      return;
    case 'chase':
    case 'promise':
      if (step.template === 'request') await planRequest(deps, dossier, deps.at());
      await takeChaseStep(deps, id, step);
  }
}
