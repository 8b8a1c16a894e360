import { Refusal } from '../problem';
import { daysApart, type LocalDate } from './local-date';

/** Further off than any handover: a date beyond it has a typing mistake in its year. Calendar days. */
const HORIZON_DAYS = 800;

/** Throws a Refusal for a date so far ahead that counting its working days would take for ever. */
export function refuseBeyondHorizon(today: LocalDate, date: LocalDate): void {
  if (daysApart(today, date) <= HORIZON_DAYS) return;
  throw new Refusal(
    'date_too_far',
    `${date} is more than two years away. Check the year, or choose an earlier day.`,
  );
}
