import { clearTrouble, raiseTrouble } from '../../db/troubles';
import type { ActivityDeps } from '../deps';
import { anchorLog } from './anchor';
import { keepHeadsOutside } from './heads-outside';

/**
 * Keeps outside the database where the log's chains end: daily anchors, and what has grown since. Where that fails, a
 * folder that is full or an authority that is away, operations hears of it and not only our log: meanwhile the log is
 * held by the database alone.
 */
export async function keepOutside(deps: ActivityDeps): Promise<void> {
  const { db, anchors, onError } = deps;
  if (anchors === null) return;
  const errors: unknown[] = [];
  for (const keep of [anchorLog, keepHeadsOutside]) {
    await keep(deps).catch((error: unknown) => errors.push(error));
  }
  errors.forEach(onError);
  const trouble = { reason: 'anchor_failing', handoverId: null, at: deps.at() } as const;
  if (errors.length > 0) await raiseTrouble(db, trouble);
  else await clearTrouble(db, 'anchor_failing');
}
