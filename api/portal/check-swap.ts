import type { LinkPage } from '../../db/links';
import { readSwapOffice } from '../../db/swap-slots';
import { checkSwapSlots, type SwapCheck } from '../../domain/answers/swap-slots';
import { officeCalendar } from '../../domain/calendar/calendar';
import { ourOffice } from '../../platform/our-office';
import type { Portal } from './deps';

/** Checks times for sitting down together against the working days of both sides. */
export async function checkSwap(
  { db, config }: Portal,
  { handoverId }: LinkPage,
  { typed, at }: { typed: (key: string) => string; at: Date },
): Promise<SwapCheck> {
  const theirs = officeCalendar(await readSwapOffice(db, handoverId));
  return checkSwapSlots(typed, { theirs, ours: ourOffice(config), at });
}
