import type { Dossier } from '../db/dossier';
import type { StepRow } from '../db/steps';
import type { OfficeCalendar } from '../domain/calendar/calendar';
import { afterPause } from '../domain/chase/after-pause';
import { shiftAfterPause } from '../domain/chase/move-steps';
import type { MovedPlan } from '../domain/chase/planned-step';
import { officeOf } from '../domain/chase/whose-step';
import { newsComesTooLate } from './closed-plan';
import { datedSteps, moveContext } from './step-facts';
import { calendarsOf } from './views';

/** Where what is planned goes when a pause ends; nothing leaves at the resuming itself, unless later is too late for it. */
export function resumedPlan(
  dossier: Dossier,
  { pausedAt, at, ourOffice }: { pausedAt: Date; at: Date; ourOffice: OfficeCalendar },
): MovedPlan {
  const chase = shiftAfterPause(datedSteps(dossier.steps), pausedAt, moveContext(dossier, at));
  const hour = dossier.handover.policy.sendingHour;
  const beside = dossier.steps
    .filter(({ kind, state }) => state === 'planned' && kind !== 'chase')
    .map((step) => {
      const calendar = step.kind === 'overdue' ? ourOffice : calendarOf(step, dossier);
      const { key, working_day: workingDay, kind } = step;
      const dueAt = afterPause({ kind, dueAt: step.due_at }, { pausedAt, at, calendar, hour });
      return { step, move: { key, workingDay, dueAt } };
    })
    .filter(({ step, move }) => move.dueAt > step.due_at)
    .filter(({ step, move }) => !newsComesTooLate(step, dossier, move.dueAt))
    .map(({ move }) => move);
  return { ...chase, steps: [...chase.steps, ...beside] };
}

/** Of whom it goes to; a package goes to the client, though it stands on no rung, and news of a swap to who proposed it. */
function calendarOf({ kind, rungs: [rung] }: StepRow, dossier: Dossier): OfficeCalendar {
  const office =
    kind === 'package' ? 'client' : rung === undefined ? 'previousMsp' : officeOf(rung);
  return calendarsOf(dossier)[office];
}
