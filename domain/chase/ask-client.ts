import { nextMorning, workingMorning, type OfficeCalendar } from '../calendar/calendar';
import { localDate } from '../calendar/local-time';
import type { PlannedStep } from './planned-step';
import type { Policy } from './policy';

/** Working days of the client until it is reminded, once; then it is a person's turn. */
const WORKING_DAYS_BETWEEN = 3;

export interface AskedOfClient {
  askedAt: Date | null;
  remindedAt: Date | null;
  said: 'never_held' | 'promised' | null;
  /** The end of the day that the client named, in its zone. */
  promisedUntil: Date | null;
}

interface Context {
  policy: Policy;
  /** The client's own. */
  calendar: OfficeCalendar;
  at: Date;
}

/** When the client is written to about a question; null when it has answered, or was reminded already. */
export function whenToAsk(question: AskedOfClient, { policy, calendar, at }: Context): Date | null {
  const { askedAt, remindedAt, said, promisedUntil } = question;
  if (said === 'never_held') return null;
  if (askedAt === null) return nextMorning(calendar, at, policy.sendingHour);
  if (remindedAt !== null) return null;
  return promisedUntil === null
    ? workingMorning(calendar, askedAt, WORKING_DAYS_BETWEEN, policy.sendingHour)
    : nextMorning(calendar, promisedUntil, policy.sendingHour);
}

/** Whether writing has not helped, so that somebody has to ring the client. */
export function isPersonsTurn(question: AskedOfClient, at: Date): boolean {
  if (question.said === 'never_held' || question.remindedAt === null) return false;
  return question.promisedUntil === null || question.promisedUntil < at;
}

/** The next message to the client about what it is said to have: one for all questions of a day (`client-2027-03-01`). */
export function clientStep(
  questions: readonly AskedOfClient[],
  context: Context,
): PlannedStep | null {
  const { policy, calendar, at } = context;
  const days = questions.flatMap((question) => whenToAsk(question, context) ?? []);
  const first = days.sort((a, b) => a.getTime() - b.getTime())[0];
  if (first === undefined) return null;
  const dueAt = first > at ? first : nextMorning(calendar, at, policy.sendingHour);
  return {
    key: `client-${localDate(calendar, dueAt)}`,
    kind: 'client',
    workingDay: 0,
    rungs: ['sponsor'],
    template: 'ask-client',
    tone: 'friendly',
    condition: 'always',
    criticalDue: false,
    deadline: false,
    dueAt,
  };
}
