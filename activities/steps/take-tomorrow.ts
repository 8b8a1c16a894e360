import type { Dossier } from '../../db/dossier';
import { moveToPlan } from '../../db/move-plan';
import type { Queries } from '../../db/pool';
import { planStepRows, type StepRow } from '../../db/steps';
import { morningsOf } from '../../domain/chase/mornings';
import { lateSteps, morningAfter } from '../../domain/chase/put-off';
import type { Contact } from '../../domain/contacts/contact';
import { toPlannedStep, toStepRow } from '../../drafting/step-facts';
import { calendarsOf } from '../../drafting/views';

/** Whoever it goes to has heard from us today: the step waits for the working day after, in its morning. */
export async function takeTomorrow(
  tx: Queries,
  dossier: Dossier,
  { step, at }: { step: StepRow; at: Date },
): Promise<void> {
  const calendars = calendarsOf(dossier);
  const hour = dossier.handover.policy.sendingHour;
  const { at: dueAt, clientAt } = morningsOf(step.rungs, (office) =>
    morningAfter(calendars[office], at, hour),
  );
  const { key, working_day: workingDay } = step;
  const moved = { key, workingDay, dueAt, ...(clientAt ? { clientAt } : {}) };
  await moveToPlan(tx, dossier, { steps: [moved], deadlineAt: null, criticalDueAt: null });
}

/** Only some have heard from us today: the step goes on, and theirs follows in their next working morning. */
export async function planLate(
  tx: Queries,
  dossier: Dossier,
  { step, later, at }: { step: StepRow; later: readonly Contact[]; at: Date },
): Promise<void> {
  const { id, policy } = dossier.handover;
  const calendars = calendarsOf(dossier);
  const late = lateSteps(toPlannedStep(step), later, { calendars, hour: policy.sendingHour, at });
  await planStepRows(
    tx,
    late.map((one) => toStepRow(id, one)),
  );
}
