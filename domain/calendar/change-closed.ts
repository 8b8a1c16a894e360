import { Refusal } from '../problem';
import { officeCalendar, workingDay, type OfficeFacts } from './calendar';
import { closedDays, MOST_CLOSED, type ClosedSpan } from './closing-days';
import { isLocalDate, type LocalDate } from './local-date';

/** The days after a break was added or taken away. Throws a Refusal that says what to write instead. */
export function changeClosed(
  office: OfficeFacts & { closingDays: readonly LocalDate[] },
  { add, span }: { add: boolean; span: ClosedSpan },
): LocalDate[] {
  const days = spanDays(span);
  const kept = office.closingDays.filter((day) => !days.includes(day));
  if (!add) return kept;
  const all = [...kept, ...days].sort();
  if (all.length > MOST_CLOSED) {
    throw new Refusal(
      'too_many_days',
      `This office would be closed on more than ${String(MOST_CLOSED)} days. Check the years, or take old days away first.`,
    );
  }
  // Closed on end, with weekends and holidays between, it would never open again.
  workingDay(officeCalendar({ ...office, closingDays: all }), span.from, 0);
  return all;
}

function spanDays({ from, to }: ClosedSpan): LocalDate[] {
  const wrong = [from, to].find((day) => !isLocalDate(day));
  if (wrong !== undefined) {
    const what = wrong === '' ? 'The first day is missing.' : `“${wrong}” is not a day.`;
    throw new Refusal('wrong_day', `${what} Write it as year-month-day, such as 2027-08-02.`);
  }
  if (to < from) {
    throw new Refusal(
      'backwards',
      'This break ends before it begins. Write its first day, then its last.',
    );
  }
  const days = closedDays([{ from, to }]);
  if (days.length > MOST_CLOSED) {
    throw new Refusal(
      'too_long',
      `This break is longer than ${String(MOST_CLOSED)} days. Check the years.`,
    );
  }
  return days;
}
