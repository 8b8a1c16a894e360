import type { MovedPlan } from '../domain/chase/planned-step';
import { companionKey, rungsIn } from '../domain/chase/whose-step';
import { setDates } from './command-writes';
import type { Dossier } from './dossier';
import type { Queries } from './pool';
import { moveSteps, narrowStep, planStepRows } from './steps';

/** Puts planned steps where a plan says; one whose offices have mornings apart from now on becomes two rows. */
export async function moveToPlan(
  tx: Queries,
  { handover, steps }: Dossier,
  plan: MovedPlan,
): Promise<void> {
  const { id } = handover;
  await moveSteps(tx, id, plan.steps);
  for (const { key, clientAt } of plan.steps) {
    const step = steps.find((one) => one.key === key);
    if (!clientAt || !step) continue;
    await narrowStep(tx, id, key, rungsIn('previousMsp', step.rungs));
    await planStepRows(tx, [
      {
        ...step,
        key: companionKey(key),
        rungs: rungsIn('client', step.rungs),
        critical_due: false,
        deadline: false,
        due_at: clientAt,
      },
    ]);
  }
  const { deadlineAt, criticalDueAt } = plan;
  await setDates(tx, id, {
    ...(deadlineAt ? { deadlineAt } : {}),
    ...(criticalDueAt ? { criticalDueAt } : {}),
  });
}
