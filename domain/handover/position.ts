import type { Stage } from './stage';

/**
 * Where a handover stands, as far as *when* is concerned: the only thing that crosses between
 * PostgreSQL and the workflow. Ids, counts and instants (epoch milliseconds, UTC), nothing else.
 */
export interface Position {
  stage: Stage;
  /** Grows with every change of the handover's row; an older position is never taken over a newer one. */
  revision: number;
  /** Items that keep the chase going. */
  outstanding: number;
  /** Reset tasks not yet done or waived, and items not yet accepted, waived or recovered. */
  unsettled: number;
  /** The next planned act, whatever the stage; null when none is planned. */
  next: { step: string; at: number } | null;
  paused?: boolean;
  /** An answer changed what reset tasks should exist. */
  stale?: boolean;
}

export type Act =
  | { kind: 'sleep'; until: number | null }
  | { kind: 'take'; step: string }
  | { kind: 'openRequest' }
  | { kind: 'openResets' }
  | { kind: 'agreeTasks' }
  | { kind: 'close' }
  | { kind: 'end' };

/**
 * What a handover does now. `now` and every instant in epoch milliseconds, UTC.
 * A paused handover only sleeps; a person's commands change its position and wake it.
 */
export function nextAct(position: Position, now: number): Act {
  switch (position.stage) {
    case 'closed':
    case 'cancelled':
      return { kind: 'end' };
    case 'draft':
      return { kind: 'sleep', until: null };
    default:
  }
  if (position.paused) return { kind: 'sleep', until: null };
  if (position.stale) return { kind: 'agreeTasks' };
  if (position.stage === 'requested' && position.outstanding === 0) return { kind: 'openResets' };
  if (position.stage === 'resets' && position.unsettled === 0) return { kind: 'close' };
  if (position.next === null) return { kind: 'sleep', until: null };
  return position.next.at <= now
    ? { kind: 'take', step: position.next.step }
    : { kind: 'sleep', until: position.next.at };
}
