import { writeAudit } from '../../db/audit';
import type { Dossier } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import { enterRequested } from '../../db/stages';
import { planStepRows } from '../../db/steps';
import type { ActivityDeps } from '../deps';
import { agreeTasks } from '../resets';
import { planFrom } from '../../drafting/agreed-plan';
import { toStepRow } from '../../drafting/step-facts';

/**
 * Before the letter goes out its dates are agreed: every step of the policy planned from this instant, in the
 * recipient's working days. Tasks that cannot wait for an answer open with it. Not when they are already.
 */
export async function planRequest(deps: ActivityDeps, dossier: Dossier, at: Date): Promise<void> {
  const { handover } = dossier;
  const { steps, gaveWay, ...dues } = planFrom(dossier, at);
  await changeHandover(deps.db, handover.id, at, async (tx) => {
    await planStepRows(
      tx,
      steps.map((step) => toStepRow(handover.id, step)),
    );
    await enterRequested(tx, handover.id, { requestedAt: at, ...dues });
    await agreeTasks(deps, tx, handover.id, at);
    if (gaveWay.length === 0) return;
    await writeAudit(tx, {
      handoverId: handover.id,
      at,
      actor: 'system',
      action: 'dates.gave_way',
      details: { days: gaveWay },
    });
  });
}
