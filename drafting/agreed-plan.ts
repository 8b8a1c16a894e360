import type { Dossier } from '../db/dossier';
import { workingDay } from '../domain/calendar/calendar';
import type { LocalDate } from '../domain/calendar/local-date';
import { planChase, type ChasePlan } from '../domain/chase/plan-steps';
import { calendarsOf } from './views';

/** Every step of the policy with its date, counted from a letter that goes out at this instant. */
export function planFrom(dossier: Dossier, at: Date): ChasePlan {
  const { handover } = dossier;
  const calendars = calendarsOf(dossier);
  // Their office may have closed on an agreed day since: the next one on which it is open counts.
  const open = (day: LocalDate | null): LocalDate | null =>
    day === null ? null : workingDay(calendars.previousMsp, day, 0);
  return planChase(handover.policy, {
    start: at,
    deadlineOn: open(handover.custom_deadline),
    criticalOn: open(handover.custom_critical_due),
    calendars,
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
