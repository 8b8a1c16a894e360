import type { Dossier } from '../db/dossier';
import type { StepRow } from '../db/steps';
import { isWorkingDay, localDate, nextMorning } from '../domain/calendar/calendar';
import { leaveClosedDays } from '../domain/chase/leave-closed';
import { afterTheChase } from '../domain/chase/send-again';
import { newsTooLate, swapStepKey } from '../domain/chase/swap-step';
import type { MovedPlan, MovedStep, StepKind } from '../domain/chase/planned-step';
import { datedSteps, moveContext } from './step-facts';
import { calendarsOf } from './views';

/** Messages to the previous MSP beside the ladder; each waits by itself. */
const BESIDE: readonly StepKind[] = ['promise', 'sent_back', 'send_again', 'thanks', 'swap'];

/** What the previous MSP's closing days, as they are now, move of what is planned; what is being sent stands. */
export function closedPlan(dossier: Dossier, at: Date): MovedPlan {
  const movable = dossier.steps.filter(
    (step) => step.state === 'planned' && step.writing_at === null && !step.forced,
  );
  const chase = leaveClosedDays(datedSteps(movable), moveContext(dossier, at));
  const beside = movable
    .filter(({ kind, rungs }) => BESIDE.includes(kind) && !rungs.includes('signatory'))
    .flatMap((step) => awake(step, dossier));
  return { ...chase, steps: [...chase.steps, ...beside] };
}

function awake(step: StepRow, dossier: Dossier): MovedStep[] {
  const calendar = calendarsOf(dossier).previousMsp;
  if (isWorkingDay(calendar, localDate(calendar, step.due_at))) return [];
  const morning = nextMorning(calendar, step.due_at, dossier.handover.policy.sendingHour);
  const dueAt = step.kind === 'send_again' ? afterTheChase(morning) : morning;
  if (newsComesTooLate(step, dossier, dueAt)) return [];
  return [{ key: step.key, workingDay: step.working_day, dueAt }];
}

/** Whether it is the news of an agreed time, and would come too late then: better told on a closed day. */
export function newsComesTooLate(step: StepRow, dossier: Dossier, news: Date): boolean {
  if (step.kind !== 'swap') return false;
  const item = dossier.items.find(
    ({ answer_id: id }) => id !== null && swapStepKey(id) === step.key,
  );
  const until = item?.promised_until ?? null;
  return until !== null && newsTooLate(calendarsOf(dossier).previousMsp, until, news);
}
