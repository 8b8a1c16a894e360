import type { Dossier } from '../db/dossier';
import { planChase, type ChasePlan } from '../domain/chase/plan-steps';
import { calendarsOf } from './views';

/** Every step of the policy with its date, counted from a letter that goes out at this instant. */
export function planFrom(dossier: Dossier, at: Date): ChasePlan {
  const { handover } = dossier;
  return planChase(handover.policy, {
    start: at,
    deadlineOn: handover.custom_deadline,
    criticalOn: handover.custom_critical_due,
    calendars: calendarsOf(dossier),
  });
}

/** The dossier with the dates that the letter will name; those already agreed stand. */
export function withDates(dossier: Dossier, at: Date): Dossier {
  const { handover } = dossier;
  if (handover.requested_at !== null) return dossier;
  const { criticalDueAt, deadlineAt } = planFrom(dossier, at);
  return {
    ...dossier,
    handover: {
      ...handover,
      requested_at: at,
      critical_due_at: criticalDueAt,
      deadline_at: deadlineAt,
    },
  };
}
