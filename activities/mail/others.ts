import { othersTold, takeOthers, type UselessOther } from '../../db/others-to-tell';
import type { Queries } from '../../db/pool';
import { readSender } from '../../db/send-again';
import { renderOthers } from '../../templates/email/render-others';
import type { ActivityDeps } from '../deps';
import { tellOfArrivals } from './tell-of-arrivals';
import { tryAgainAt } from './try-again';

/**
 * Tells the account manager what came beside answers and can be of no use, and who of its senders cannot be told; a
 * sitting's in one message. Once for each, and once more for one whose sender turned out to be out of reach.
 */
export async function tellOthers(deps: ActivityDeps, handoverId: string): Promise<void> {
  const taken = await takeOthers(deps.db, handoverId, tryAgainAt(deps.at()));
  if (taken.length === 0) return;
  const unreached = await outOfReach(deps.db, taken);
  const others = taken.map((other) => ({
    ...other,
    untold: other.what !== 'question' && (other.asked === null || unreached.has(other.asked)),
  }));
  const told = await tellOfArrivals(deps, {
    handoverId,
    ids: others.map(({ id, untold }) => (untold ? `${id} untold` : id)),
    template: 'of-no-use',
    render: (facts) => renderOthers({ ...facts, others }),
  });
  if (told) await othersTold(deps.db, taken);
}

async function outOfReach(
  queries: Queries,
  others: readonly UselessOther[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(others.flatMap((other) => other.asked ?? []))];
  const senders = await Promise.all(asked.map((id) => readSender(queries, id)));
  const reached = senders.flatMap((sender) => (sender?.reachable ? sender.contactId : []));
  return new Set(asked.filter((id) => !reached.includes(id)));
}
