import type { Dossier } from '../db/dossier';
import { workingDay } from '../domain/calendar/calendar';
import type { LocalDate } from '../domain/calendar/local-date';
import { planChase, type ChasePlan } from '../domain/chase/plan-steps';
import { Refusal } from '../domain/problem';
import { calendarsOf } from './views';

/** The days that were agreed for a letter, and which of them it can still keep. */
export interface AgreedPlan extends ChasePlan {
  /** Agreed days that gave way to the policy's own: they have passed, or are too near for its steps. */
  gaveWay: ('deadline' | 'criticalDue')[];
}

/**
 * Every step of the policy with its date, counted from a letter that goes out at this instant. The authority may have
 * been signed so late that an agreed day does not fit any more: a letter that names the policy's own day is better than
 * none.
 */
export function planFrom(dossier: Dossier, at: Date): AgreedPlan {
  const { handover } = dossier;
  const calendars = calendarsOf(dossier);
  // Their office may have closed on an agreed day since: the next one on which it is open counts.
  const open = (day: LocalDate | null): LocalDate | null =>
    day === null ? null : workingDay(calendars.previousMsp, day, 0);
  const deadlineOn = open(handover.custom_deadline);
  const criticalOn = open(handover.custom_critical_due);
  const planned = (days: AgreedDates): ChasePlan =>
    planChase(handover.policy, { start: at, calendars, ...days });
  const tries = [{ deadlineOn, criticalOn }, { deadlineOn }, { criticalOn }];
  for (const days of tries) {
    const plan = unlessRefused(() => planned(days));
    if (plan) return { ...plan, gaveWay: left({ deadlineOn, criticalOn }, days) };
  }
  return { ...planned({}), gaveWay: left({ deadlineOn, criticalOn }, {}) };
}

type AgreedDates = Partial<Record<'deadlineOn' | 'criticalOn', LocalDate | null>>;

function left(agreed: AgreedDates, kept: AgreedDates): AgreedPlan['gaveWay'] {
  return [
    ...(agreed.deadlineOn && !kept.deadlineOn ? (['deadline'] as const) : []),
    ...(agreed.criticalOn && !kept.criticalOn ? (['criticalDue'] as const) : []),
  ];
}

function unlessRefused(plan: () => ChasePlan): ChasePlan | null {
  try {
    return plan();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
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
