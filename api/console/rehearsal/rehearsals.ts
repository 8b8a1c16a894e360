import { randomUUID } from 'node:crypto';
import type { Rehearsed, RehearsalOrder } from '../../../domain/rehearsal/rehearsed';
import { Refusal } from '../../../domain/problem';
import type { Clock } from '../../../platform/clock';
import {
  RehearsalFailed,
  type Rehearse,
  type RunningRehearsal,
} from '../../../platform/rehearsal-process';

export type Kept =
  | { state: 'waiting'; ahead: number }
  | { state: 'running'; progress: string }
  | { state: 'done'; rehearsed: Rehearsed }
  | { state: 'failed'; sentence: string };

interface Entry {
  id: string;
  order: RehearsalOrder;
  begunAt: Date;
  kept: Kept;
}

const HOUR_MS = 3_600_000;
const MOST_WAITING = 5;

/**
 * The rehearsals of this console: one at a time, the others wait their turn. Kept in this process's memory for an
 * hour and nowhere else.
 */
export class Rehearsals {
  private readonly entries = new Map<string, Entry>();
  private running: RunningRehearsal | null = null;
  private stopped = false;

  constructor(
    private readonly rehearse: Rehearse,
    private readonly clock: Clock,
  ) {}

  /** Returns its id. Throws Refusal when too many wait already. */
  begin(order: RehearsalOrder): string {
    this.forgetOld();
    if (this.waiting().length >= MOST_WAITING) {
      throw new Refusal(
        'too_many_rehearsals',
        `${MOST_WAITING} rehearsals are waiting for their turn already. Try again in a minute.`,
      );
    }
    const id = randomUUID();
    const kept: Kept = { state: 'waiting', ahead: 0 };
    this.entries.set(id, { id, order, begunAt: this.clock.now(), kept });
    this.next();
    return id;
  }

  /** How a rehearsal stands; undefined for one that never was, or was forgotten. */
  find(id: string): Kept | undefined {
    this.forgetOld();
    const entry = this.entries.get(id);
    if (entry?.kept.state !== 'waiting') return entry?.kept;
    const ahead = this.waiting().indexOf(entry) + (this.running === null ? 0 : 1);
    return { state: 'waiting', ahead };
  }

  /** Ends the one that is running and starts no other. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.running?.stop();
    await this.running?.done.catch(() => undefined);
  }

  private waiting(): Entry[] {
    return [...this.entries.values()].filter(({ kept }) => kept.state === 'waiting');
  }

  private next(): void {
    const [entry] = this.waiting();
    if (this.stopped || this.running !== null || entry === undefined) return;
    entry.kept = { state: 'running', progress: 'Beginning …' };
    this.running = this.rehearse(entry.order, (progress) => {
      if (entry.kept.state === 'running') entry.kept = { state: 'running', progress };
    });
    this.running.done
      .then(
        (rehearsed) => {
          entry.kept = { state: 'done', rehearsed };
        },
        (error: unknown) => {
          entry.kept = { state: 'failed', sentence: sentenceOf(error) };
        },
      )
      .finally(() => {
        this.running = null;
        this.next();
      });
  }

  private forgetOld(): void {
    const oldest = this.clock.now().getTime() - HOUR_MS;
    for (const { id, begunAt, kept } of this.entries.values()) {
      const over = kept.state === 'done' || kept.state === 'failed';
      if (over && begunAt.getTime() < oldest) this.entries.delete(id);
    }
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof RehearsalFailed)) return 'The rehearsal could not be played to its end.';
  const problems = error.problems.map(({ message }) => message);
  return [error.sentence, ...problems].join(' ');
}
