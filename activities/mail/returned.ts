import { returnsTold, takeReturns } from '../../db/returns-to-tell';
import { renderReturned } from '../../templates/email/render-returned';
import type { ActivityDeps } from '../deps';
import { tellOfArrivals } from './tell-of-arrivals';
import { tryAgainAt } from './try-again';

/** Tells the account manager what went back to its sender by itself, once for each answer, a sitting's in one message. */
export async function tellReturned(deps: ActivityDeps, handoverId: string): Promise<void> {
  const returned = await takeReturns(deps.db, handoverId, tryAgainAt(deps.at()));
  if (returned.length === 0) return;
  const told = await tellOfArrivals(deps, {
    handoverId,
    ids: returned.map(({ answerId }) => answerId),
    template: 'returned',
    render: (facts) => renderReturned({ ...facts, returned }),
  });
  if (told) await returnsTold(deps.db, returned);
}
