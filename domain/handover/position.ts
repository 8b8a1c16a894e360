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
  /** What is planned next is thanks for the whole list: the handover closes once they are given. */
  thanksFirst?: boolean;
}

/** The planned act of a paused handover whose pause ends by itself. */
export const RESUME = 'resume';

export type Act =
  | { kind: 'sleep'; until: number | null }
  | { kind: 'take'; step: string }
  | { kind: 'reconcile' }
  | { kind: 'close' }
  | { kind: 'end' };

/**
 * What a handover does now. `now` and all instants in epoch milliseconds, UTC.
 * A paused handover only sleeps: until its pause ends by itself, or a person's command changes its position.
 */
export function nextAct(position: Position, now: number): Act {
  if (isOver(position.stage)) return { kind: 'end' };
  if (position.stage === 'draft') return { kind: 'sleep', until: null };
  if (position.paused === true) return whilePaused(position, now);
  if (position.stale === true) return { kind: 'reconcile' };
  if (position.stage === 'requested' && position.outstanding === 0) return { kind: 'reconcile' };
  if (position.stage === 'resets' && position.unsettled === 0 && position.thanksFirst !== true)
    return { kind: 'close' };
  return whatIsPlanned(position, now);
}

function whilePaused(position: Position, now: number): Act {
  return position.next?.step === RESUME
    ? whatIsPlanned(position, now)
    : { kind: 'sleep', until: null };
}

function whatIsPlanned({ next }: Position, now: number): Act {
  if (next === undefined) return { kind: 'sleep', until: null };
  return next.at > now ? { kind: 'sleep', until: next.at } : { kind: 'take', step: next.step };
}

/** Whether a handover asleep until `armed` (epoch milliseconds, null for ever) has to be woken now. */
export function wakes(position: Position, armed: number | null, now: number): boolean {
  const act = nextAct(position, now);
  if (act.kind !== 'sleep') return true;
  return act.until !== null && (armed === null || act.until < armed);
}
