import {
  endOfWorkingDay,
  localDate,
  nextMorning,
  workingDay,
  workingMorning,
} from '../calendar/calendar';
import type { Rung } from '../contacts/contact';
import { officesOf, type Office, type Offices } from './whose-step';

/** Two mornings so near each other are one: ten o'clock is still morning. Milliseconds. */
const SAME_MORNING = 2 * 3_600_000;

/** When a step leaves: one instant, or one for each office where their mornings lie apart. */
export interface Mornings {
  at: Date;
  /** For the client's people alone; absent when they get it at `at` like everybody. */
  clientAt?: Date;
}

/** Puts the mornings of a step's offices together; `of` says when it is due in one of them. */
export function morningsOf(rungs: readonly Rung[], of: (office: Office) => Date): Mornings {
  const [first = 'previousMsp', second] = officesOf(rungs);
  const at = of(first);
  if (!second) return { at };
  const clientAt = of(second);
  const apart = Math.abs(clientAt.getTime() - at.getTime());
  if (apart > SAME_MORNING) return { at, clientAt };
  return { at: new Date(Math.max(at.getTime(), clientAt.getTime())) };
}

/** The end of the agreed day, n working days after `from`: until then an answer is in time. */
export function endOfDay(offices: Offices, from: Date, days: number): Date {
  const calendar = offices.previousMsp;
  return endOfWorkingDay(calendar, workingDay(calendar, localDate(calendar, from), days));
}

export interface Counted {
  /** Day 0 is the local day of this instant. */
  from: Date;
  days: number;
  /** The policy's sending hour, local. */
  hour: number;
}

/** The morning of an ordinary step in one office. */
export function stepMorning(offices: Offices, office: Office, counted: Counted): Date {
  return workingMorning(offices[office], counted.from, counted.days, counted.hour);
}

/** The deadline's message leaves when its day is over everywhere it counts: the next working morning. */
export function afterDeadline(
  offices: Offices,
  office: Office,
  { deadlineAt, hour }: { deadlineAt: Date; hour: number },
): Date {
  return nextMorning(offices[office], deadlineAt, hour);
}
