import { costBound, historyCost, type HistoryCost } from '../../embedded/cost/history-cost';
import type { Stage } from './stage';

/** What an answer that changes the chase may cost beyond the bound. */
export const MOST_ADDED = 3;

/** What a handover has cost so far, and the bound for its steps and sittings alone. */
export async function lifeCost(
  stage: Stage,
  id: string,
): Promise<{ cost: HistoryCost; bound: ReturnType<typeof costBound>; steps: number }> {
  const history = await stage.client.workflow.getHandle(`h-${id}`).fetchHistory();
  // The letter of request is in the fixed part; every other act whose time came is a step.
  const steps =
    (history.events ?? []).filter(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'takeStep',
    ).length - 1;
  const { count } = await stage.db
    .selectFrom('submissions')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('handover_id', '=', id)
    .where('finished_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { cost: historyCost(history), bound: costBound(steps, count), steps };
}
