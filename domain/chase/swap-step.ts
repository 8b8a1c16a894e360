import { isOfficeHours, localDate, nextMorning, type OfficeCalendar } from '../calendar/calendar';
import type { PlannedStep } from './planned-step';

export interface AgreedTime {
  /** Of the answer that proposed it. */
  answerId: string;
  startsAt: Date;
}

/** Which answer's agreed time a step tells of. */
export function swapStepKey(answerId: string): string {
  return `swap-${answerId}`;
}

/**
 * Both sides are told of the time that was agreed on: at once while the previous MSP's office is open, else in its
 * next morning, unless that is too late. Once for each answer that proposed times.
 */
export function swapStep(
  agreed: AgreedTime,
  { calendar, hour, at }: { calendar: OfficeCalendar; hour: number; at: Date },
): PlannedStep {
  const morning = nextMorning(calendar, at, hour);
  const now = isOfficeHours(calendar, at) || morning.getTime() >= agreed.startsAt.getTime();
  return {
    key: swapStepKey(agreed.answerId),
    kind: 'swap',
    workingDay: 0,
    rungs: [],
    template: 'swap-agreed',
    tone: 'friendly',
    condition: 'always',
    criticalDue: false,
    deadline: false,
    dueAt: now ? at : morning,
  };
}

/** Whether news that leaves at `news` comes too late for what begins at `startsAt`: on its own day there, or after it. */
export function newsTooLate(calendar: OfficeCalendar, startsAt: Date, news: Date): boolean {
  return localDate(calendar, news) >= localDate(calendar, startsAt);
}
