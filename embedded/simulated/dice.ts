import { createHash } from 'node:crypto';

/** Chance that is the same for the same seed: a life that went wrong can be lived again. */
export class Dice {
  private state: number;

  constructor(readonly seed: string) {
    this.state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  }

  /** From 0 up to but not including 1 (mulberry32: 32 bits of state are plenty for a few hundred throws). */
  throw(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number between the two, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.throw() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.throw() < probability;
  }

  /** One of them. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const index = this.whole(0, list.length - 1);
    const picked = list[index];
    if (index < 0 || index >= list.length) throw new RangeError('there is nothing to pick from');
    return picked as T;
  }

  /** About that share of them, in their order; at least one when there is any. */
  some<T>(list: readonly T[], share: number): T[] {
    const wanted = Math.min(list.length, Math.max(1, Math.round(list.length * share)));
    const places = list.map((_, place) => ({ place, key: this.throw() }));
    const chosen = new Set(
      places
        .sort((a, b) => a.key - b.key)
        .slice(0, wanted)
        .map(({ place }) => place),
    );
    return list.filter((_, place) => chosen.has(place));
  }

  /** Dice of their own for a part, so that what one part throws does not change another's. */
  apart(name: string): Dice {
    return new Dice(`${this.seed} ${name}`);
  }
}
