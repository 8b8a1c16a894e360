import { officeCalendar } from '../../../domain/calendar/calendar';
import { closedDays, readClosed } from '../../../domain/calendar/closing-days';
import { isLocalDate } from '../../../domain/calendar/local-date';
import { planChase, startOfChase } from '../../../domain/chase/plan-steps';
import type { Policy } from '../../../domain/chase/policy';
import { Refusal } from '../../../domain/problem';
import { wordFor } from '../../../templates/pages/words';

/** What a policy will do, step by step: with dates once it is known where the previous MSP works. */
export interface PlanView {
  steps: { day: number; what: string; to: string; at: Date | null; deadline: boolean }[];
  zone: string | null;
}

/** By the step's key; the deadline's is the end of its day, not the morning on which its message leaves. */
function datesOf(
  policy: Policy,
  form: URLSearchParams,
  at: Date,
): ReadonlyMap<string, Date> | null {
  const place = (party: string) => ({
    country: form.get(`${party}.country`) ?? '',
    region: form.get(`${party}.region`) ?? null,
    timeZone: form.get(`${party}.timeZone`) ?? '',
    closingDays: closedDays(readClosed(form.get(`${party}.closingDays`) ?? '')),
  });
  try {
    const calendars = {
      previousMsp: officeCalendar(place('previousMsp')),
      client: officeCalendar(place(form.get('client.country') ? 'client' : 'previousMsp')),
    };
    const send = form.get('send') === 'next-morning' ? 'next-morning' : 'now';
    const start = startOfChase(policy, send, { at, calendar: calendars.previousMsp });
    const deadline = form.get('deadline') ?? '';
    const deadlineOn = isLocalDate(deadline) ? deadline : null;
    const { steps, deadlineAt } = planChase(policy, { start, calendars, deadlineOn });
    return new Map(
      steps.map((step) => [step.key, step.deadline && deadlineAt ? deadlineAt : step.dueAt]),
    );
  } catch (error) {
    // What is wrong with the place or the date is said at its field when the form is sent.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The policy as a ladder of steps, for the form as far as it is filled in. `at` is business time. */
export function planView(policy: Policy, form: URLSearchParams, at: Date): PlanView {
  const dates = datesOf(policy, form, at);
  return {
    steps: policy.steps.map((step) => ({
      day: step.workingDay,
      what: wordFor('step', step.template),
      to: step.rungs.map((rung) => wordFor('rung', rung)).join(', '),
      at: dates?.get(step.key) ?? null,
      deadline: step.deadline ?? false,
    })),
    zone: dates ? form.get('previousMsp.timeZone') : null,
  };
}
