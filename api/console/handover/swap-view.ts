import type { SwapSlot } from '../../../db/swap-slots';

/** The times at which they would sit down with us; once one is agreed on, that one. Null where none is proposed. */
export function swapView(slots: readonly SwapSlot[], { over, at }: { over: boolean; at: Date }) {
  if (slots.length === 0) return null;
  const agreed = slots.find((slot) => slot.confirmed_at !== null) ?? null;
  const first = slots.find((slot) => slot.starts_at > at);
  return {
    agreed,
    open: agreed === null,
    choose: agreed === null && first !== undefined && !over,
    slots: slots.map((slot) => ({
      startsAt: slot.starts_at,
      value: slot.starts_at.toISOString(),
      passed: slot.starts_at <= at,
      chosen: slot === first,
    })),
  };
}
