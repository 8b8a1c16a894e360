import {
  nextMorning,
  workingDaysBetween,
  workingMorning,
  type OfficeCalendar,
} from '../calendar/calendar';
import type { StepKind } from './planned-step';
import { afterTheChase } from './send-again';

/**
 * When a message beside the ladder leaves once a pause is over: a request to sign as many working days later as the
 * pause took, everything else on its own day; what is due by then waits for the next working morning of who gets it.
 */
export function afterPause(
  { kind, dueAt }: { kind: StepKind; dueAt: Date },
  {
    pausedAt,
    at,
    calendar,
    hour,
  }: { pausedAt: Date; at: Date; calendar: OfficeCalendar; hour: number },
): Date {
  const days = kind === 'authority' ? workingDaysBetween(calendar, pausedAt, at) : 0;
  const due = days > 0 ? workingMorning(calendar, dueAt, days, hour) : dueAt;
  if (due.getTime() >= at.getTime()) return due;
  const morning = nextMorning(calendar, at, hour);
  return kind === 'send_again' ? afterTheChase(morning) : morning;
}
