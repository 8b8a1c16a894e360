import { readAgreedSwaps } from '../db/swap-slots';
import type { Dossier } from '../db/dossier';
import type { Queries } from '../db/pool';
import type { Reached } from '../domain/chase/heard-today';
import { morningAfter } from '../domain/chase/put-off';
import { standIn } from '../domain/chase/stand-in';
import { newsTooLate, swapStepKey } from '../domain/chase/swap-step';
import { toContact } from '../drafting/step-facts';
import { calendarsOf } from '../drafting/views';

/**
 * Who is told today of a joint swap that was agreed on, because tomorrow is too late: for any other message they have
 * heard from us today already.
 */
export async function awaitedNews(
  queries: Queries,
  dossier: Dossier,
  at: Date,
): Promise<Reached[]> {
  const due = dossier.steps.filter(
    ({ kind, state, due_at }) => kind === 'swap' && state === 'planned' && due_at <= at,
  );
  if (due.length === 0) return [];
  const { id, policy } = dossier.handover;
  const calendar = calendarsOf(dossier).previousMsp;
  const next = morningAfter(calendar, at, policy.sendingHour);
  return (await readAgreedSwaps(queries, id))
    .filter(
      ({ answerId, startsAt }) =>
        due.some(({ key }) => key === swapStepKey(answerId)) &&
        newsTooLate(calendar, startsAt, next),
    )
    .flatMap(({ proposedBy }) => {
      const to = standIn(dossier.contacts.map(toContact), proposedBy);
      return to ? [{ contactId: to.id, at }] : [];
    });
}
