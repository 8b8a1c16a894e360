import { writeAudit } from '../db/audit';
import { readDossier, type Dossier } from '../db/dossier';
import { changeHandover, readPosition } from '../db/positions';
import type { StepRow } from '../db/steps';
import { isOver } from '../domain/handover/stage';
import { RESUME, type Position } from '../domain/handover/position';
import { CARRY } from './commands/commands';
import type { ActivityDeps } from './deps';
import { dueBy } from './due-by';
import { refreshStalled } from './stalled';
import { takeAuthorityStep } from './steps/authority-step';
import { takeChaseStep } from './steps/chase-step';
import { takeClientStep } from './steps/client-step';
import { takeOverdueStep } from './steps/overdue-step';
import { takeSendAgainStep } from './steps/send-again-step';
import { takeSwapStep } from './steps/swap-step';
import { takeThanksStep } from './steps/thanks-step';
import { takePackageStep } from './steps/package-step';
import { planRequest } from './steps/plan-request';

/** Takes one planned step, once: a step that is over, or a handover that is paused or over, is left alone. */
export async function takeStep(
  deps: ActivityDeps,
  input: { handover: string; step: string },
): Promise<Position> {
  const dossier = await readDossier(deps.db, input.handover);
  const { stage, paused_at } = dossier.handover;
  const step = dossier.steps.find((one) => one.key === input.step && one.state === 'planned');
  if (input.step === RESUME) return endPause(deps, dossier);
  // Whoever moved it told the rows before the workflow, which learns the new instant from the answer.
  if (!step || isOver(stage) || paused_at !== null || step.due_at > dueBy(deps.at())) {
    return readPosition(deps.db, input.handover);
  }
  try {
    await take(deps, dossier, step);
  } catch (error) {
    // A mail server that is down keeps the step from ending, and people have to see that.
    await refreshStalled(deps, input.handover);
    throw error;
  }
  return refreshStalled(deps, input.handover);
}

/** The pause's own end has come: the same as a person's word, unless a person was faster or moved it. */
async function endPause(deps: ActivityDeps, { handover }: Dossier): Promise<Position> {
  const at = deps.at();
  await changeHandover(deps.db, handover.id, at, async (tx) => {
    const dossier = await readDossier(tx, handover.id);
    const { paused_at: paused, paused_until: until } = dossier.handover;
    if (paused === null || until === null || until.getTime() > at.getTime()) return;
    await CARRY.resume({ deps, tx, dossier, by: 'system', at }, {});
    await writeAudit(tx, {
      handoverId: handover.id,
      at,
      actor: 'system',
      action: 'handover.resumed',
    });
  });
  return refreshStalled(deps, handover.id);
}

async function take(deps: ActivityDeps, dossier: Dossier, step: StepRow): Promise<void> {
  switch (step.kind) {
    case 'authority':
      await takeAuthorityStep(deps, dossier, step);
      return;
    case 'overdue':
      await takeOverdueStep(deps, dossier, step);
      return;
    case 'client':
      await takeClientStep(deps, dossier, step);
      return;
    case 'swap':
      await takeSwapStep(deps, dossier, step);
      return;
    case 'send_again':
      await takeSendAgainStep(deps, dossier, step);
      return;
    case 'thanks':
      await takeThanksStep(deps, dossier, step);
      return;
    case 'package':
      await takePackageStep(deps, dossier, step);
      return;
    case 'chase':
    case 'promise':
    case 'sent_back':
      await takeChaseStep(deps, await agreed(deps, dossier, step), step);
      return;
    case 'call':
    // Written down when it was over: never planned.
  }
}

/** With the letter its dates are agreed first. */
async function agreed(deps: ActivityDeps, dossier: Dossier, step: StepRow): Promise<Dossier> {
  if (step.template !== 'request' || dossier.handover.requested_at !== null) return dossier;
  await planRequest(deps, dossier, deps.at());
  return readDossier(deps.db, dossier.handover.id);
}
