import type { Dossier } from '../../db/dossier';
import type { Queries } from '../../db/pool';
import { moveSteps, type StepRow } from '../../db/steps';
import { calendarsOf, type Calendars } from '../../drafting/views';
import { atHour, localDate, workingDay } from '../../domain/calendar/calendar';

/** Whoever it goes to has heard from us today: the step waits for the working day after, in its morning. */
export async function takeTomorrow(
  tx: Queries,
  dossier: Dossier,
  { step, office, at }: { step: StepRow; office: keyof Calendars; at: Date },
): Promise<void> {
  const calendar = calendarsOf(dossier)[office];
  const tomorrow = workingDay(calendar, localDate(calendar, at), 1);
  const dueAt = atHour(calendar, tomorrow, dossier.handover.policy.sendingHour);
  await moveSteps(tx, dossier.handover.id, [{ key: step.key, dueAt }]);
}
