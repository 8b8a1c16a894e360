import { offersSwap, SWAP_NUMBERS, swapDay, swapTime } from '../../domain/answers/swap-fields';
import type { SwapCheck } from '../../domain/answers/swap-slots';
import type { Portal } from './deps';
import type { SentAnswer } from './save-item';

export const NO_SWAP: SwapCheck = { slots: [], problems: [] };

/** The times that a promise proposes for sitting down together, checked. */
export async function proposedSwap(
  portal: Portal,
  { link, item }: SentAnswer,
  given: { typed: (key: string) => string; at: Date },
): Promise<SwapCheck> {
  const any = SWAP_NUMBERS.some((n) => given.typed(swapDay(n)) + given.typed(swapTime(n)) !== '');
  if (!any || !offersSwap(item)) return NO_SWAP;
  // The tables of holidays are in no other room of the portal: loaded when they are needed. `import()` is Node's
  // own, which wants the file's whole name.
  const { checkSwap } = await import('./check-swap.js');
  return checkSwap(portal, link, given);
}
