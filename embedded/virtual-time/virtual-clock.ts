import type { Clock } from '../../platform/clock';

/** Moves what follows the clock by the same duration, and returns when all that fell due has been done. */
export interface Follower {
  /** Called before time moves and after each move: do whatever is due at this instant. */
  settle(): Promise<void>;
  advance(milliseconds: number): Promise<void>;
}

/**
 * Business time for tests, the demo and rehearsals: stands still until told to move, and moves itself and
 * every running handover by the same duration (temporal-notes.md, "Virtual time on the real server").
 */
export class VirtualClock implements Clock {
  private readonly followers: Follower[] = [];
  private instant: number;
  private moved = 0;
  private settled = 0;

  /** The start must lie in the future of the machine's clock: a workflow cannot begin before its server. */
  constructor(start: Date) {
    this.instant = start.getTime();
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** How often time was moved and everything due was looked for, so far. */
  counted(): { moves: number; settlings: number } {
    return { moves: this.moved, settlings: this.settled };
  }

  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  async settle(): Promise<void> {
    this.settled += 1;
    for (const follower of this.followers) await follower.settle();
  }

  async advance(milliseconds: number, { settled = false } = {}): Promise<void> {
    if (!settled) await this.settle();
    this.moved += 1;
    for (const follower of this.followers) await follower.advance(milliseconds);
    this.instant += milliseconds;
    await this.settle();
  }

  /**
   * Moves to an instant; an earlier one than now changes nothing. `settled`: nobody has done anything since time last
   * moved or was settled.
   */
  async advanceTo(instant: Date, { settled = false } = {}): Promise<void> {
    const ahead = instant.getTime() - this.instant;
    if (ahead > 0) await this.advance(ahead, { settled });
    else if (!settled) await this.settle();
  }
}
