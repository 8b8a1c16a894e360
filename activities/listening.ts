import type { Dossier } from '../db/dossier';
import type { Queries } from '../db/pool';
import type { Giver } from '../db/reconciling';
import { endStep, planStepRows, planStepsAnew } from '../db/steps';
import { localDate, nextMorning } from '../domain/calendar/calendar';
import { sentBackStep } from '../domain/chase/sent-back';
import { promiseSteps, thanksStep } from '../domain/chase/side-steps';
import { PREVIOUS_MSP_LADDER } from '../domain/contacts/contact';
import { toStepRow } from '../drafting/step-facts';
import { answerFacts, calendarsOf } from '../drafting/views';

/** Who gave each item's present answer, and the instant of listening. */
export interface Heard {
  givers: ReadonlyMap<string, Giver>;
  at: Date;
}

/** Every day that something is promised for has a step of its own, in the morning after it. */
export async function planPromises(
  tx: Queries,
  dossier: Dossier,
  { givers, at }: Heard,
): Promise<void> {
  const { handover } = dossier;
  const calendar = calendarsOf(dossier).previousMsp;
  const promises = dossier.items.flatMap((item) => {
    const promised = item.state === 'answered' && item.answer_type === 'promised';
    if (!promised || item.promised_until === null) return [];
    const rung = givers.get(item.id)?.rung;
    return {
      promisedOn: localDate(calendar, item.promised_until),
      promisedBy: PREVIOUS_MSP_LADDER.find((one) => one === rung) ?? 'first',
      count: item.promises,
    };
  });
  const steps = promiseSteps(handover.policy, promises, calendar);
  for (const { key } of dossier.steps.filter(
    ({ kind, due_at }) => kind === 'promise' && due_at > at,
  )) {
    // Promised for another day since, or nothing any more: it would speak of the same promise twice.
    if (steps.some((step) => step.key === key)) continue;
    await endStep(tx, handover.id, key, { at, skipped: 'promise_moved' });
  }
  const known = new Set(dossier.steps.map(({ key }) => key));
  const hour = handover.policy.sendingHour;
  await planStepsAnew(
    tx,
    steps.flatMap((step) => {
      if (step.dueAt > at) return toStepRow(handover.id, step);
      // Given and broken while nobody was looking, as in a pause: told in the next morning.
      const late = { ...step, dueAt: nextMorning(calendar, at, hour) };
      return known.has(step.key) ? [] : toStepRow(handover.id, late);
    }),
  );
}

/** What was sent back is told in a message of its own where no step of the policy will. */
export async function planSentBack(
  tx: Queries,
  dossier: Dossier,
  { givers, at }: Heard,
): Promise<void> {
  const { handover, items, steps } = dossier;
  const step = sentBackStep(
    {
      items: items.map((item) => ({
        ...answerFacts(item),
        sentBackAt: item.sent_back_at,
        answeredBy: givers.get(item.id)?.rung ?? null,
      })),
      steps: steps.map(({ kind, state, rungs, condition, due_at, taken_at, ...step }) => ({
        kind,
        state,
        rungs,
        condition,
        dueAt: due_at,
        takenAt: taken_at,
        leftOut: step.left_out || step.skip_reason === 'by_person',
      })),
    },
    { policy: handover.policy, calendar: calendarsOf(dossier).previousMsp, at },
  );
  if (step) await planStepRows(tx, [toStepRow(handover.id, step)]);
}

/** Thanks for the whole list, when it is whole and nothing of it was refused. */
export async function planThanks(
  tx: Queries,
  dossier: Dossier,
  { givers, at }: Heard,
): Promise<void> {
  if (dossier.steps.some((step) => step.kind === 'thanks' && step.state === 'planned')) return;
  if (!deservesThanks(dossier, givers)) return;
  const step = thanksStep(dossier.handover.policy, at, calendarsOf(dossier).previousMsp);
  await planStepsAnew(tx, [toStepRow(dossier.handover.id, step)]);
}

/** Everything is answered, something by the previous MSP itself, and no refusal stands. */
export function deservesThanks({ items, handover }: Dossier, givers: Heard['givers']): boolean {
  if (handover.items_outstanding > 0) return false;
  if (items.some((item) => item.state === 'answered' && item.answer_type === 'refused')) {
    return false;
  }
  return items.some(
    ({ id, state }) => state !== 'waived' && givers.get(id)?.party === 'previous_msp',
  );
}
