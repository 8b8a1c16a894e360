import { isWorkingDay, type OfficeCalendar } from '../calendar/calendar';
import { addDays, dayOfWeek, isLocalDate } from '../calendar/local-date';
import { inZone, instantAt, localDate } from '../calendar/local-time';
import type { AnswerProblem } from './check-answer';
import { SWAP_MINUTES, SWAP_NUMBERS, swapDay, swapTime } from './swap-fields';

const FURTHEST_SWAP_DAYS = 30;
const OPENS = 9;
const CLOSES = 17;

export interface SwapContext {
  theirs: OfficeCalendar;
  ours: OfficeCalendar;
  at: Date;
}

export interface SwapCheck {
  /** When each proposed hour begins, the earliest first; none when there is a problem. */
  slots: readonly Date[];
  problems: readonly AnswerProblem[];
}

/**
 * The times at which the previous MSP proposes to sit down together, as typed in its own zone: an hour each,
 * within the office hours of both. Names every problem at once. Apart from check-answer.ts, because the portal
 * loads the holidays only when somebody proposes a time.
 */
export function checkSwapSlots(typed: (key: string) => string, context: SwapContext): SwapCheck {
  const problems: AnswerProblem[] = [];
  const slots: Date[] = [];
  for (const number of SWAP_NUMBERS) {
    const day = typed(swapDay(number)).trim();
    const time = typed(swapTime(number)).trim();
    if (day === '' && time === '') continue;
    if (day === '' || time === '') {
      const missing = day === '' ? swapDay(number) : swapTime(number);
      problems.push({ field: missing, code: 'swap_half' });
      continue;
    }
    // What is no day or no time at all is named by the check of its field.
    const starts = isLocalDate(day) ? instantAt(context.theirs, `${day}T${time}`) : null;
    if (starts === null) continue;
    const wrong = unfit(starts, context) ?? named(starts, slots);
    if (wrong === null) slots.push(starts);
    else problems.push({ field: swapDay(number), ...wrong });
  }
  if (problems.length > 0) return { slots: [], problems };
  return { slots: slots.sort((a, b) => a.getTime() - b.getTime()), problems };
}

type Wrong = Omit<AnswerProblem, 'field'> | null;

function unfit(starts: Date, { theirs, ours, at }: SwapContext): Wrong {
  if (starts.getTime() <= at.getTime()) return { code: 'swap_passed' };
  if (localDate(theirs, starts) > addDays(localDate(theirs, at), FURTHEST_SWAP_DAYS)) {
    return { code: 'swap_too_far', facts: { days: FURTHEST_SWAP_DAYS } };
  }
  return closed(starts, theirs, 'yours') ?? closed(starts, ours, 'ours');
}

/** Why that office does not sit there for the whole hour, or null. */
function closed(starts: Date, calendar: OfficeCalendar, whose: 'yours' | 'ours'): Wrong {
  const day = localDate(calendar, starts);
  if (!isWorkingDay(calendar, day)) {
    const why = calendar.weekend.includes(dayOfWeek(day)) ? 'weekend' : 'holiday';
    return { code: `swap_${why}_${whose}` };
  }
  const begins = inZone(calendar, starts);
  const minutes = begins.hour * 60 + begins.minute;
  if (minutes >= OPENS * 60 && minutes + SWAP_MINUTES <= CLOSES * 60) return null;
  const last = `${String(CLOSES - SWAP_MINUTES / 60)}:00`;
  const facts = { begins: begins.toFormat('HH:mm'), opens: OPENS, closes: CLOSES, last };
  return { code: `swap_hours_${whose}`, facts };
}

function named(starts: Date, slots: readonly Date[]): Wrong {
  const twice = slots.some((slot) => slot.getTime() === starts.getTime());
  return twice ? { code: 'swap_twice' } : null;
}
