import { isWorkingDay, type OfficeCalendar } from '../calendar/calendar';
import { addDays, dayOfWeek, isLocalDate, type LocalDate } from '../calendar/local-date';
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
      problems.push({ field: missing, sentence: 'Give both: the day and when it begins.' });
      continue;
    }
    // What is no day or no time at all is named by the check of its field.
    const starts = isLocalDate(day) ? instantAt(context.theirs, `${day}T${time}`) : null;
    if (starts === null) continue;
    const wrong = unfit(starts, context) ?? named(starts, slots);
    if (wrong === null) slots.push(starts);
    else problems.push({ field: swapDay(number), sentence: wrong });
  }
  if (problems.length > 0) return { slots: [], problems };
  return { slots: slots.sort((a, b) => a.getTime() - b.getTime()), problems };
}

function unfit(starts: Date, { theirs, ours, at }: SwapContext): string | null {
  if (starts.getTime() <= at.getTime()) return 'That time has passed. Choose a later one.';
  if (localDate(theirs, starts) > addDays(localDate(theirs, at), FURTHEST_SWAP_DAYS)) {
    return `Choose a time within the next ${String(FURTHEST_SWAP_DAYS)} days.`;
  }
  return closed(starts, theirs, 'with you') ?? closed(starts, ours, 'with us');
}

/** Why that office does not sit there for the whole hour, or null. */
function closed(starts: Date, calendar: OfficeCalendar, where: string): string | null {
  const day = localDate(calendar, starts);
  if (!isWorkingDay(calendar, day)) {
    return `${dayWord(day, calendar)} ${where}. Choose a working day of both sides.`;
  }
  const begins = inZone(calendar, starts);
  const minutes = begins.hour * 60 + begins.minute;
  if (minutes >= OPENS * 60 && minutes + SWAP_MINUTES <= CLOSES * 60) return null;
  return `It would begin at ${begins.toFormat('HH:mm')} ${where}. Choose an hour between ${String(OPENS)} and ${String(CLOSES)} of both sides, so that it begins by ${String(CLOSES - SWAP_MINUTES / 60)}:00.`;
}

function dayWord(day: LocalDate, calendar: OfficeCalendar): string {
  return calendar.weekend.includes(dayOfWeek(day))
    ? 'That is the weekend'
    : 'That is a holiday or another day without work';
}

function named(starts: Date, slots: readonly Date[]): string | null {
  const twice = slots.some((slot) => slot.getTime() === starts.getTime());
  return twice ? 'This time is named twice. One of them is enough.' : null;
}
