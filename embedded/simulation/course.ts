import { ApplicationFailure } from '@temporalio/activity';
import { carryOut } from '../../activities/carry-out';
import { closeHandover } from '../../activities/close-handover';
import type { ActivityDeps } from '../../activities/deps';
import { reconcile } from '../../activities/reconcile';
import { beginPlanB } from '../../activities/resets';
import { takeStep } from '../../activities/take-step';
import { lookDone } from '../../db/looks';
import { nextAct, type Act, type Position } from '../../domain/handover/position';
import { inLine } from '../../worker/sweeper';

/** As the workflow asks the engine for it (workflows/handover.ts). */
const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 30 * 60_000;

/**
 * The workflow's loop without the engine: the same decisions, the same activities, and on virtual time the same
 * attempts again when mail was not settled.
 */
export class Course {
  private retry: { at: number; pauseMs: number } | null = null;

  constructor(
    private readonly deps: ActivityDeps,
    readonly handover: string,
    private position: Position,
  ) {}

  get stage(): Position['stage'] {
    return this.position.stage;
  }

  isOver(now: Date): boolean {
    return this.next(now).kind === 'end';
  }

  /** When it does something next, if nothing else happens; epoch milliseconds, null for never. */
  wakesAt(now: Date): number | null {
    const act = this.next(now);
    if (act.kind === 'end') return null;
    return act.kind === 'sleep' ? act.until : (this.retry?.at ?? now.getTime());
  }

  /** Does what is due now. False when there is nothing to do yet. */
  async act(now: Date): Promise<boolean> {
    const act = this.next(now);
    if (act.kind === 'sleep' || act.kind === 'end') return false;
    if (this.retry !== null && this.retry.at > now.getTime()) return false;
    try {
      this.adopt(await this.perform(act));
      this.retry = null;
    } catch (error) {
      if (!(error instanceof ApplicationFailure) || error.nonRetryable === true) throw error;
      const pauseMs = Math.min((this.retry?.pauseMs ?? FIRST_RETRY_MS / 2) * 2, LONGEST_RETRY_MS);
      const asked = Number(error.nextRetryDelay ?? 0);
      this.retry = { pauseMs, at: now.getTime() + Math.max(pauseMs, asked) };
    }
    return true;
  }

  /** What the worker's sweeper does when a look is due: rows in line, then the workflow is told. */
  async look(): Promise<void> {
    const position = await inLine(this.deps, this.handover);
    this.adopt(position);
    await lookDone(this.deps.db, this.handover, position);
  }

  /** What the sweeper does when time alone has changed which reset tasks there should be. */
  async planAgain(): Promise<void> {
    await beginPlanB(this.deps, this.handover);
  }

  /** Carries a person's command out, as the workflow's update does. */
  async carry(command: string): Promise<void> {
    this.adopt(await carryOut(this.deps, { handover: this.handover, command }));
  }

  private next(now: Date): Act {
    return nextAct(this.position, now.getTime());
  }

  private adopt(newer: Position): void {
    if (newer.revision > this.position.revision) this.position = newer;
  }

  private perform(act: Exclude<Act, { kind: 'sleep' | 'end' }>): Promise<Position> {
    const { deps, handover } = this;
    switch (act.kind) {
      case 'take':
        return takeStep(deps, { handover, step: act.step });
      case 'reconcile':
        return reconcile(deps, handover);
      case 'close':
        return closeHandover(deps, handover);
    }
  }
}
