import { isLocalDate, type LocalDate } from '../calendar/local-date';
import { Refusal } from '../problem';
import { DECISION_OUTCOMES, type DecisionOutcome } from './outcome';

export interface GivenDecision {
  outcome: string;
  /** With its currency, as a person writes it; empty for none. */
  amount: string;
  /** yyyy-mm-dd, or empty. */
  dueOn: string;
  note: string;
}

export interface CheckedDecision {
  outcome: DecisionOutcome;
  amount: string | null;
  dueOn: LocalDate | null;
  note: string;
}

const MOST_AMOUNT = 60;
const MOST_NOTE = 1_000;
const OFFERS: ReadonlySet<DecisionOutcome> = new Set(['security_offered', 'escrow_offered']);

/** What a person wrote down about a refusal, or a Refusal with all that is missing. `today` is ours. */
export function checkDecision(given: GivenDecision, today: LocalDate): CheckedDecision {
  const outcome = DECISION_OUTCOMES.find((one) => one === given.outcome);
  if (!outcome) throw new Refusal('outcome_missing', 'Choose what was done.');
  const amount = given.amount.trim();
  const dueOn = given.dueOn.trim();
  const note = given.note.trim();
  const offer = OFFERS.has(outcome);
  const wrong = [
    ...(amount.length > MOST_AMOUNT || /\p{Cc}/u.test(amount)
      ? [`Keep the sum on one line under ${String(MOST_AMOUNT)} characters, such as EUR 1,250.00.`]
      : []),
    ...(offer && amount === '' ? ['Write the sum that is offered, with its currency.'] : []),
    ...(offer && dueOn === '' ? ['Write by which day it will be given.'] : []),
    ...dayProblems(dueOn, { offer, today }),
    ...(note === '' ? ['Write a note: what was agreed, with whom.'] : []),
    ...(note.length > MOST_NOTE ? [`Keep the note under ${String(MOST_NOTE)} characters.`] : []),
  ];
  if (wrong.length > 0) throw new Refusal('decision_incomplete', wrong.join(' '));
  return {
    outcome,
    amount: amount === '' ? null : amount,
    dueOn: dueOn === '' ? null : dueOn,
    note,
  };
}

function dayProblems(
  day: string,
  { offer, today }: { offer: boolean; today: LocalDate },
): string[] {
  if (day === '') return [];
  if (!isLocalDate(day)) return ['Write the date as year-month-day.'];
  return offer && day < today
    ? ['The day of the offer has passed. Choose today or a later one.']
    : [];
}
