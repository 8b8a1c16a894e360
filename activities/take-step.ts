import { readDossier } from '../db/dossier';
import { readPosition } from '../db/positions';
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
  switch (step.kind) {
    case 'authority':
      await takeAuthorityStep(deps, input.handover, step);
      break;
    case 'overdue':
      await takeOverdueStep(deps, input.handover, step);
      break;
    case 'chase':
    case 'promise':
      if (step.template === 'request') await planRequest(deps, dossier, deps.at());
      await takeChaseStep(deps, input.handover, step);
      break;
  }
  return refreshStalled(deps, input.handover);
}
