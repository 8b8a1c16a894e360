import { atHour, localDate, workingDay, type OfficeCalendar } from '../calendar/calendar';
import type { Contact } from '../contacts/contact';
import type { PlannedStep } from './planned-step';
import { lateKey, officeOf, type Office, type Offices } from './whose-step';

/** The morning of the working day after the one that it is there. */
export function morningAfter(calendar: OfficeCalendar, at: Date, hour: number): Date {
  return atHour(calendar, workingDay(calendar, localDate(calendar, at), 1), hour);
}

/**
 * A step again for those who had another message on its day, in the next working morning of each office:
 * one row for an office (`critical.late`). What the step opens has opened with the step.
 */
export function lateSteps(
  step: PlannedStep,
  later: readonly Pick<Contact, 'rung'>[],
  { calendars, hour, at }: { calendars: Offices; hour: number; at: Date },
): PlannedStep[] {
  const offices: Office[] = ['previousMsp', 'client'];
  return offices.flatMap((office) => {
    const rungs = later.map(({ rung }) => rung).filter((rung) => officeOf(rung) === office);
    if (rungs.length === 0) return [];
    return {
      ...step,
      key: lateKey(step.key, office),
      rungs: [...new Set(rungs)],
      criticalDue: false,
      deadline: false,
      dueAt: morningAfter(calendars[office], at, hour),
    };
  });
}
