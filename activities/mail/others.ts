import { othersTold, takeOthers } from '../../db/others-to-tell';
import { renderOthers } from '../../templates/email/render-others';
import type { ActivityDeps } from '../deps';
import { tellOfArrivals } from './tell-of-arrivals';
import { tryAgainAt } from './try-again';

/** Tells the account manager what came beside answers and can be of no use, once for each, a sitting's in one message. */
export async function tellOthers(deps: ActivityDeps, handoverId: string): Promise<void> {
  const others = await takeOthers(deps.db, handoverId, tryAgainAt(deps.at()));
  if (others.length === 0) return;
  const told = await tellOfArrivals(deps, {
    handoverId,
    ids: others.map(({ id }) => id),
    template: 'of-no-use',
    render: (facts) => renderOthers({ ...facts, others }),
  });
  if (told) await othersTold(deps.db, others);
}
