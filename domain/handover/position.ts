import { isOver, type Stage } from './stage';

/**
 * Where a handover stands, as far as *when* is concerned: the only thing that crosses between
 * PostgreSQL and the workflow. Counts and instants (epoch milliseconds, UTC), nothing else.
 */
export interface Position {
  stage: Stage;
  /** Grows with every change of the handover; an older position never replaces a newer one. */
  revision: number;
  /** Items that keep the chase going. */
  outstanding: number;
  /** Reset tasks not yet done or waived, and items not yet accepted, waived or recovered. */
  unsettled: number;
  /** The next planned act, whatever the stage; absent when none is planned. */
  next?: { step: string; at: number };
  paused?: boolean;
  /** Something happened that the rows have to be brought in line with: a signature, an answer to a task. */
  stale?: boolean;
}

export type Act =
  | { kind: 'sleep'; until: number | null }
  | { kind: 'take'; step: string }
  | { kind: 'reconcile' }
  | { kind: 'close' }
  | { kind: 'end' };

/**
 * What a handover does now. `now` and all instants in epoch milliseconds, UTC.
 * A paused handover only sleeps: a person's command changes its position and wakes it.
 */
export function nextAct(position: Position, now: number): Act {
  if (isOver(position.stage)) return { kind: 'end' };
  if (position.stage === 'draft' || position.paused === true) return { kind: 'sleep', until: null };
  if (position.stale === true) return { kind: 'reconcile' };
  if (position.stage === 'requested' && position.outstanding === 0) return { kind: 'reconcile' };
  if (position.stage === 'resets' && position.unsettled === 0) return { kind: 'close' };
  if (position.next === undefined) return { kind: 'sleep', until: null };
  if (position.next.at > now) return { kind: 'sleep', until: position.next.at };
  return { kind: 'take', step: position.next.step };
}

/** Whether a handover asleep until `armed` (epoch milliseconds, null for ever) has to be woken now. */
export function wakes(position: Position, armed: number | null, now: number): boolean {
  const act = nextAct(position, now);
  if (act.kind !== 'sleep') return true;
  return act.until !== null && (armed === null || act.until < armed);
}
